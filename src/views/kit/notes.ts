import type { Filters } from '../../core/understanding/intent.ts';
import type { Answer } from '../../core/words/chat.ts';
import { escapeText, plainText } from './escape.ts';
import { money } from './format.ts';

const termWords: Readonly<Record<NonNullable<Filters['term']>, string>> = {
  monthly: 'monthly',
  annual: 'annual',
  'three-year': 'three years',
};

/** A filter in the words of a sentence. */
const words: { readonly [K in keyof Required<Filters>]: (value: NonNullable<Filters[K]>) => string } = {
  vendor: (vendor) => vendor,
  product: (product) => product,
  amount: ({ least, currency }) =>
    `at least ${currency === null ? least : money({ amount: least.toFixed(2), currency })}`,
  top: (n) => `the first ${n}`,
  except: (names) => `without ${names.join(' and ')}`,
  term: (term) => termWords[term],
  status: (status) => status.toLowerCase(),
  who: (who) => (who === 'me' ? 'only yours' : who),
  period: ({ label }) => label,
  role: (role) => role,
  company: (company) => company,
  request: (number) => `#${number}`,
  by: () => 'largest first',
  as: () => 'as a file',
};

/** What of a question its answer does not heed: filters that the command cannot apply, and words that nothing explains. */
export type Unheeded = Readonly<{ filters: Filters; left: readonly string[] }>;

const most = 8;

/** One line that says so; empty when everything was heeded. */
export const unheededText = ({ filters, left }: Unheeded): string => {
  const named = Object.entries(filters).map(([key, value]) =>
    (words[key as keyof Filters] as (value: unknown) => string)(value),
  );
  const lines = [
    ...(named.length === 0 ? [] : [`Not narrowed by: ${named.join(', ')}.`]),
    ...(left.length === 0 ? [] : [`I left out: ${left.slice(0, most).join(', ')}.`]),
  ];
  return lines.length === 0 ? '' : plainText(lines.join(' '), 300);
};

/** The answer with a line above it. */
export const withLine = (answer: Answer, text: string): Answer => {
  const line = {
    type: 'TextBlock',
    text: escapeText(text, 300),
    wrap: true,
    color: 'Warning',
    size: 'Small',
  };
  const body = Array.isArray(answer.card.body) ? (answer.card.body as unknown[]) : [];
  return { card: { ...answer.card, body: [line, ...body] }, text: `${text}\n\n${answer.text}` };
};
