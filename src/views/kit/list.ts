import type { Subscription } from '../../core/marketplace/records.ts';
import type { SeatSum } from '../../core/marketplace/seats.ts';
import { type Money, monthly, sumByCurrency } from '../../core/words/money.ts';
import { t } from '../texts/t.ts';
import { type PageButton, type Suggestion, sayButtons } from './buttons.ts';
import type { Chart } from './chart.ts';
import { paragraphs, sentenceText } from './escape.ts';
import { count, money, number, seats } from './format.ts';
import type { ListRow, Plan } from './plan.ts';

/** `caption` names the figures; sections with the same caption show it once. */
export type Section = Readonly<{ heading: string; caption: string; rows: readonly ListRow[] }>;

/** A list with figures on the right and the sum at the end. Everything is already escaped. */
export type List = Readonly<{
  title: string;
  speak: string;
  sentence: string;
  sections: readonly Section[];
  total: Readonly<{ name: string; figures: readonly string[] }>;
  /**
   * At most one, from `chart.ts`. Its figures are also text: behind *Figures*, and instead of it where no charts are
   * drawn.
   */
  charts?: readonly Chart[];
  notes: readonly string[];
  asOf: string;
  pages: readonly PageButton[];
  suggestions: readonly Suggestion[];
}>;

/** The heading of the right column in every list. */
export const caption = (): string => t`Seats · a month`;

/** The name of a sum, which says so when it covers more than this page. */
export const sumName = (name: string, range: string): string =>
  range === '' ? name : t`${name}, on all pages`;

export const list = ({ suggestions, sections, charts = [], ...filling }: List): Plan => ({
  template: 'list',
  filling: {
    ...filling,
    notes: inOne(filling.notes),
    sections: sections.map((section, at) => ({
      ...section,
      caption: section.caption === sections[at - 1]?.caption ? '' : section.caption,
      ...rowsOf(section.rows),
    })),
    charts,
    hasFigures: charts.length > 0,
    buttons: sayButtons(
      suggestions.slice(0, 6 - filling.pages.length - charts.length),
      'default',
      filling.pages.length,
    ),
  },
});

/** Characters of a line that fit beside the figures where a card is 320 px wide. */
const fitsBeside = 28;

/** Short lines fill the space beside several figures. All others go below, across the card, as phones need. */
const placed = ({ lines, figures }: ListRow): Readonly<{ beside: string[]; below: string[] }> => {
  const room = Math.max(0, figures.length - 1);
  const long = lines.findIndex((line) => line.length > fitsBeside);
  const split = Math.min(room, long < 0 ? lines.length : long);
  return { beside: lines.slice(0, split), below: lines.slice(split) };
};

/** The rows for the template: with their lines across the card when any has lines, else without. */
export const rowsOf = (rows: readonly ListRow[]) => {
  const hasLines = rows.some(({ lines, loud = [] }) => lines.length + loud.length > 0);
  const filled = rows.map((row) => {
    const { beside, below } = placed(row);
    return {
      ...row,
      beside: inOne(beside),
      lines: inOne(below),
      figures: inOne(row.figures),
      loud: row.loud ?? [],
      say: sentenceText(row.say ?? ''),
    };
  });
  return hasLines ? { rows: [], stacked: filled } : { rows: filled, stacked: [] };
};

/** The data for the template's block, or none. */
export const inOne = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [paragraphs(lines)];

export const amount = (subscription: Subscription): Money | null =>
  monthly(subscription, subscription.quantity);

/** "12 seats and 38 of other products"; the rows that are left out need a note, `unknownSeats`. */
export const seatsInAll = ({ seats: people, otherSeats, unknown }: SeatSum): string => {
  if (people + otherSeats === 0) return seats(unknown > 0 ? null : 0);
  if (otherSeats === 0) return seats(people);
  return people === 0
    ? t`${seats(otherSeats)} of other products`
    : t`${seats(people)} and ${number(otherSeats)} of other products`;
};

/** The same beside a row, where only short lines fit: "12 seats", "38 other". */
export const seatFigures = (sum: SeatSum): string[] => {
  if (sum.otherSeats === 0) return [seatsInAll(sum)];
  return sum.seats === 0
    ? [t`${number(sum.otherSeats)} other seats`]
    : [seats(sum.seats), t`${number(sum.otherSeats)} other`];
};

export const unknownSeats = ({ unknown }: Pick<SeatSum, 'unknown'>): string[] =>
  unknown === 0
    ? []
    : [
        t`${count(unknown, 'subscription with unknown seats is', 'subscriptions with unknown seats are')} not counted.`,
      ];

/** One sum per currency; "unknown" when no price is known. */
export const sums = (amounts: readonly (Money | null)[]): string[] => {
  const known = sumByCurrency(amounts.filter((money) => money !== null));
  return known.length > 0 ? known.map(money) : amounts.length > 0 ? [t`price unknown`] : [];
};

/** The amount of a row, or "price unknown". */
export const amountText = (value: Money | null): string => (value === null ? t`price unknown` : money(value));

/** Says how many prices are in no sum of the card. */
export const pricesUnknown = (unknown: number): string[] =>
  unknown > 0 ? [t`${count(unknown, 'price is', 'prices are')} unknown and not in the sum.`] : [];

export const unknownPrices = (amounts: readonly (Money | null)[]): string[] => {
  const unknown = amounts.filter((money) => money === null).length;
  return unknown < amounts.length ? pricesUnknown(unknown) : [];
};

export const unreadableRows = (unreadable: number): string[] =>
  unreadable > 0
    ? [t`${count(unreadable, 'row')} of Pax8’s answer could not be read and may be missing here.`]
    : [];
