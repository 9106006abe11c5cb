import type { Person } from '../core/people.ts';
import type { Renewal } from '../core/renewal.ts';
import { plainText } from './escape.ts';
import { dateAndRelative } from './format.ts';
import { notice } from './notice.ts';
import type { View } from './plan.ts';

export type NudgeInput = Readonly<{
  renewal: Renewal;
  /** The threshold that is reached, in days before the term end. */
  days: number;
  /** No further one comes. */
  last: boolean;
  mention: Person | null;
}>;

/** A short reply beneath the card of a renewal: a threshold is reached, and nobody has decided. */
export const renewalNudge: View<NudgeInput> = ({ renewal }, show) =>
  notice({
    title: `Still undecided · ${plainText(renewal.companyName)}`,
    tone: 'warning',
    text: `Renews ${dateAndRelative(Date.parse(renewal.day), show)}.`,
  });
