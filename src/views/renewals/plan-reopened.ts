import type { Change } from '../../core/changes/change.ts';
import { seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Person } from '../../core/words/people.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { moment, number, seats } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { lockWords } from './renewal-words.ts';

export type PlanReopenedInput = Readonly<{
  renewal: Renewal;
  /** The plan that was taken back. */
  change: Change;
  /** As just read; null when Pax8 could not be read. */
  seatsNow: number | null;
  mention: Person | null;
}>;

/** Someone else changed the seats that a plan was made for: the renewal must be decided again. */
export const planReopenedCard: View<PlanReopenedInput> = ({ renewal, change, seatsNow, mention }, show) => {
  const name = renewal.companyName ?? unknownCompany();
  const steps = `${number(seatsBefore(change))} → ${seats(seatsAfter(change))}`;
  return nextSteps({
    speak: plainText(
      t`${name}: the plan for ${productPlain(change.productName)} must be decided again.`,
      200,
    ),
    title: t`Decide again · ${escapeText(name)}`,
    state: t`Open again`,
    colour: 'Attention',
    mention,
    sentence: t`${productText(change.productName)}, ${steps} was planned for after the renewal. Someone changed the seats outside the bot, so the plan no longer runs.`,
    facts: [
      { label: t`Seats now`, value: seatsNow === null ? t`Pax8 cannot be read right now` : number(seatsNow) },
      {
        label: t`Planned by`,
        value: `${escapeText(change.requestedBy.name, 60)} · ${moment(change.requestedAt, show)}`,
      },
      ...(change.purpose === null ? [] : [{ label: t`Reason`, value: escapeText(change.purpose, 300) }]),
      { label: t`Decide until`, value: lockWords(renewal, show) },
    ],
    notes: [t`If nobody decides, it renews with the seats it has now.`],
    open: { renewalId: renewal.id, title: t`Decide`, first: true },
  });
};
