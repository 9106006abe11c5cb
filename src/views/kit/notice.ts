import type { Instant } from '../../core/words/instant.ts';
import { t } from '../texts/t.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import { escapeText, plainText } from './escape.ts';
import { age, type Show } from './format.ts';
import type { Colour, Plan } from './plan.ts';

export type Notice = Readonly<{
  title: string;
  tone: 'good' | 'warning' | 'attention' | 'neutral';
  /** Plain text, like the details; escaped here. */
  text: string;
  details?: readonly string[];
  /** What did not change: "Nothing was changed." */
  safe?: string;
  suggestions?: readonly Suggestion[];
  /** Finds the entry in the log. */
  reference?: string;
  asOf?: Instant;
}>;

const colours: Readonly<Record<Notice['tone'], Colour>> = {
  good: 'Good',
  warning: 'Warning',
  attention: 'Attention',
  neutral: 'Default',
};

/** Refusals, errors, empty lists and anything else that takes a sentence or two. */
export const noticeCard = (input: Notice, show?: Show): Plan => {
  const { title, tone, text, details = [], safe = '', suggestions = [], reference, asOf } = input;
  return {
    template: 'notice',
    filling: {
      speak: plainText(`${title}. ${text}`, 200),
      title: escapeText(title, 120),
      colour: colours[tone],
      text: escapeText(text, 600),
      details: details.slice(0, 10).map((line) => escapeText(line, 300)),
      safe: safe === '' ? '' : escapeText(safe, 200),
      reference: reference === undefined ? '' : t`Reference ${escapeText(reference, 40)}`,
      asOf: asOf === undefined || show === undefined ? '' : t`Data ${age(asOf, show.now)}`,
      buttons: sayButtons(suggestions),
    },
  };
};

/** The request is impossible, and why; nothing was changed. */
export const notPossibleCard = (
  text: string,
  suggestions: readonly Suggestion[],
  details: readonly string[] = [],
): Plan =>
  noticeCard({
    ...{ title: t`Not possible`, tone: 'attention', text, details },
    ...{ safe: t`Nothing was changed.`, suggestions },
  });
