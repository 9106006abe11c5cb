import { type AmountLimit, isWithinAmount, isWithinSeats, type SeatLimit } from '../words/limits.ts';
import { type Money, smallestUnits } from '../words/money.ts';

/** How long a subscription is committed, as people ask for it. */
type Term = 'monthly' | 'annual' | 'three-year';

/** What a list is narrowed to, with the names resolved. It is data, so that a file can store it. */
export type Narrowing = Readonly<{
  /** The ids of companies to leave out. */
  without: readonly string[];
  /** The ids of the products; null for all. */
  products: readonly string[] | null;
  vendor: string | null;
  term: Term | null;
  /** Amounts of another currency are not compared with it. */
  amount: AmountLimit | null;
  /** Of each subscription. */
  seats: SeatLimit | null;
  /** The first few. */
  top: number | null;
  /** The largest amounts first. */
  largest: boolean;
}>;

export const notNarrowed: Narrowing = {
  without: [],
  products: null,
  vendor: null,
  term: null,
  amount: null,
  seats: null,
  top: null,
  largest: false,
};

/** What a subscription is, as far as lists ask; null where Pax8 does not say. */
type OfSubscription = Readonly<{
  companyId: string | null;
  productId: string;
  vendor: string | null;
  /** The commitment's term as Pax8 writes it. */
  term: string | null;
  quantity: number | null;
}>;

const terms: Readonly<Record<Term, RegExp>> = {
  monthly: /^(?:monthly|1[- ]month)$/i,
  annual: /^(?:1[- ]year|annual|yearly)$/i,
  'three-year': /^3[- ]year$/i,
};

/** Whether a commitment's term, as Pax8 writes it, is the one that is asked for. */
export const isOfTerm = (written: string | null, term: Term): boolean => terms[term].test(written ?? '');

export const isLeftOut = ({ without }: Narrowing, companyId: string | null): boolean =>
  companyId !== null && without.includes(companyId);

/** Whether it asks anything about what a subscription is. */
export const narrows = ({ without, products, vendor, term, seats }: Narrowing): boolean =>
  without.length > 0 || products !== null || vendor !== null || term !== null || seats !== null;

/** Whether a subscription fits the companies, products, vendor, seats and term asked for. */
export const isNarrowedTo = (narrowing: Narrowing, of: OfSubscription): boolean => {
  const { products, vendor, term, seats } = narrowing;
  if (isLeftOut(narrowing, of.companyId)) return false;
  if (products !== null && !products.includes(of.productId)) return false;
  if (vendor !== null && of.vendor !== vendor) return false;
  // An unknown number of seats fits no bound.
  if (seats !== null && (of.quantity === null || !isWithinSeats(of.quantity, seats))) return false;
  return term === null || isOfTerm(of.term, term);
};

/** The narrowed list, and what could not be compared. */
export type ByAmount<T> = Readonly<{
  rows: readonly T[];
  /** Left out because their amount is unknown. */
  unknown: number;
  /** Left out because their amount is in another currency. */
  otherCurrency: number;
  /** How many there were before only the first few were taken. */
  total: number;
  /** The largest ones of each currency, since amounts in different currencies are not compared. */
  perCurrency: boolean;
}>;

/** The rows within the amount, largest first, and the first few, as far as asked for. */
export const byAmount = <T>(
  rows: readonly T[],
  { amount, top, largest }: Narrowing,
  amountOf: (row: T) => Money | null,
): ByAmount<T> => {
  const valued = rows.map((row) => ({ row, money: amountOf(row) }));
  const compared = amount !== null || largest;
  const known = compared ? valued.filter(({ money }) => money !== null) : valued;
  const same = known.filter(
    ({ money }) => amount === null || amount.currency === null || money?.currency === amount.currency,
  );
  const enough = same.filter(({ money }) => amount === null || isWithinAmount(Number(money?.amount), amount));
  const groups = largest
    ? [...Map.groupBy(enough, ({ money }) => money?.currency ?? '').values()].map((group) =>
        group.toSorted((a, b) => unitsOf(b.money) - unitsOf(a.money)),
      )
    : [enough];
  return {
    rows: groups.flatMap((group) => group.slice(0, top ?? group.length)).map(({ row }) => row),
    unknown: valued.length - known.length,
    otherCurrency: known.length - same.length,
    total: enough.length,
    perCurrency: groups.length > 1,
  };
};

const unitsOf = (money: Money | null): number => (money === null ? 0 : smallestUnits(money));
