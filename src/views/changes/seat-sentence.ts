import type { Change, Wanted } from '../../core/changes/change.ts';
import { seenPriced } from '../../core/changes/change-price.ts';
import { monthly } from '../../core/words/money.ts';
import { productText } from '../kit/escape.ts';
import { date, delta, number, type Show, seats } from '../kit/format.ts';

/** "12 → 15 seats", "12 → 10 seats after the renewal". */
export const seatSteps = ({ from, to, afterTermEnd }: Wanted<'seats'>): string =>
  `${number(from)} → ${seats(to)}${afterTermEnd === null ? '' : ' after the renewal'}`;

const planSentence = (change: Change, wanted: Wanted<'seats'>, termEnd: number, show: Show): string => {
  const difference = monthly(seenPriced(change), wanted.to - wanted.from);
  const price = difference === null ? '' : `, ${delta(difference)} a month at the price before it`;
  return `${productText(change.productName)} ${seatSteps(wanted)} of ${date(termEnd, show)}${price}`;
};

/** What a change of seats is, now or after a renewal. */
export const seatSentence = (change: Change, wanted: Wanted<'seats'>, show: Show): string =>
  wanted.afterTermEnd === null
    ? [
        `${productText(change.productName)} ${seatSteps(wanted)}`,
        priceText(change, wanted),
        commitmentText(change, wanted, show),
      ]
        .filter((part) => part !== '')
        .join(', ')
    : planSentence(change, wanted, wanted.afterTermEnd, show);

const priceText = (change: Change, { from, to }: Wanted<'seats'>): string => {
  const seen = seenPriced(change);
  if (seen.price === null || seen.currency === null) return 'price unknown';
  const difference = monthly(seen, to - from);
  return difference === null ? '' : `${delta(difference)} a month`;
};

const commitmentText = ({ seen }: Change, { from, to }: Wanted<'seats'>, show: Show): string => {
  const word = to < from ? 'the rest committed' : 'committed';
  if (seen.commitmentEndsAt !== null) return `${word} until ${date(seen.commitmentEndsAt, show)}`;
  return seen.commitmentTerm === null ? '' : 'committed, end unknown';
};
