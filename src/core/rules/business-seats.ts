import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';

/**
 * "300 seats total across all of our Business family of plans (Business Basic, Business Standard, Business Premium)". Of
 * Apps for business Microsoft does not say whether it counts with them.
 * https://learn.microsoft.com/microsoft-365/business-premium/microsoft-365-business-faqs
 */
export const businessSeats = 300;

export type BusinessFamily = 'plans' | 'apps';

/** The family of a Business product, which shares 300 seats; null for all other products. */
export const businessFamily = (productName: string | null): BusinessFamily | null => {
  const name = (productName ?? '').replace(/^(?:microsoft|office) 365 /i, '');
  if (name === productName) return null;
  if (/^business (?:basic|standard|premium|essentials)\b/i.test(name)) return 'plans';
  return /^apps for business\b/i.test(name) ? 'apps' : null;
};

/** A wanted number of seats: of a subscription, or of a new one when `subscriptionId` is null. */
export type WantedSeats = Readonly<{ subscriptionId: string | null; productName: string | null; to: number }>;

type Limit = Readonly<{ limit: number; others: number }>;
/** `over`: refused by Microsoft's rule. `near`: above the limit only when both families count together. */
export type BusinessRuling =
  | Readonly<{ kind: 'within' }>
  | (Readonly<{ kind: 'over' | 'near' }> & Limit)
  /** Pax8 did not say how many seats some subscriptions have. */
  | Readonly<{ kind: 'unknown' }>;

/**
 * Whether a company keeps to Microsoft's 300 seats after these changes, over all its running subscriptions. `complete`
 * is false when a row could not be read.
 */
export const ruleBusinessSeats = (
  wanted: readonly WantedSeats[],
  held: readonly Subscription[],
  now: Instant,
  complete = true,
): BusinessRuling => {
  const changed = new Set(wanted.map(({ subscriptionId }) => subscriptionId));
  const unchanged = held.filter(
    (subscription) => isRunning(subscription, now) && !changed.has(subscription.id),
  );
  const total = (families: readonly (BusinessFamily | null)[]): Limit & { all: number } => {
    const fits = ({ productName }: { productName: string | null }) =>
      families.includes(businessFamily(productName));
    const others = unchanged.filter(fits).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const all = wanted.filter(fits).reduce((sum, { to }) => sum + to, others);
    return { limit: businessSeats, others, all };
  };
  const families = new Set(wanted.map(({ productName }) => businessFamily(productName)));
  families.delete(null);
  for (const family of families) {
    const { all, ...limit } = total([family]);
    if (all > businessSeats) return { kind: 'over', ...limit };
  }
  if (families.size === 0) return { kind: 'within' };
  const unknown = unchanged.some(
    ({ productName, quantity }) =>
      productName === null || (businessFamily(productName) !== null && quantity === null),
  );
  if (!complete || unknown) return { kind: 'unknown' };
  const { all, ...limit } = total(['plans', 'apps']);
  return all > businessSeats ? { kind: 'near', ...limit } : { kind: 'within' };
};
