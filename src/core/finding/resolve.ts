import type { Company, Subscription } from '../marketplace/records.ts';
import { findCompanies, findNames, matchName } from '../names/names.ts';
import { productLevel } from '../names/product-names.ts';
import { isProductText } from '../names/product-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Target } from '../understanding/intent.ts';
import { holdersOf, matchHeld, nearestHeld } from './held-products.ts';
import { bestSplit, companiesOf } from './word-splits.ts';

/** `text` is as written, empty when nothing was. Candidates are best first, at most eight of `total`. */
export type WhichCompany = Readonly<{
  kind: 'which-company';
  text: string;
  candidates: readonly Company[];
  total: number;
}>;
export type NoCompany = Readonly<{ kind: 'no-company'; text: string; nearest: readonly Company[] }>;

export type ResolvedCompany =
  | Readonly<{ kind: 'one'; company: Company; exact: boolean }>
  | WhichCompany
  | NoCompany;

export type Resolved =
  | Readonly<{ kind: 'one'; company: Company; subscription: Subscription }>
  | WhichCompany
  | Readonly<{
      kind: 'which-subscription';
      company: Company;
      text: string;
      candidates: readonly Subscription[];
    }>
  | NoCompany
  /** `held` is everything the company has, nearest first. */
  | Readonly<{ kind: 'no-product'; company: Company; text: string; held: readonly Subscription[] }>
  /** `company` is set when only the product is missing; `text` is what was written. */
  | Readonly<{ kind: 'missing'; part: 'company' | 'product' | 'both'; company: Company | null; text: string }>
  | Readonly<{ kind: 'no-reference'; reference: string }>
  /** A short id of a subscription of `company`, while `text` names another company. */
  | Readonly<{ kind: 'not-theirs'; subscription: Subscription; company: Company; text: string }>
  /** Several subscriptions start with the short id. */
  | Readonly<{ kind: 'which-reference'; reference: string; candidates: readonly Subscription[] }>;

const maxListed = 8;
/** With more companies than this, nobody checks which of them hold the product. */
const maxLooked = 50;

const whichCompany = (
  text: string,
  companies: readonly Company[],
  total = companies.length,
): WhichCompany => ({
  kind: 'which-company',
  text,
  candidates: companies.slice(0, maxListed),
  total,
});

/** The company a text means; asks when it fits several equally well. */
export const resolveCompany = (portfolio: Portfolio, text: string): ResolvedCompany => {
  const match = matchName(portfolio.companyNames, text, findCompanies);
  if (match.kind === 'none')
    return { kind: 'no-company', text, nearest: companiesOf(portfolio, match.nearest) };
  if (match.kind === 'several') return whichCompany(text, companiesOf(portfolio, match.ids), match.total);
  const [company] = companiesOf(portfolio, [match.id]);
  return company === undefined
    ? { kind: 'no-company', text, nearest: [] }
    : { kind: 'one', company, exact: match.exact };
};

const inCompany = (portfolio: Portfolio, company: Company, text: string): Resolved => {
  const match = matchHeld(portfolio, company, text);
  if (match.kind === 'one') return { kind: 'one', company, subscription: match.subscription };
  if (match.kind === 'none')
    return { kind: 'no-product', company, text, held: nearestHeld(portfolio, company, text) };
  return { kind: 'which-subscription', company, text, candidates: match.subscriptions };
};

const pair = (portfolio: Portfolio, company: string, product: string): Resolved => {
  const found = resolveCompany(portfolio, company);
  if (found.kind === 'one') return inCompany(portfolio, found.company, product);
  if (found.kind === 'no-company') return found;
  const all = companiesOf(portfolio, findCompanies(portfolio.companyNames, company)?.ids ?? []);
  if (all.length > maxLooked) return found;
  const holding = all.filter((each) => matchHeld(portfolio, each, product).kind !== 'none');
  return holding.length > 0 ? whichCompany(company, holding) : found;
};

/** Company and product as the sentence separates them, or swapped or split elsewhere when that finds nothing. */
const both = (portfolio: Portfolio, company: string, product: string): Resolved => {
  const straight = pair(portfolio, company, product);
  if (straight.kind !== 'no-company' && straight.kind !== 'no-product') return straight;
  const other = [`${product} ${company}`, `${company} ${product}`]
    .map((text) => bestSplit(portfolio, text, 'parts'))
    .find((split) => split !== null);
  return other == null ? straight : ofSplit(portfolio, other);
};

const ofSplit = (portfolio: Portfolio, split: NonNullable<ReturnType<typeof bestSplit>>): Resolved => {
  const [company] = split.companies;
  return company !== undefined && split.sure
    ? inCompany(portfolio, company, split.product)
    : whichCompany(split.company, split.companies);
};

const productOnly = (portfolio: Portfolio, text: string): Resolved => {
  const holders = holdersOf(portfolio, text);
  return holders.length > 0
    ? whichCompany('', holders)
    : { kind: 'missing', part: 'company', company: null, text };
};

const companyOnly = (portfolio: Portfolio, text: string): Resolved => {
  const found = resolveCompany(portfolio, text);
  return found.kind === 'one' ? { kind: 'missing', part: 'product', company: found.company, text } : found;
};

/** Company and product in one text, or only one of them. A product's name is never taken for a company. */
const together = (portfolio: Portfolio, text: string): Resolved => {
  const equal = findNames(portfolio.companyNames, text, 'equal');
  if (equal === null && isProductText(text)) return productOnly(portfolio, text);
  const split =
    equal === null ? (bestSplit(portfolio, text, 'parts') ?? bestSplit(portfolio, text, 'typos')) : null;
  if (split !== null) return ofSplit(portfolio, split);
  const whole = companyOnly(portfolio, text);
  if (whole.kind !== 'no-company') return whole;
  if (holdersOf(portfolio, text).length > 0) return productOnly(portfolio, text);
  const half = bestSplit(portfolio, text, 'parts', false);
  return half === null ? whole : ofSplit(portfolio, half);
};

/** The words next to a short id when they name another company than its own; otherwise null. */
const otherCompany = (portfolio: Portfolio, { company, words }: Target, own: Company): string | null => {
  const text = company ?? words;
  if (text === null) return null;
  const named =
    findCompanies(portfolio.companyNames, text) ?? bestSplit(portfolio, text, 'parts', false)?.companies;
  const ids = named === undefined ? [] : 'ids' in named ? named.ids : named.map(({ id }) => id);
  return ids.length === 0 || ids.includes(own.id) ? null : text;
};

const byReference = (portfolio: Portfolio, reference: string, target: Target): Resolved => {
  const wanted = reference.replaceAll('-', '').toLowerCase();
  const start = wanted.slice(0, 6);
  const found =
    wanted.length < 6
      ? []
      : [...portfolio.subscriptions.values()].filter(
          ({ id }) =>
            id.toLowerCase().startsWith(start) && id.replaceAll('-', '').toLowerCase().startsWith(wanted),
        );
  const [subscription] = found;
  if (subscription === undefined) return { kind: 'no-reference', reference };
  if (found.length > 1) return { kind: 'which-reference', reference, candidates: found };
  const company = portfolio.companies.get(subscription.companyId);
  if (company === undefined) return { kind: 'no-reference', reference };
  const { product } = target;
  const other = otherCompany(portfolio, target, company);
  if (other !== null) return { kind: 'not-theirs', subscription, company, text: other };
  return product !== null && productLevel(subscription.productName, product) === null
    ? { kind: 'no-product', company, text: product, held: [subscription] }
    : { kind: 'one', company, subscription };
};

/**
 * Finds the one subscription meant, or what to ask. A missing company is always asked for, even when only one has the
 * product: a write is never guessed.
 */
export const resolveTarget = (portfolio: Portfolio, target: Target): Resolved => {
  const { company, product, words, reference } = target;
  if (reference !== null) return byReference(portfolio, reference, target);
  if (company !== null && product !== null) return both(portfolio, company, product);
  if (company !== null) return companyOnly(portfolio, company);
  const text = words ?? product;
  return text === null
    ? { kind: 'missing', part: 'both', company: null, text: '' }
    : together(portfolio, text);
};
