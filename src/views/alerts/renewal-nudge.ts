import type { Renewal } from '../../core/renewals/renewal.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import { undecided } from '../../core/renewals/renewal-steps.ts';
import type { Person } from '../../core/words/people.ts';
import { escapeText, plainText, unknownCompany } from '../kit/escape.ts';
import { count, dateAndRelative } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { totals } from '../renewals/renewal-figures.ts';
import { firstEnd, lockRule, lockWords } from '../renewals/renewal-words.ts';
import { t } from '../texts/t.ts';

export type NudgeInput = Readonly<{
  renewal: Renewal;
  /** The threshold that was reached, in days before the term end. */
  days: number;
  /** Whether this is the last threshold. */
  last: boolean;
  mention: Person | null;
}>;

/** A short reply under a renewal's card: a threshold was reached and nobody has decided. */
export const renewalNudgeCard: View<NudgeInput> = ({ renewal, days, last, mention }, show) => {
  const waiting = undecided(renewal);
  const ends = dateAndRelative(firstEnd(renewal), show);
  const stage = stageOf(renewal, show.now);
  const locked = stage !== 'before';
  const lockLine = locked
    ? t`Pax8 has locked it until it renews. You can still plan a change for the 7 days after the renewal.`
    : t`Decide before ${lockWords(renewal, show)}.${lockRule(renewal)}`;
  return nextSteps({
    speak: plainText(
      t`${renewal.companyName ?? unknownCompany()} renews ${ends}, and nobody has decided.`,
      200,
    ),
    title: t`Still undecided · ${escapeText(renewal.companyName ?? unknownCompany())}`,
    state: last ? t`Last alert` : count(days, 'day'),
    colour: last ? 'Attention' : 'Warning',
    mention,
    sentence:
      waiting.length === 1
        ? t`${totals(waiting.length > 0 ? waiting : renewal.lines)}, renews ${ends}.`
        : t`${totals(waiting.length > 0 ? waiting : renewal.lines)}, renew ${ends}.`,
    lines: last ? [lockLine, ...(locked ? [] : [t`This is the last alert.`])] : [],
    notes: last ? [] : [lockLine],
    open: { renewalId: renewal.id, title: t`Decide`, first: true },
  });
};
