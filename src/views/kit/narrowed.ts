import type { ByAmount } from '../../core/portfolio/narrow.ts';
import type { Filters } from '../../core/understanding/intent.ts';
import { t } from '../texts/t.ts';
import { escapeText, plainText } from './escape.ts';
import { count, number } from './format.ts';
import { filterWords } from './notes.ts';

/** What a list is narrowed to, as said, and what that left out. */
export type Narrowed = Readonly<{ heeded: Filters; left: Omit<ByAmount<unknown>, 'rows'> }>;

export const allOfIt: Narrowed = {
  heeded: {},
  left: { unknown: 0, otherCurrency: 0, total: 0, perCurrency: false },
};

/** "5 largest of 12"; empty when neither was asked for. */
const ranked = ({ heeded: { top, by }, left: { total, perCurrency } }: Narrowed): string => {
  if (top === undefined) return by === undefined ? '' : t`largest first`;
  const named = by === undefined ? t`the first ${number(top)}` : t`the ${number(top)} largest`;
  return perCurrency ? t`${named} of each currency` : total > top ? t`${named} of ${number(total)}` : named;
};

/** In words, for the line under a title: "at least $500.00 a month", "without Blue Yonder". `per` follows an amount. */
export const narrowedParts = (narrowed: Narrowed, per = ''): string[] =>
  plainParts(narrowed, per).map((text) => escapeText(text, 120));

const plainParts = (narrowed: Narrowed, per: string): string[] => {
  const { top: _top, by: _by, ...rest } = narrowed.heeded;
  const filters = filterWords(rest, per).map((text) => plainText(text, 120));
  const rank = ranked(narrowed);
  return rank === '' ? filters : [...filters, rank];
};

/** What could not be compared, so that nothing is left out silently. */
export const narrowedNotes = ({ heeded, left }: Narrowed, amount = t`price`): string[] => [
  ...(left.unknown > 0
    ? [
        left.unknown === 1
          ? t`${count(left.unknown, 'row')} with an unknown ${amount} is not counted in.`
          : t`${count(left.unknown, 'row')} with an unknown ${amount} are not counted in.`,
      ]
    : []),
  ...(left.otherCurrency > 0
    ? [
        left.otherCurrency === 1
          ? t`${count(left.otherCurrency, 'row')} in another currency than ${heeded.amount?.currency ?? ''} is not counted in.`
          : t`${count(left.otherCurrency, 'row')} in another currency than ${heeded.amount?.currency ?? ''} are not counted in.`,
      ]
    : []),
  ...(left.perCurrency ? [t`Amounts of different currencies are not compared: each has its own order.`] : []),
];

/** Both, as plain text, for a notice that nothing was found. */
export const narrowedDetail = (narrowed: Narrowed, per: string, amount = t`price`): string[] => {
  const parts = plainParts(narrowed, per);
  return [
    ...(parts.length === 0 ? [] : [t`Asked for: ${parts.join(' · ')}.`]),
    ...narrowedNotes(narrowed, amount),
  ];
};
