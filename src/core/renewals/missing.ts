import type { Subscription } from '../marketplace/records.ts';
import { hasEnded } from '../marketplace/running.ts';
import { hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';
import { changed, withLine } from './renewal-version.ts';

/**
 * A subscription counts as ended when Pax8 still does not find it this long after the first time: a 404 may be
 * temporary.
 */
const goneAfter = 4 * hour;

/** Whether a subscription that Pax8 does not find has been missing long enough to have ended. */
export const isGone = ({ missingSince }: RenewalLine, now: Instant): boolean =>
  missingSince !== null && now - missingSince >= goneAfter;

/**
 * The renewal after a single read of one line's subscription (null when not found): notes since when it is missing, and
 * reopens it when it had been taken as ended. Returns the same renewal when nothing is new.
 */
export const afterRead = (
  renewal: Renewal,
  subscriptionId: string,
  read: Subscription | null,
  now: Instant,
): Renewal => {
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined) return renewal;
  if (read === null)
    return line.missingSince === null && line.after === null
      ? changed(renewal, { lines: withLine(renewal, subscriptionId, { missingSince: now }) })
      : renewal;
  const found = { missingSince: null };
  if (line.after?.kind === 'ended' && !hasEnded(read, now))
    return changed(
      renewal,
      { lines: withLine(renewal, subscriptionId, { ...found, after: null }), closedAt: null },
      { at: now, person: null, kind: 'returned', subscriptionId },
    );
  return line.missingSince === null || line.after !== null
    ? renewal
    : changed(renewal, { lines: withLine(renewal, subscriptionId, found) });
};
