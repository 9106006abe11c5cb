import type { Subscription } from '../marketplace/records.ts';
import { hasEnded } from '../marketplace/running.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';

/** A new subscription begins at most this far from the old one's term end. */
const before = 2 * day;
const after = 14 * day;

/** When a subscription began, as far as Pax8 says. */
export const beganAt = ({ createdAt, startAt }: Subscription): number | null => createdAt ?? startAt;

/**
 * The subscription that replaced a line's: same company and product, another id, begun around the old term end. Null
 * when there is none, or several fit and the seats do not decide.
 */
export const successorOf = (
  { companyId, lines }: Pick<Renewal, 'companyId' | 'lines'>,
  line: RenewalLine,
  held: Iterable<Subscription>,
  now: Instant,
): Subscription | null => {
  const known = new Set(
    lines.flatMap(({ subscriptionId, after: outcome }) =>
      outcome?.kind === 'renewed' ? [subscriptionId, outcome.became.subscriptionId] : [subscriptionId],
    ),
  );
  const found = [...held].filter((subscription) => {
    const began = beganAt(subscription);
    return (
      subscription.companyId === companyId &&
      isSameProduct(subscription, line) &&
      !known.has(subscription.id) &&
      !hasEnded(subscription, now) &&
      subscription.status !== 'Trial' &&
      began !== null &&
      began >= line.termEndsAt - before &&
      began <= line.termEndsAt + after
    );
  });
  return onlyOf(found.length > 1 ? found.filter(({ quantity }) => quantity === line.quantity) : found);
};

const onlyOf = <T>([only, ...others]: readonly T[]): T | null =>
  only !== undefined && others.length === 0 ? only : null;

/**
 * The subscription that this one replaced: same company and product, ended about when this one began, same seats. Null
 * when none or several fit.
 */
export const predecessorOf = (
  subscription: Subscription,
  held: Iterable<Subscription>,
): (Subscription & Readonly<{ endAt: Instant }>) | null => {
  const began = beganAt(subscription);
  if (began === null) return null;
  const found = [...held].filter(
    (other): other is Subscription & Readonly<{ endAt: Instant }> =>
      other.id !== subscription.id &&
      other.companyId === subscription.companyId &&
      isSameProduct(other, subscription) &&
      other.quantity === subscription.quantity &&
      other.status !== 'Trial' &&
      other.endAt !== null &&
      began >= other.endAt - before &&
      began <= other.endAt + after,
  );
  return onlyOf(found);
};

/** Microsoft sells a service term under its own number, so the same name counts too. */
const isSameProduct = (
  { productId, productName }: Subscription,
  line: Pick<RenewalLine, 'productId' | 'productName'>,
): boolean => productId === line.productId || (productName !== null && productName === line.productName);
