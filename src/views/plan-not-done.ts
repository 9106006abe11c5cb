import type { Change } from '../core/change.ts';
import type { Renewal } from '../core/renewal.ts';
import { plainText } from './escape.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type PlanNotDoneInput = Readonly<{ renewal: Renewal; change: Change }>;

/** What was planned for a renewal and approved could not be done: what to do by hand, and until when. */
export const planNotDone: View<PlanNotDoneInput> = ({ renewal, change }) =>
  notice({
    title: `Planned change not done · ${plainText(renewal.companyName)}`,
    tone: 'attention',
    text: change.outcome ?? 'It could not be done.',
  });
