import type { Change } from '../../core/changes/change.ts';
import { hour } from '../../core/words/durations.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { count, moment } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { steps } from './change-words.ts';

/** Said once to approvers when the time for a decision runs out. */
export const reminder: View<Change> = (change, show) => {
  const left = change.expiresAt - show.now;
  const hours = Math.floor(left / hour);
  const within = hours < 1 ? 'within the hour' : `in ${count(hours, 'hour')}`;
  return notice({
    title: `Still waiting · ${plainText(change.companyName)}`,
    tone: 'warning',
    text: `${productPlain(change.productName)} ${steps(change)}, asked by ${plainText(change.requestedBy.name, 60)}: expires ${within}, ${moment(change.expiresAt, show)}.`,
    suggestions: [{ title: 'Pending', say: 'pending' }],
  });
};
