import { matchHeld } from '../finding/held-products.ts';
import type { Company, Subscription } from '../marketplace/records.ts';
import { isDoubtful, isVague } from '../names/product-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, SeatCount, Target } from '../understanding/intent.ts';
import type { Amount, ChangeLine } from './change-lines.ts';
import type { Missing } from './reading.ts';

/** A line with its names resolved. `sure` is false when the company was one of several that fit. */
export type ResolvedLine = Readonly<{
  intent: Extract<Intent, { kind: 'seats' | 'order' }>;
  missing: readonly Missing[];
  sure: boolean;
  /** Null until it is known which one. */
  subscription: Subscription | null;
  /** The ids of the companies to choose from. */
  companies: readonly string[];
}>;

const mostLooked = 50;
const noTarget: Target = { company: null, product: null, words: null, reference: null };
const noCount: SeatCount = { kind: 'bad', written: '', problem: 'missing' };

type Found = Readonly<{
  company: Company | null;
  subscription: Subscription | null;
  held: boolean;
  missing: readonly Missing[];
  sure: boolean;
  /** Companies to choose from. */
  among: readonly Company[];
}>;

const companiesOf = ({ companies }: Portfolio, ids: readonly string[]): Company[] =>
  ids.flatMap((id) => companies.get(id) ?? []);

const nothingFound: Found = {
  company: null,
  subscription: null,
  held: true,
  missing: [],
  sure: true,
  among: [],
};

const inCompany = (portfolio: Portfolio, company: Company, text: string, sure: boolean): Found => {
  const match = matchHeld(portfolio, company, text);
  const found = { ...nothingFound, company, sure };
  if (match.kind === 'one') return { ...found, subscription: match.subscription };
  return match.kind === 'several' ? { ...found, missing: ['which-subscription'] } : { ...found, held: false };
};

/** Without a product: the company's only subscription; never certainly the one meant. */
const onlyHeld = ({ byCompany }: Portfolio, company: Company, counted: boolean): Found => {
  const living = (byCompany.get(company.id) ?? []).filter(({ status }) => status !== 'Cancelled');
  const [subscription, other] = living;
  return !counted || subscription === undefined || other !== undefined
    ? { ...nothingFound, company, missing: ['product'] }
    : { ...nothingFound, company, subscription, sure: false };
};

const find = (portfolio: Portfolio, line: ChangeLine): Found => {
  const found = findHeld(portfolio, line);
  // What only the catalogue has can be ordered, and nothing else.
  return line.product?.offered
    ? {
        ...found,
        held: false,
        subscription: null,
        missing: found.missing.filter((each) => each !== 'which-subscription'),
      }
    : found;
};

const findHeld = (portfolio: Portfolio, { company, product, reference, amount }: ChangeLine): Found => {
  if (reference !== null) {
    const found = [...portfolio.subscriptions.values()].filter(({ id }) =>
      id.toLowerCase().startsWith(reference.id),
    );
    const [subscription] = found;
    const owner = subscription === undefined ? undefined : portfolio.companies.get(subscription.companyId);
    const other = company !== null && owner !== undefined && !company.ids.includes(owner.id);
    return subscription === undefined || owner === undefined || found.length > 1 || other
      ? { ...nothingFound, missing: ['which-subscription'] }
      : { ...nothingFound, company: owner, subscription };
  }
  const companies = company === null ? [] : companiesOf(portfolio, company.ids);
  const [only, ...others] = companies;
  if (only === undefined)
    return { ...nothingFound, missing: product === null ? ['company', 'product'] : ['company'] };
  if (product === null)
    return others.length === 0
      ? onlyHeld(portfolio, only, amount !== null)
      : { ...nothingFound, missing: ['which-company', 'product'], among: companies };
  if (others.length === 0) return inCompany(portfolio, only, product.text, company?.doubtful !== true);
  if (companies.length > mostLooked) return { ...nothingFound, missing: ['which-company'], among: companies };
  const holding = companies.filter((each) => matchHeld(portfolio, each, product.text).kind !== 'none');
  const [holder] = holding;
  return holder !== undefined && holding.length === 1
    ? inCompany(portfolio, holder, product.text, false)
    : { ...nothingFound, missing: ['which-company'], among: holding.length > 0 ? holding : companies };
};

/** A number of seats from a proportional amount; null when that is not whole. */
const seatsOf = (portfolio: Portfolio, amount: Amount, { company, subscription }: Found): number | null => {
  if (amount.kind === 'seats') return amount.n;
  if (amount.kind === 'like') {
    const match = company === null ? null : matchHeld(portfolio, company, amount.product);
    return match?.kind === 'one' ? match.subscription.quantity : null;
  }
  const quantity = subscription?.quantity ?? null;
  if (quantity === null) return null;
  const exact = amount.kind === 'factor' ? quantity * amount.factor : (quantity * amount.percent) / 100;
  const n = Math.round(exact);
  return Math.abs(exact - n) < 1e-9 && n > 0 ? n : null;
};

/** The seats that a proportional amount is calculated from; null for a written number. */
const reckonedFrom = (amount: Amount | null, subscription: Subscription | null): number | null =>
  amount === null || amount.kind === 'seats' || amount.kind === 'like'
    ? null
    : (subscription?.quantity ?? null);

type Seats = Extract<Intent, { kind: 'seats' }>;

/** A share of the present seats, as a total; none left is not a total. */
const asTotal = (intent: Seats, from: number): Seats => {
  const { direction, count } = intent;
  if (count.kind === 'bad' || direction === 'set') return { ...intent, from };
  const to = direction === 'add' ? from + count.n : from - count.n;
  return to < 1
    ? { ...intent, from }
    : { ...intent, direction: 'set', count: { kind: 'seats', n: to }, from };
};

/** What a line lacks, its names looked up. */
const lackingIn = (line: ChangeLine, n: number | null, { missing, subscription }: Found): Missing[] => {
  const below = line.direction === null && line.bad !== null;
  if (n === null || below) return [...missing, 'number'];
  if (comesToElse(line, n, subscription)) return [...missing, 'reading'];
  return line.direction === null || isAgainst(line, n, subscription)
    ? [...missing, 'direction']
    : [...missing];
};

/** "wants Basic again", of a subscription that has ended: it is ordered anew. */
const isHeld = ({ held, subscription }: Found, { direction, anew }: ChangeLine): boolean =>
  held && !(anew && subscription?.status === 'Cancelled' && direction === 'add');

/** Whether the line is right about a product: its name is clear, and it has the seats that are said. */
const isAsSaid = ({ product, was }: ChangeLine, subscription: Subscription | null): boolean =>
  (product === null || !isDoubtful(product.text)) && (was === null || was === subscription?.quantity);

/** A form for a product that the company does not have; its command asks for the number. */
const orderOf = (
  { product }: ChangeLine,
  count: SeatCount,
  target: Target,
  lacks: readonly Missing[],
): Pick<ResolvedLine, 'intent' | 'missing' | 'sure'> => ({
  intent: { kind: 'order', count, target: { ...target, reference: null }, more: [] },
  missing: [
    ...lacks.filter((each) => each !== 'direction' && each !== 'number'),
    ...(product !== null && isVague(product.text) ? (['product'] as const) : []),
  ],
  sure: false,
});

/** Resolves the names of a line and says what is missing. */
export const resolveLine = (portfolio: Portfolio, line: ChangeLine): ResolvedLine => {
  const { direction, amount, company, product, reference } = line;
  const found = find(portfolio, line);
  const { company: owner, subscription, sure, among } = found;
  const n = amount === null ? null : seatsOf(portfolio, amount, found);
  const count: SeatCount =
    n === null || (direction === null && line.bad !== null) ? (line.bad ?? noCount) : { kind: 'seats', n };
  const target: Target = {
    ...noTarget,
    company: owner?.name ?? company?.text ?? null,
    product: product?.text ?? null,
    reference: subscription?.id ?? reference?.id ?? null,
  };
  const lacks = lackingIn(line, n, found);
  const companies = among.map(({ id }) => id);
  const reckoned = reckonedFrom(amount, subscription);
  const held = isHeld(found, line);
  if (!held && direction !== 'remove')
    return { ...orderOf(line, count, target, lacks), subscription, companies };
  if (!held) lacks.push('product');
  const seats = { kind: 'seats', direction: direction ?? 'add', count, target } as const;
  const intent = reckoned === null ? seats : asTotal(seats, reckoned);
  return { intent, missing: lacks, sure: sure && isAsSaid(line, subscription), subscription, companies };
};

/** "increase to 5" where there are 12: the words say more, the number says fewer. */
const isAgainst = ({ leaning }: ChangeLine, n: number, subscription: Subscription | null): boolean =>
  subscription !== null &&
  subscription.quantity !== null &&
  ((leaning === 'add' && n < subscription.quantity) || (leaning === 'remove' && n > subscription.quantity));

/** "add 2, that makes 30" where there would be 32. */
const comesToElse = (
  { direction, makes }: ChangeLine,
  n: number,
  subscription: Subscription | null,
): boolean => {
  const held = subscription?.quantity ?? null;
  if (makes === null) return false;
  return held === null || direction === 'set' || makes !== (direction === 'remove' ? held - n : held + n);
};
