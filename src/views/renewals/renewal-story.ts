import type { Renewal, RenewalLine, RenewalStep } from '../../core/renewals/renewal.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { date, deadline, moment, number, type Show, seats } from '../kit/format.ts';

const because = {
  rejected: 'its request was rejected',
  expired: 'nobody approved its request in time',
  cancelled: 'its request was cancelled',
  failed: 'its request failed',
  stale: 'the subscription had changed',
  'seats-moved': 'someone else changed its seats',
} as const;

/** Who did what and when, one line each, oldest first. */
export const storyLines = ({ story, lines }: Renewal, show: Show): string[] =>
  story.map((step) => {
    const who = step.person === null ? '' : `${escapeText(step.person.name, 60)}: `;
    return `${who}${stepWords(step, lines, show)} · ${moment(step.at, show)}`;
  });

const stepWords = (step: RenewalStep, lines: readonly RenewalLine[], show: Show): string => {
  const of = (subscriptionId: string): string => {
    const line = lines.find((each) => each.subscriptionId === subscriptionId);
    return line === undefined ? 'a subscription' : productText(line.productName, 60);
  };
  switch (step.kind) {
    case 'renew':
      return `renew ${of(step.subscriptionId)} as is`;
    case 'cancel':
      return `cancel ${of(step.subscriptionId)} at the end of the term`;
    case 'ended':
      return `${of(step.subscriptionId)} ended`;
    case 'returned':
      return `${of(step.subscriptionId)} is there again`;
    case 'change': {
      const reason =
        step.reason === null || step.reason.trim() === '' ? '' : `, “${escapeText(step.reason, 200)}”`;
      return `${of(step.subscriptionId)} ${number(step.from)} → ${seats(step.to)} after the renewal${reason}`;
    }
    case 'snoozed':
      return `snoozed until ${moment(step.until, show)}`;
    case 'assigned':
      return `assigned to ${escapeText(step.to.name, 60)}`;
    case 'reopened':
      return `${of(step.subscriptionId)} is open again: ${because[step.because]}`;
    case 'renewed':
      return step.closesAt === null
        ? `${of(step.subscriptionId)} renewed`
        : `${of(step.subscriptionId)} renewed, window open until ${deadline(step.closesAt, show)}`;
    case 'moved':
      return `the end of ${of(step.subscriptionId)} moved to ${date(step.to, show)}`;
    case 'carried-out':
      return `the plan for ${of(step.subscriptionId)} was done`;
    case 'not-carried-out':
      return `the plan for ${of(step.subscriptionId)} was not done`;
  }
};
