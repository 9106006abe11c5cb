import type { Change } from '../../core/changes/change.ts';
import { pax8TextOf, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { isMicrosoftLine } from '../../core/renewals/renewal-lines.ts';
import { runsAs } from '../../core/renewals/renewed-as.ts';
import type { Person } from '../../core/words/people.ts';
import { toldText } from '../changes/change-words.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { deadline, moment, number, type Show, seats } from '../kit/format.ts';
import { nextSteps } from '../kit/next-steps.ts';
import type { View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { hoursLeft } from './renewal-figures.ts';

export type PlanNotDoneInput = Readonly<{
  renewal: Renewal;
  change: Change;
  /** As just read; null when Pax8 could not be read. */
  seatsNow?: number | null;
  mention?: Person | null;
}>;

/** An approved plan for a renewal could not run: what to do by hand, and until when. */
export const planNotDoneCard: View<PlanNotDoneInput> = (
  { renewal, change, seatsNow = null, mention = null },
  show,
) => {
  const line = renewal.lines.find(({ subscriptionId }) => subscriptionId === change.subscriptionId);
  const after = line?.after?.kind === 'renewed' ? line.after : null;
  const closesAt = after?.closesAt ?? null;
  const open = closesAt !== null && show.now < closesAt;
  const to = seatsAfter(change);
  const steps = `${number(seatsBefore(change))} → ${seats(to)}`;
  return nextSteps({
    speak: plainText(
      t`Planned change not done, ${renewal.companyName ?? unknownCompany()}: ${productPlain(change.productName)}, ${steps}.`,
      200,
    ),
    title: t`Planned change not done · ${escapeText(renewal.companyName ?? unknownCompany())}`,
    state: open ? t`Act now` : t`Not done`,
    colour: 'Attention',
    mention,
    sentence: t`${productText(change.productName)}, ${steps} was planned for after the renewal. It was not done.`,
    facts: [
      { label: t`Why`, value: outcome(change, show) },
      {
        label: t`Seats now`,
        value: seatsText(seatsNow, line),
      },
      {
        label: t`Planned by`,
        value: `${escapeText(change.requestedBy.name, 60)} · ${moment(change.requestedAt, show)}`,
      },
      ...(change.purpose === null ? [] : [{ label: t`Reason`, value: escapeText(change.purpose, 300) }]),
      { label: t`Time left`, value: timeLeft(change, line, after, show) },
    ],
    steps: open
      ? {
          heading: hasLimit(after) ? t`By hand, while the window is open` : t`By hand`,
          each: [
            t`1\\. Sign in to the Pax8 portal, app.pax8.com.`,
            t`2\\. Open the company ${escapeText(renewal.companyName ?? unknownCompany())} and its subscriptions.`,
            t`3\\. Open ${productText(change.productName, 120)}: now ${seatsNow === null ? t`the number there` : seats(seatsNow)}.`,
            t`4\\. Change its quantity to ${number(to)} and confirm.`,
            t`5\\. Check that the portal shows the new number. The bot sees it the next time it reads.`,
          ],
        }
      : { heading: '', each: [] },
    notes: open
      ? [
          hasLimit(after)
            ? t`The portal’s pages may have other names. If the portal refuses, contact Pax8 support before the window closes.`
            : t`The portal’s pages may have other names. If the portal refuses, contact Pax8 support.`,
        ]
      : [t`You can reduce seats again in the window after the next renewal, and add seats at any time.`],
    open: { renewalId: renewal.id, title: t`Show the renewal`, first: false },
    suggestions: open
      ? [
          {
            title: t`Ask again for ${seats(to)}`,
            say: `set ${referenceTo(line === undefined ? change.subscriptionId : runsAs(line))} to ${to}`,
          },
        ]
      : [],
  });
};

const seatsText = (seatsNow: number | null, line: RenewalLine | undefined): string => {
  if (seatsNow !== null) return number(seatsNow);
  const known = line?.quantity ?? null;
  return known === null ? t`unknown` : t`${number(known)}, as last read`;
};

const outcome = (change: Change, show: Show): string => {
  const pax8Text = pax8TextOf(change);
  return [
    toldText(change, show, 400) || t`not known`,
    ...(pax8Text === null || pax8Text.trim() === '' ? [] : [t`Pax8 said: ${escapeText(pax8Text, 400)}`]),
  ].join(' ');
};

type After = Extract<RenewalLine['after'], { kind: 'renewed' }>;

/** Whether it is known until when seats may go back. */
const hasLimit = (after: After | null): boolean =>
  after === null || after.rule === 'new-commerce' || after.rule === 'product';

const timeLeft = (
  { productName }: Change,
  line: RenewalLine | undefined,
  after: After | null,
  show: Show,
): string => {
  const isMicrosoft = line === undefined ? isNewCommerce(productName) : isMicrosoftLine(line);
  if (after === null)
    return isMicrosoft
      ? t`unknown: check in the portal when the term renewed; you can reduce seats for 7 days from then`
      : t`unknown: check in the portal when the term renewed`;
  if (after.rule === 'in-term') return t`seats can go down at any time of the term`;
  if (after.rule === 'unknown') return t`not known: check with Pax8 or the vendor`;
  const { closesAt } = after;
  return show.now < closesAt
    ? t`${hoursLeft(closesAt, show).replace(/ left$/, '')}, until ${deadline(closesAt, show)}`
    : t`none, the window closed ${deadline(closesAt, show)}`;
};
