import type { Renewal, RenewalLine, RenewalStep } from '../../core/renewals/renewal.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { date, deadline, moment, number, type Show, seats } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

const because = texts({
  rejected: msg`its request was rejected`,
  expired: msg`nobody approved its request in time`,
  cancelled: msg`its request was cancelled`,
  failed: msg`its request failed`,
  stale: msg`the subscription had changed`,
  'seats-moved': msg`someone else changed its seats`,
} as const);

/** Who did what and when, one line each, oldest first. */
export const storyLines = ({ story, lines }: Renewal, show: Show): string[] =>
  story.map((step) => {
    const who = step.person === null ? '' : `${escapeText(step.person.name, 60)}: `;
    return `${who}${stepWords(step, lines, show)} · ${moment(step.at, show)}`;
  });

const stepWords = (step: RenewalStep, lines: readonly RenewalLine[], show: Show): string => {
  const of = (subscriptionId: string): string => {
    const line = lines.find((each) => each.subscriptionId === subscriptionId);
    return line === undefined ? t`a subscription` : productText(line.productName, 60);
  };
  switch (step.kind) {
    case 'renew':
      return t`renew ${of(step.subscriptionId)} as is`;
    case 'cancel':
      return t`cancel ${of(step.subscriptionId)} at the end of the term`;
    case 'ended':
      return t`${of(step.subscriptionId)} ended`;
    case 'returned':
      return t`${of(step.subscriptionId)} is there again`;
    case 'change': {
      const reason =
        step.reason === null || step.reason.trim() === '' ? '' : t`, “${escapeText(step.reason, 200)}”`;
      return t`${of(step.subscriptionId)}, ${number(step.from)} → ${seats(step.to)} after the renewal${reason}`;
    }
    case 'snoozed':
      return t`snoozed until ${moment(step.until, show)}`;
    case 'assigned':
      return t`assigned to ${escapeText(step.to.name, 60)}`;
    case 'reopened':
      return t`${of(step.subscriptionId)} is open again: ${because[step.because]}`;
    case 'renewed':
      return step.closesAt === null
        ? t`${of(step.subscriptionId)} renewed`
        : t`${of(step.subscriptionId)} renewed, window open until ${deadline(step.closesAt, show)}`;
    case 'moved':
      return t`the end of ${of(step.subscriptionId)} moved to ${date(step.to, show)}`;
    case 'carried-out':
      return t`the plan for ${of(step.subscriptionId)} was done`;
    case 'not-carried-out':
      return t`the plan for ${of(step.subscriptionId)} was not done`;
  }
};
