import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import { endReported } from '../../core/changes/change-facts.ts';
import { day } from '../../core/words/durations.ts';
import { productText } from '../kit/escape.ts';
import { deadline, type Show, seats } from '../kit/format.ts';

/** When a subscription is to end, or ends, and until when it is billed. */
export const cancelSentence = (change: Change, wanted: Wanted<'cancel'>, show: Show): string => {
  const { productName, state, seen } = change;
  const over = ['rejected', 'expired', 'stale', 'cancelled', 'failed'].includes(state);
  const at = endReported(change) ?? wanted.at;
  const ends = at !== null && at <= show.now ? 'ended' : 'ends';
  const verb = state === 'applied' ? ends : over ? 'was to end' : 'to end';
  const what = `${productText(productName)}, ${seats(wanted.seats)}, ${verb}`;
  if (at === null) return `${what} at once`;
  const term = at === seen.commitmentEndsAt ? ', the commitment term end date' : '';
  const billing = over || ends === 'ended' ? '' : '; billing continues through that day';
  return `${what} ${deadline(at, show)}${term}${billing}`;
};

/** What Pax8 says of the end, beside what was asked for. */
export const reportedEnd = (
  { found, sentAt }: ChangeIn<'applied'>,
  wanted: Wanted<'cancel'>,
  show: Show,
): string => {
  if (found.kind !== 'end') return '';
  const { endsAt } = found;
  if (endsAt === null) return 'It reports no date of the end; the Pax8 portal shows it.';
  const reported = `It reports the end as ${deadline(endsAt, show)}`;
  const asWanted = wanted.at === null ? endsAt < sentAt + day : endsAt === wanted.at;
  const other = asWanted ? '' : ', not as it was asked for';
  const until = endsAt > show.now ? ' Until then it runs on and is billed.' : '';
  return `${reported}${other}.${until}`;
};
