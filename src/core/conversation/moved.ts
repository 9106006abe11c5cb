import { matchHeld } from '../finding/held-products.ts';
import { resolveTarget } from '../finding/resolve.ts';
import type { Company, Subscription } from '../marketplace/records.ts';
import { shortName } from '../names/product-names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, SeatCount, Target } from '../understanding/intent.ts';
import { ofCompany } from './follow.ts';

/** What a change is of at another company. */
export type Moved =
  /** The same product, or the words for it where it is not known which one is meant. */
  | Readonly<{ kind: 'same'; target: Target }>
  /** Not that product, but others that its words also fit. */
  | Readonly<{ kind: 'others'; target: Target; others: readonly Subscription[] }>
  /** Nothing that its words fit. */
  | Readonly<{ kind: 'none'; target: Target }>;

const isLiving = ({ status }: Subscription): boolean => status !== 'Cancelled';

const isSameProduct = (a: Subscription, b: Subscription): boolean =>
  a.productId === b.productId ||
  (a.productName !== null && b.productName !== null && shortName(a.productName) === shortName(b.productName));

const subscriptionOf = (portfolio: Portfolio, target: Target): Subscription | null => {
  const known = portfolio.subscriptions.get(target.reference ?? '');
  if (known !== undefined) return known;
  const found = resolveTarget(portfolio, target);
  return found.kind === 'one' ? found.subscription : null;
};

const living = ({ byCompany }: Portfolio, { id }: Company): readonly Subscription[] =>
  (byCompany.get(id) ?? []).filter(isLiving);

/** What the words for the product fit at a company. */
const fitting = (portfolio: Portfolio, company: Company, text: string): readonly Subscription[] => {
  const match = matchHeld(portfolio, company, text);
  if (match.kind === 'none') return [];
  return (match.kind === 'one' ? [match.subscription] : match.subscriptions).filter(isLiving);
};

/** The same product at another company: it is the same only with the same product's id or the same name. */
export const movedTo = (portfolio: Portfolio, base: Target, name: string): Moved => {
  const before = subscriptionOf(portfolio, base);
  const target = ofCompany(portfolio, base, name);
  const company = [...portfolio.companies.values()].find((each) => each.name === name);
  if (before === null || company === undefined || target.product === null) return { kind: 'same', target };
  const [same, another] = living(portfolio, company).filter((each) => isSameProduct(each, before));
  if (same !== undefined) {
    const product = shortName(before.productName ?? target.product);
    return {
      kind: 'same',
      target: { ...target, product, reference: another === undefined ? same.id : null },
    };
  }
  const others = fitting(portfolio, company, target.product);
  return others.length === 0 ? { kind: 'none', target } : { kind: 'others', target, others };
};

/** The seats of the one subscription meant; null when unknown. */
export const seatsHeld = (portfolio: Portfolio, target: Target): number | null =>
  subscriptionOf(portfolio, target)?.quantity ?? null;

type Seats = Extract<Intent, { kind: 'seats' }>;

/** Whether a change gives a new total, or a share of the present seats: for other seats the result differs. */
export const isTotal = (intent: Intent): boolean =>
  intent.kind === 'seats' && (intent.direction === 'set' || intent.from !== undefined);

/** "double", "by a quarter" of other seats; null where that is no whole number. */
export const rescaled = (
  base: Seats,
  held: number | null,
): Readonly<{ count: SeatCount; from: number }> | null => {
  const { count, from } = base;
  if (from === undefined || held === null || count.kind !== 'seats') return null;
  const after = held * count.n;
  return after > 0 && after % from === 0 ? { count: { kind: 'seats', n: after / from }, from: held } : null;
};
