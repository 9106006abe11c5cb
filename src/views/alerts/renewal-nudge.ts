import type { Renewal } from '../../core/renewals/renewal.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import { undecided } from '../../core/renewals/renewal-steps.ts';
import type { Person } from '../../core/words/people.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, dateAndRelative } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { totals } from '../renewals/renewal-figures.ts';
import { firstEnd, lockWords } from '../renewals/renewal-words.ts';

export type NudgeInput = Readonly<{
  renewal: Renewal;
  /** The threshold that is reached, in days before the term end. */
  days: number;
  /** No further one comes. */
  last: boolean;
  mention: Person | null;
}>;

/** A short reply beneath the card of a renewal: a threshold is reached, and nobody has decided. */
export const renewalNudge: View<NudgeInput> = ({ renewal, days, last, mention }, show) => {
  const waiting = undecided(renewal);
  const ends = dateAndRelative(firstEnd(renewal), show);
  const locked = stageOf(renewal, show.now) !== 'before';
  const lockLine = locked
    ? 'Pax8 has locked it until it has renewed. A plan for the seven days after the renewal is still possible.'
    : `Pax8 locks a subscription 24 hours before its term ends: decide before ${lockWords(renewal, show)}.`;
  return nextSteps({
    speak: plainText(`${renewal.companyName} renews ${ends}, and nobody has decided.`, 200),
    title: `Still undecided · ${escapeText(renewal.companyName)}`,
    state: last ? 'Last alert' : count(days, 'day'),
    colour: last ? 'Attention' : 'Warning',
    mention,
    sentence: `${totals(waiting.length > 0 ? waiting : renewal.lines)}, ${waiting.length === 1 ? 'renews' : 'renew'} ${ends}.`,
    lines: last ? [lockLine, ...(locked ? [] : ['This is the last alert before that.'])] : [],
    notes: last ? [] : [lockLine],
    open: { renewalId: renewal.id, title: 'Decide', first: true },
  });
};
