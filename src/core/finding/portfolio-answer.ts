import { isInPlace } from '../companies/company-where.ts';
import type { Company, Subscription } from '../marketplace/records.ts';
import { hasEnded, isRunning } from '../marketplace/running.ts';
import { isBetter, type ProductLevel, productLevel } from '../names/product-names.ts';
import { resolveVendor } from '../names/vendors.ts';
import { type CompanyTotals, totalsOf } from '../portfolio/company-totals.ts';
import { isOfTerm } from '../portfolio/narrow.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { Addition } from '../rules/seat-history.ts';
import { unreadProduct } from '../rules/seat-rule.ts';
import { type OpenSeats, seatsBack } from '../rules/seats-back.ts';
import { plusMonths } from '../rules/term-dates.ts';
import type { PortfolioQuestion } from '../understanding/intent.ts';
import { byText } from '../words/by-text.ts';
import type { Instant } from '../words/instant.ts';
import { type AmountLimit, isWithinAmount, isWithinSeats } from '../words/limits.ts';
import { amountOfUnits, type Money } from '../words/money.ts';
import { type Margin, marginsOf } from './margin.ts';

/** A company, product or vendor that fits the question, with the subscriptions that count. */
export type FoundGroup = Readonly<{
  /** Null for a group by product or vendor. */
  company: Company | null;
  /** The product or vendor; null when Pax8 does not say, and for companies. */
  name: string | null;
  found: readonly Standing[];
  /** When a company's first subscription began, where new companies are asked for. */
  since?: Instant | null;
  companies: number;
  /** Of how many products the subscriptions are. */
  products: number;
  totals: CompanyTotals;
  /** Largest price first. */
  margins: readonly Margin[];
  /** Subscriptions whose price or cost is not known, which no margin has. */
  unknownMargins: number;
}>;

export type PortfolioAnswer =
  | Readonly<{
      kind: 'found';
      /** Groups of what was found: by company, product or vendor. */
      rows: readonly FoundGroup[];
      /** How many there were before "top n". */
      total: number;
      /** Each subscription that was found. */
      subscriptions: readonly Standing[];
      /** When open windows are asked about: what may go back, by subscription id. */
      open: ReadonlyMap<string, OpenSeats>;
      leftOut: LeftOut;
    }>
  /** Nobody has a product or vendor of this name, so nothing can be said. */
  | Readonly<{ kind: 'no-product'; text: string }>;

/** What may belong to the answer but is left out, because Pax8 did not say enough. */
type LeftOut = Readonly<{
  /** Running subscriptions without a known commitment, when terms are asked for. */
  withoutCommitment: number;
  /** Without the date that was asked for: of the cancellation, or of the start. */
  withoutDate: number;
}>;

/** The ids of the products that a text means; "E3 or E5" means those of both. */
const productsMeant = (portfolio: Portfolio, text: string): ReadonlySet<string> =>
  new Set(text.split(' or ').flatMap((part) => [...productsNamed(portfolio, part)]));

/** The ids of the products that a name means: a vendor's, or the names that fit best. Empty when nobody has one. */
export const productsNamed = (portfolio: Portfolio, text: string): ReadonlySet<string> => {
  const sku = portfolio.skus.get(text.toLowerCase());
  if (sku !== undefined) return new Set([sku]);
  const vendor = resolveVendor(portfolio, text);
  if (vendor.kind === 'one' && vendor.exact)
    return new Set([...portfolio.vendors].filter(([, name]) => name === vendor.vendor).map(([id]) => id));
  const fitting = new Map<string, ProductLevel>();
  const levelOf = byText((name) => productLevel(name, text));
  let best: ProductLevel | null = null;
  for (const { productId, productName } of portfolio.subscriptions.values()) {
    const level = fitting.get(productId) ?? (productName === null ? null : levelOf(productName));
    if (level === null) continue;
    fitting.set(productId, level);
    if (best === null || isBetter(level, best)) best = level;
  }
  return new Set([...fitting].filter(([, level]) => level === best).map(([id]) => id));
};

const startedAt = ({ startAt, createdAt }: Subscription): Instant | null => startAt ?? createdAt;

/** What else a question over the portfolio is answered from. */
type AnswerWith = Readonly<{
  /** The ids of companies to leave out. */
  without?: readonly string[];
  /** Seats added lately, by subscription id. */
  added?: ReadonlyMap<string, readonly Addition[]>;
}>;

/** The seats that may go back now, by what the bot knows without asking Pax8; null when none may. */
const openSeats = (
  { vendors }: Portfolio,
  subscription: Subscription,
  { added }: AnswerWith,
  now: Instant,
): OpenSeats | null => {
  const product = { ...unreadProduct, vendorName: vendors.get(subscription.productId) ?? null };
  const known = { history: null, renewal: null, added: added?.get(subscription.id) ?? [] };
  const back = seatsBack({ subscription, product, ...known }, now);
  return back.kind === 'open' ? back : null;
};

type Kept = 'yes' | 'no' | 'without-commitment' | 'without-date';

const isIn = (period: PortfolioQuestion['period'], at: Instant): boolean =>
  period === null || (at >= period.from && at < period.to);

const inTime = (at: Instant | null, { period, olderMonths }: PortfolioQuestion, now: Instant): Kept => {
  if (at === null) return 'without-date';
  if (!isIn(period, at)) return 'no';
  return olderMonths === null || plusMonths(at, olderMonths) <= now ? 'yes' : 'no';
};

/** Whether a subscription is one that the question is about. */
const keeps = (
  question: PortfolioQuestion,
  subscription: Subscription,
  isOpen: (subscription: Subscription) => boolean,
  now: Instant,
): Kept => {
  const { cancelled, term, window, olderMonths, currency } = question;
  // Of companies that are new the time is theirs, and not that of each subscription.
  const period = question.newcomers === true ? null : question.period;
  if (currency !== undefined && subscription.currency !== currency) return 'no';
  if (cancelled) {
    const isCancelled = /cancel/i.test(subscription.status) || hasEnded(subscription, now);
    if (!isCancelled) return 'no';
    return period === null ? 'yes' : inTime(subscription.endAt, question, now);
  }
  if (!isRunning(subscription, now)) return 'no';
  const committed = subscription.commitment?.term ?? null;
  if (term !== null && committed === null) return 'without-commitment';
  if (term !== null && committed !== null && !isOfTerm(committed, term)) return 'no';
  if (window && !isOpen(subscription)) return 'no';
  return period === null && olderMonths === null ? 'yes' : inTime(startedAt(subscription), question, now);
};

/** When a company's first subscription began; null when Pax8 gives no date of any. */
const firstStart = (all: readonly Standing[]): Instant | null => {
  const starts = all.flatMap(({ subscription: { startAt, createdAt } }) =>
    [startAt ?? [], createdAt ?? []].flat(),
  );
  return starts.length === 0 ? null : Math.min(...starts);
};

const groupOf = (
  company: Company | null,
  name: string | null,
  found: readonly Standing[],
  now: Instant,
): FoundGroup => ({
  company,
  name,
  found,
  companies: new Set(found.map(({ subscription }) => subscription.companyId)).size,
  products: new Set(found.map(({ subscription }) => subscription.productId)).size,
  totals: totalsOf(found, now),
  ...marginsOf(found),
});

const nameOf = (
  { vendors }: Portfolio,
  by: 'product' | 'vendor',
  { productId, productName }: Subscription,
): string | null => (by === 'product' ? productName : (vendors.get(productId) ?? null));

type Meant = Readonly<{
  had: readonly Readonly<{ ids: ReadonlySet<string> }>[];
  lacked: readonly Readonly<{ ids: ReadonlySet<string> }>[];
  counted: ReadonlySet<string>;
}>;

/** Whether a company has everything it should have, and nothing it should not. */
const holdsAsked = (
  { cancelled, only }: PortfolioQuestion,
  running: readonly Standing[],
  { had, lacked, counted }: Meant,
): boolean => {
  const holds = (ids: ReadonlySet<string>) =>
    running.some(({ subscription }) => ids.has(subscription.productId));
  if (lacked.some(({ ids }) => holds(ids))) return false;
  if (!cancelled && had.some(({ ids }) => !holds(ids))) return false;
  return !only || running.every(({ subscription }) => counted.has(subscription.productId));
};

/** Whether one subscription has that many seats and costs that much a month. Unknown values fit no limit. */
const isWithinBounds = (
  { moreSeats: more, fewerSeats: fewer, amount }: PortfolioQuestion,
  { subscription: { quantity }, monthly }: Standing,
): boolean =>
  (more === null && fewer === null ? true : quantity !== null && isWithinSeats(quantity, { more, fewer })) &&
  (amount === null || (monthly !== null && costsSo(amount, [monthly])));

/** Whether a company is in the wanted place, and new in the wanted time. */
const isMeant = (
  { place, newcomers, period }: PortfolioQuestion,
  company: Company,
  since: Instant | null,
): boolean =>
  (place === undefined || isInPlace(company, place)) &&
  (newcomers !== true || (since !== null && isIn(period, since)));

/** How the rows are sorted, and how many of them there are. */
const sortedRows = (
  portfolio: Portfolio,
  question: PortfolioQuestion,
  rows: readonly FoundGroup[],
  now: Instant,
): Readonly<{ rows: readonly FoundGroup[]; total: number; subscriptions: readonly Standing[] }> => {
  const subscriptions = rows.flatMap(({ found }) => found);
  if (listsSubscriptions(question)) return dearest(rows, subscriptions, question, now);
  const by = question.what === 'products' ? 'product' : question.by;
  const groups =
    by === 'product' || by === 'vendor'
      ? groupedBy(portfolio, by, subscriptions, now).filter(isShared(question))
      : [...rows];
  groups.sort(orders[orderOf(question, by === 'product' || by === 'vendor')]);
  if (question.least) groups.reverse();
  const { top } = question;
  return { rows: top === null ? groups : groups.slice(0, top), total: groups.length, subscriptions };
};

/** Answers from the portfolio. A question about a product that nobody has is not answered with everything. */
export const answerFromPortfolio = (
  portfolio: Portfolio,
  question: PortfolioQuestion,
  now: Instant,
  rest: AnswerWith = {},
): PortfolioAnswer => {
  const { has, lacks, of, what } = question;
  const meant = (texts: readonly string[]) =>
    texts.map((text) => ({ text, ids: productsMeant(portfolio, text) }));
  const [had, lacked, scope] = [meant(has), meant(lacks), meant(of)];
  const none = [...had, ...lacked, ...scope].find(({ ids }) => ids.size === 0);
  if (none !== undefined) return { kind: 'no-product', text: none.text };
  const counted = new Set([...had, ...scope].flatMap(({ ids }) => [...ids]));
  const leftOut = { withoutCommitment: 0, withoutDate: 0 };
  const rows: FoundGroup[] = [];
  const open = new Map<string, OpenSeats>();
  const isOpen = (subscription: Subscription): boolean => {
    const seats = openSeats(portfolio, subscription, rest, now);
    if (seats !== null) open.set(subscription.id, seats);
    return seats !== null;
  };
  for (const company of portfolio.companies.values()) {
    if (rest.without?.includes(company.id)) continue;
    const all = standingsIn(portfolio, company);
    const since = question.newcomers === true ? firstStart(all) : null;
    if (question.newcomers === true && since === null) leftOut.withoutDate += all.length;
    if (!isMeant(question, company, since)) continue;
    const running = all.filter(({ subscription }) => isRunning(subscription, now));
    if (!holdsAsked(question, running, { had, lacked, counted })) continue;
    const mine = all.filter((standing) => {
      const { subscription } = standing;
      if (counted.size > 0 && !counted.has(subscription.productId)) return false;
      if (question.what === 'subscriptions' && !isWithinBounds(question, standing)) return false;
      const verdict = keeps(question, subscription, isOpen, now);
      if (verdict === 'without-commitment') leftOut.withoutCommitment += 1;
      if (verdict === 'without-date') leftOut.withoutDate += 1;
      return verdict === 'yes';
    });
    const group = { ...groupOf(company, null, mine, now), since };
    if (what === 'subscriptions' ? mine.length > 0 : isAsked(question, group, counted.size > 0))
      rows.push(group);
  }
  return { kind: 'found', ...sortedRows(portfolio, question, rows, now), open, leftOut };
};

/** "top 5 customers" are those with the highest price; of products, those with the most seats. */
export const rankedQuestion = (question: PortfolioQuestion): PortfolioQuestion =>
  question.top === null || question.by !== null || question.newcomers === true
    ? question
    : { ...question, by: question.what === 'products' ? 'seats' : 'spend' };

/** Whether single subscriptions are listed, the dearest first where that is asked for. */
export const listsSubscriptions = ({ what, by }: PortfolioQuestion): boolean =>
  what === 'subscriptions' && (by === null || by === 'spend');

/** The first few subscriptions, and the companies that have them. */
const dearest = (
  rows: readonly FoundGroup[],
  all: readonly Standing[],
  { by, least, top }: PortfolioQuestion,
  now: Instant,
): Readonly<{ rows: FoundGroup[]; total: number; subscriptions: readonly Standing[] }> => {
  const price = ({ units }: Standing): number => units.price ?? -1;
  const sorted =
    by === null && top === null
      ? all
      : all.toSorted((a, b) => (least ? price(a) - price(b) : price(b) - price(a)));
  const subscriptions = top === null ? sorted : sorted.slice(0, top);
  const shown = new Set(subscriptions);
  const groups = rows.flatMap((row): FoundGroup[] => {
    const found = row.found.filter((standing) => shown.has(standing));
    return found.length === 0 ? [] : [groupOf(row.company, null, found, now)];
  });
  return { rows: groups.sort(byName), total: all.length, subscriptions };
};

/**
 * The seats that count: of one product its own; of several, people's, and others only where nothing else was named.
 * Companies with nothing that counts fit only questions about few seats.
 */
const hasSeats = (
  { moreSeats: more, fewerSeats: fewer, newcomers }: PortfolioQuestion,
  { found, products, totals: { seats, otherSeats } }: FoundGroup,
  named: boolean,
): boolean => {
  if (found.length === 0) return newcomers === true || (fewer !== null && more === null);
  if (more === null && fewer === null) return true;
  if (seats === 0 && otherSeats > 0 && !named) return false;
  const all = named && (products === 1 || seats === 0);
  return isWithinSeats(seats + (all ? otherSeats : 0), { more, fewer });
};

/** Whether one of the amounts, each of its currency, is within the limit. */
const costsSo = (limit: AmountLimit, sums: readonly Money[]): boolean =>
  sums.some(
    ({ currency, amount }) =>
      (limit.currency === null || currency === limit.currency) && isWithinAmount(Number(amount), limit),
  );

/** The margin of each currency in per cent of the price. */
const sharesOf = ({ margins }: FoundGroup): Money[] =>
  margins.flatMap(({ currency, units, ofUnits }) =>
    ofUnits === 0 ? [] : [{ currency, amount: String((units * 100) / ofUnits) }],
  );

/** A margin in percent limits each product where products are listed, not the companies that have them. */
const boundsProducts = ({ amount, what, by }: PortfolioQuestion): boolean =>
  amount?.percent === true && (what === 'products' || by === 'product');
const isShared =
  (question: PortfolioQuestion) =>
  (group: FoundGroup): boolean =>
    question.amount === null || !boundsProducts(question) || costsSo(question.amount, sharesOf(group));

/** What a question's limit applies to: a margin in percent, a margin, or the monthly price. */
const boundedOf = ({ amount, by, what }: PortfolioQuestion, group: FoundGroup): readonly Money[] => {
  if (amount?.percent === true) return sharesOf(group);
  return by === 'margin' || what === 'margin'
    ? group.margins.map(({ currency, units }) => ({ currency, amount: amountOfUnits(units, currency) }))
    : group.totals.monthly;
};

/** Whether a company has that many seats, and its monthly cost or margin is within the limit. */
const isAsked = (question: PortfolioQuestion, group: FoundGroup, named: boolean): boolean => {
  const { amount } = question;
  return (
    hasSeats(question, group, named) &&
    (amount === null || boundsProducts(question) || costsSo(amount, boundedOf(question, group)))
  );
};

const groupedBy = (
  portfolio: Portfolio,
  by: 'product' | 'vendor',
  all: readonly Standing[],
  now: Instant,
): FoundGroup[] => {
  const groups = new Map<string | null, Standing[]>();
  for (const standing of all) {
    const name = nameOf(portfolio, by, standing.subscription);
    const same = groups.get(name);
    if (same === undefined) groups.set(name, [standing]);
    else same.push(standing);
  }
  return [...groups].map(([name, found]) => groupOf(null, name, found, now));
};

/** What rows are ordered by: groups by seats unless something else is asked. */
const orderOf = ({ newcomers, what, by }: PortfolioQuestion, grouped: boolean): keyof typeof orders => {
  if (newcomers === true) return 'newest';
  if (grouped) return what === 'spend' || by === 'spend' ? 'spend' : 'seats';
  return by === null || by === 'product' || by === 'vendor' ? 'name' : by;
};

type Order = (a: FoundGroup, b: FoundGroup) => number;
const titleOf = ({ company, name }: FoundGroup): string => company?.name ?? name ?? '';
const byName: Order = (a, b) => titleOf(a).localeCompare(titleOf(b));
/** By the largest amount of any currency: amounts of different currencies are never added. */
const largest = ({ totals }: FoundGroup): number =>
  Math.max(0, ...totals.monthly.map(({ amount }) => Number(amount)));
const largestMargin = ({ margins }: FoundGroup): number => Math.max(0, ...margins.map(({ units }) => units));
const seatsOf = ({ totals }: FoundGroup): number => totals.seats + totals.otherSeats;

const orders: Readonly<Record<'name' | 'seats' | 'spend' | 'margin' | 'newest', Order>> = {
  name: byName,
  seats: (a, b) => b.totals.seats - a.totals.seats || seatsOf(b) - seatsOf(a) || byName(a, b),
  spend: (a, b) => largest(b) - largest(a) || byName(a, b),
  newest: (a, b) => Number(b.since) - Number(a.since) || byName(a, b),
  margin: (a, b) => largestMargin(b) - largestMargin(a) || byName(a, b),
};
