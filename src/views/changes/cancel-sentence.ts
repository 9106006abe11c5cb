import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { endReported } from '../../core/changes/change-facts.ts';
import { day } from '../../core/words/durations.ts';
import { productText } from '../kit/escape.ts';
import { deadline, type Show, seats } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { nowText, rateText, withCharges } from './money-words.ts';

/** When a subscription ends, and until when it is billed. */
export const cancelSentence = (change: Change, wanted: Wanted<'cancel'>, show: Show): string => {
  const { productName, state, seen } = change;
  const over = ['rejected', 'expired', 'stale', 'cancelled', 'failed'].includes(state);
  const at = endReported(change) ?? wanted.at;
  const hasEnded = at !== null && at <= show.now;
  const done = hasEnded ? t`ended` : t`ends`;
  const verb = state === 'applied' ? done : over ? t`was to end` : t`to end`;
  const subject = `${productText(productName)}, ${seats(wanted.seats)}, ${verb}`;
  if (at === null) return withCharges(t`${subject} at once`, over ? [] : chargesOf(change, show));
  const term = !over && at === seen.commitmentEndsAt ? t`, the commitment term end date` : '';
  const billing = over || hasEnded ? '' : t`; billing continues through that day`;
  const saved = over || at !== wanted.at ? '' : rateText(changeAmounts(change), seen.billingTerm);
  const whole = `${subject} ${deadline(at, show)}${term}${billing}`;
  return saved === '' ? whole : t`${whole}, then ${saved}`;
};

const chargesOf = (change: Change, show: Show): string[] => {
  const amounts = changeAmounts(change);
  return [rateText(amounts, change.seen.billingTerm), nowText(amounts, show)];
};

/** The end that Pax8 reports, and whether it is the one asked for. */
export const reportedEnd = (
  { found, sentAt }: ChangeIn<'applied'>,
  wanted: Wanted<'cancel'>,
  show: Show,
): string => {
  if (found.kind !== 'end') return '';
  const { endsAt } = found;
  if (endsAt === null) return t`It gives no end date. Check the Pax8 portal.`;
  const reported = t`It reports the end as ${deadline(endsAt, show)}`;
  const asWanted = wanted.at === null ? endsAt < sentAt + day : endsAt === wanted.at;
  const other = asWanted ? '' : t`, which is not what was asked for`;
  const until = endsAt > show.now ? t` It runs and is billed until then.` : '';
  return `${reported}${other}.${until}`;
};
