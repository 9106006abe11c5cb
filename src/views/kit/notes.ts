import type { Deed, Filters } from '../../core/understanding/intent.ts';
import type { Answer } from '../../core/words/chat.ts';
import type { AmountLimit, SeatLimit } from '../../core/words/limits.ts';
import { moneyOf } from '../../core/words/money.ts';
import { msg, t, texts } from '../texts/t.ts';
import { escapeText, plainText } from './escape.ts';
import { count, money, number, seats } from './format.ts';
import { periodText } from './period-text.ts';

const termWords: Readonly<Record<NonNullable<Filters['term']>, string>> = texts({
  monthly: msg`monthly`,
  annual: msg`annual`,
  'three-year': msg`three years`,
});

/** "over $500.00", "at least 20", "between 5 and 9", "exactly 7". */
const boundWords = (
  { least, most, strict }: Readonly<{ least?: number; most?: number; strict?: boolean }>,
  inWords: (n: number) => string,
): string => {
  if (least !== undefined && most !== undefined)
    return least === most ? t`exactly ${inWords(least)}` : t`between ${inWords(least)} and ${inWords(most)}`;
  const [over, under] = strict === true ? [t`over`, 'under'] : [t`at least`, t`at most`];
  return least === undefined ? `${under} ${inWords(most ?? 0)}` : `${over} ${inWords(least)}`;
};

export const amountWords = (limit: AmountLimit): string => {
  const { currency } = limit;
  if (limit.percent === true) return boundWords(limit, (n) => `${n}%`);
  return boundWords(limit, (n) => (currency === null ? number(n) : money(moneyOf(n, currency))));
};

/** "more than 50 seats", "between 5 and 20 seats". */
export const seatWords = ({ more, fewer }: SeatLimit): string => {
  if (more !== null && fewer !== null)
    return fewer === 2
      ? t`${boundWords({ least: more + 1, most: fewer - 1 }, number)} seat`
      : t`${boundWords({ least: more + 1, most: fewer - 1 }, number)} seats`;
  return more === null ? t`fewer than ${seats(fewer)}` : t`more than ${seats(more)}`;
};

/** Which part of the audit is shown. */
export const deedWords: Readonly<Record<Deed, string>> = texts({
  requested: msg`what was requested`,
  approved: msg`what was approved`,
  rejected: msg`what was rejected`,
  decided: msg`what was decided`,
  changed: msg`changes`,
});

const statuses: Readonly<Record<string, string>> = texts({
  Failed: msg`failed`,
  Processing: msg`processing`,
  Cancelled: msg`cancelled`,
  unassigned: msg`unassigned`,
  undecided: msg`undecided`,
});

/** A filter, as part of a sentence. */
const words: {
  readonly [K in keyof Required<Filters>]: (value: NonNullable<Filters[K]>, per: string) => string;
} = {
  vendor: (vendor) => vendor,
  product: (product) => product,
  amount: (limit, per) => `${amountWords(limit)}${per}`,
  seats: (limit) => seatWords(limit),
  top: (n) => t`the first ${n}`,
  except: (names) => t`without ${names.join(t` and `)}`,
  term: (term) => termWords[term],
  status: (status) =>
    (Object.hasOwn(statuses, status) ? statuses[status] : undefined) ?? status.toLowerCase(),
  who: (who) => (who === 'me' ? t`only yours` : who),
  period: ({ label }) => periodText(label),
  role: (role) => role,
  company: (company) => company,
  request: (number) => `#${number}`,
  deed: (deed) => deedWords[deed] ?? deed,
  currency: (currency) => t`in ${currency}`,
  longerDays: (days) => t`longer than ${count(days, 'day')}`,
  by: (by) => (by === 'amount' ? t`largest first` : t`sorted by ${by}`),
  as: () => t`as a file`,
};

/** Filters in words, one by one; `per` follows an amount: " a month". */
export const filterWords = (filters: Filters, per = ''): string[] =>
  Object.entries(filters).map(([key, value]) =>
    (words[key as keyof Filters] as (value: unknown, per: string) => string)(value, per),
  );

/** What an answer ignores of its question: filters that the command cannot apply, and unexplained words. */
export type Unheeded = Readonly<{ filters: Filters; left: readonly string[] }>;

const most = 8;

/** One line that says so; empty when nothing was ignored. */
export const unheededText = ({ filters, left }: Unheeded): string => {
  const named = filterWords(filters);
  const lines = [
    ...(named.length === 0 ? [] : [t`Not narrowed by: ${named.join(', ')}.`]),
    ...(left.length === 0 ? [] : [t`I left out: ${left.slice(0, most).join(', ')}.`]),
  ];
  return lines.length === 0 ? '' : plainText(lines.join(' '), 300);
};

/** Shown above a look-up while the bot's own memory is away. */
export const fromMemoryText = (): string =>
  t`I cannot use my memory right now. This comes from what I last read, without requests and decisions.`;

/** Shown above a look-up of somebody who sees only these companies. */
export const onlyTheseText = (names: readonly string[]): string => {
  const [shown, more] = [names.slice(0, 5), names.length - 5];
  return more > 0
    ? t`Your role is for ${shown.join(', ')} and ${more} more only. Nothing of other companies is shown.`
    : t`Your role is for ${shown.join(', ')} only. Nothing of other companies is shown.`;
};

/** The answer with a line above it. */
export const withLine = (answer: Answer, text: string): Answer => {
  const line = {
    type: 'TextBlock',
    text: escapeText(text, 300),
    wrap: true,
    weight: 'Bolder',
    size: 'Small',
  };
  const body = Array.isArray(answer.card.body) ? (answer.card.body as unknown[]) : [];
  return { card: { ...answer.card, body: [line, ...body] }, text: `${text}\n\n${answer.text}` };
};
