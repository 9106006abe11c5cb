import type { RecordDifference } from '../../core/changes/timeline.ts';
import type { KeptStep } from '../../core/history/kept-steps.ts';
import { day } from '../../core/words/durations.ts';
import { date, number, type Show, seats } from '../kit/format.ts';
import { statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';
import { each } from './invoice-words.ts';

/** The most steps that one invoice line has room for; the newest. */
const atMost = 2;

/** What the nightly history saw about a billed difference: "20 → 25 seats, seen 14 Oct 2026". */
export const keptStepLines = (steps: readonly KeptStep[], currency: string | null, show: Show): string[] =>
  steps
    .map((step) => ({ step, text: stepText(step, currency) }))
    .filter(({ text }) => text !== '')
    .slice(-atMost)
    .map(({ step, text }) => t`${text}, seen ${date(step.night * day, show)}`);

const stepText = ({ kind, differences }: KeptStep, currency: string | null): string => {
  if (kind === 'began') return t`new at Pax8`;
  if (kind === 'gone') return t`no longer listed by Pax8`;
  return differences.flatMap((difference) => differenceText(difference, currency)).join(', ');
};

/** Only what can show on an invoice. */
const differenceText = (difference: RecordDifference, currency: string | null): string[] => {
  switch (difference.kind) {
    case 'seats':
      return [`${number(difference.from)} → ${seats(difference.to)}`];
    case 'status':
      return [`${statusWords(difference.from)} → ${statusWords(difference.to)}`];
    case 'price':
      return [t`price ${each(difference.from, currency)} → ${each(difference.to, currency)}`];
    case 'partner-cost':
      return [t`cost ${each(difference.from, currency)} → ${each(difference.to, currency)}`];
    default:
      return [];
  }
};
