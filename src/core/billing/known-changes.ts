import type { Change, ChangeIn } from '../changes/change.ts';
import type { Instant } from '../words/instant.ts';
import type { InvoiceDifference } from './invoice-compare.ts';

export type AppliedChange = ChangeIn<'applied'>;
/** The applied changes of subscriptions, by subscription. */
export type ChangesBySubscription = ReadonlyMap<string, readonly Change[]>;

type Span = Readonly<{ from: Instant; to: Instant }>;

const day = 86_400_000;

/**
 * When changes may have made two invoices differ: from the first day of the older one's month until the newer one was
 * made. Seats are billed in advance; changes within the month come with the next invoice.
 */
export const spanBetween = (monthBefore: string, newest: Instant): Span => ({
  from: Date.parse(`${monthBefore}-01`),
  to: newest + day,
});

/** A prorate begins on the day of its change, perhaps in another time zone. */
const spanOf = ({ kind, from }: InvoiceDifference, span: Span): Span =>
  kind === 'prorate' && from !== null ? { from: from - day, to: from + 2 * day } : span;

/** The bot's changes to what differs, within that time, oldest first. */
export const knownChanges = (
  difference: InvoiceDifference,
  changes: ChangesBySubscription,
  span: Span,
): AppliedChange[] => {
  const { from, to } = spanOf(difference, span);
  return difference.subscriptionIds
    .flatMap((id) => changes.get(id) ?? [])
    .filter((change): change is AppliedChange => change.state === 'applied')
    .filter(({ settledAt }) => settledAt >= from && settledAt < to)
    .sort((a, b) => a.settledAt - b.settledAt);
};
