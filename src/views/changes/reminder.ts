import type { Change } from '../../core/changes/change.ts';
import { hour } from '../../core/words/durations.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { count, moment } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { steps } from './change-words.ts';

/** Told to approvers once, shortly before a request expires. */
export const reminderCard: View<Change> = (change, show) => {
  const left = change.expiresAt - show.now;
  const hours = Math.floor(left / hour);
  const within = hours < 1 ? t`within the hour` : t`in ${count(hours, 'hour')}`;
  return noticeCard({
    title: t`Still waiting · ${plainText(change.companyName)}`,
    tone: 'warning',
    text: t`${productPlain(change.productName)}, ${steps(change)}, asked by ${plainText(change.requestedBy.name, 60)}: expires ${within}, ${moment(change.expiresAt, show)}.`,
    suggestions: [{ title: t`Pending`, say: 'pending' }],
  });
};
