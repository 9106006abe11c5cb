import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { isBetter, type ProductLevel, productLevel } from '../names/product-names.ts';
import { resolveVendor } from '../names/vendors.ts';
import { type CompanyTotals, totalsOf } from '../portfolio/company-totals.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { PortfolioQuestion } from '../understanding/intent.ts';

/** A company that the question asks for, with what of it counts. */
export type FoundCompany = Readonly<{ company: Company; found: readonly Standing[]; totals: CompanyTotals }>;

export type PortfolioAnswer =
  | Readonly<{
      kind: 'found';
      rows: readonly FoundCompany[];
      /** How many there were before "top n". */
      total: number;
      /** Monthly or annual terms: subscriptions without a known commitment, which are left out. */
      withoutCommitment: number;
    }>
  /** Nobody has a product or vendor of this name, so nothing can be said. */
  | Readonly<{ kind: 'no-product'; text: string }>;

const commitments: Readonly<Record<'monthly' | 'annual' | 'three-year', RegExp>> = {
  monthly: /^(?:monthly|1[- ]month)$/i,
  annual: /^(?:1[- ]year|annual|yearly)$/i,
  'three-year': /^3[- ]year$/i,
};

/** The ids of the products that a text means: a vendor's, or the names that fit best. Empty when nobody has one. */
const productsMeant = (portfolio: Portfolio, text: string): ReadonlySet<string> => {
  const vendor = resolveVendor(portfolio, text);
  if (vendor.kind === 'one' && vendor.exact)
    return new Set([...portfolio.vendors].filter(([, name]) => name === vendor.vendor).map(([id]) => id));
  const fitting = new Map<string, ProductLevel>();
  let best: ProductLevel | null = null;
  for (const { productId, productName } of portfolio.subscriptions.values()) {
    const level = fitting.get(productId) ?? productLevel(productName, text);
    if (level === null) continue;
    fitting.set(productId, level);
    if (best === null || isBetter(level, best)) best = level;
  }
  return new Set([...fitting].filter(([, level]) => level === best).map(([id]) => id));
};

const wants = ({ term }: PortfolioQuestion, subscription: Subscription, now: number): boolean => {
  if (term === 'cancelled') return /cancel/i.test(subscription.status);
  if (!isRunning(subscription, now)) return false;
  return term === null || commitments[term].test(subscription.commitment?.term ?? '');
};

/** Answers from the portfolio; a question that names a product which nobody has is not answered with everything. */
export const answerFromPortfolio = (
  portfolio: Portfolio,
  question: PortfolioQuestion,
  now: number,
): PortfolioAnswer => {
  const { has, lacks, term, moreSeats, by, top } = question;
  const had = has === null ? null : productsMeant(portfolio, has);
  const lacked = lacks === null ? null : productsMeant(portfolio, lacks);
  if (has !== null && had?.size === 0) return { kind: 'no-product', text: has };
  if (lacks !== null && lacked?.size === 0) return { kind: 'no-product', text: lacks };
  let withoutCommitment = 0;
  const rows = [...portfolio.companies.values()].flatMap((company): FoundCompany[] => {
    const all = standingsIn(portfolio, company);
    const running = all.filter(({ subscription }) => isRunning(subscription, now));
    if (running.some(({ subscription }) => lacked?.has(subscription.productId))) return [];
    const mine = all.filter(
      ({ subscription }) =>
        (had === null || had.has(subscription.productId)) && wants(question, subscription, now),
    );
    if (term !== null && term !== 'cancelled')
      withoutCommitment += running.filter(
        ({ subscription }) =>
          subscription.commitment === null && (had === null || had.has(subscription.productId)),
      ).length;
    if (mine.length === 0) return [];
    const totals = totalsOf(mine, now);
    const seats = totals.seats + (had === null ? 0 : totals.otherSeats);
    return moreSeats !== null && seats <= moreSeats ? [] : [{ company, found: mine, totals }];
  });
  rows.sort(by === 'seats' ? bySeats : by === 'spend' ? bySpend : byName);
  return {
    kind: 'found',
    rows: top === null ? rows : rows.slice(0, top),
    total: rows.length,
    withoutCommitment,
  };
};

const byName = (a: FoundCompany, b: FoundCompany): number => a.company.name.localeCompare(b.company.name);
const bySeats = (a: FoundCompany, b: FoundCompany): number =>
  b.totals.seats - a.totals.seats || b.totals.otherSeats - a.totals.otherSeats || byName(a, b);
/** By the largest amount of any currency: amounts of different currencies are never added. */
const bySpend = (a: FoundCompany, b: FoundCompany): number => largest(b) - largest(a) || byName(a, b);
const largest = ({ totals }: FoundCompany): number =>
  Math.max(0, ...totals.monthly.map(({ amount }) => Number(amount)));
