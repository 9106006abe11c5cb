import type { InvoiceDifference } from '../../core/billing/invoice-compare.ts';
import type { AppliedChange } from '../../core/billing/known-changes.ts';
import type { KeptStep } from '../../core/history/kept-steps.ts';
import type { Money } from '../../core/words/money.ts';
import { date, money, type Show } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { each, eachSide, isPlainUnit, kindText, quantityText, sumsText } from './invoice-words.ts';
import { keptStepLines } from './kept-step.ts';
import { knownChangeLines } from './known-change.ts';

/** What differs, in one line. */
export const differenceText = (row: InvoiceDifference, show: Show): string =>
  [
    row.kind === 'subscription' ? '' : `${kindText(row.kind)}: `,
    row.isSuccessor ? t`under a new subscription: ` : '',
    bodyOf(row, show),
    row.byPax8 ? t`, billed to the client by Pax8` : '',
  ].join('');

/** The bot's changes; otherwise what the nightly history saw, and that the bot did not change the seats. */
export const reasonLines = (
  row: InvoiceDifference,
  known: readonly AppliedChange[],
  seen: readonly KeptStep[],
  show: Show,
): string[] => {
  const { difference, kind, subscriptionIds, quantity, currency } = row;
  const isSeats = difference === 'changed' && kind === 'subscription' && subscriptionIds.length > 0;
  return known.length === 0 && isSeats && quantity.before !== quantity.after
    ? [t`not changed through this bot`, ...keptStepLines(seen, currency, show)]
    : known.length === 0
      ? keptStepLines(seen, currency, show)
      : knownChangeLines(known, show);
};

const bodyOf = (row: InvoiceDifference, show: Show): string => {
  const { difference, kind, currency, cost, price, quantity } = row;
  // A one-time charge does not begin or end.
  const recurs = kind === 'subscription' || kind === 'usage';
  const had = counted(row, quantity.before);
  const billed = t`${counted(row, quantity.after)} at ${eachSide({ cost: cost.after, price: price.after }, currency)}${added(row)}${longer(row, show)}`;
  switch (difference) {
    case 'new':
      return recurs ? t`new, ${billed}${days(row, show)}` : t`this time, ${billed}${days(row, show)}`;
    case 'due-again':
      return t`billed again${rhythm(row)}, ${billed}`;
    case 'gone':
      return recurs ? t`gone, had ${had}${days(row, show)}` : t`last time only, ${had}${days(row, show)}`;
    case 'paid-ahead':
      return t`not due this month: billed${rhythm(row) || t` ahead`}, next due about ${date(row.nextDue ?? show.now, show)}, ${had}`;
    case 'changed':
      return changes(row).join(', ') || unchanged(row);
  }
};

const unchanged = ({ isSuccessor }: InvoiceDifference): string =>
  isSuccessor ? t`the same` : t`different amounts for the same quantity and price`;

/** Says "seats" for a subscription without a unit of its own. */
const counted = ({ kind, unit }: InvoiceDifference, quantity: string | null): string => {
  if (quantity === null) return t`quantity unknown`;
  const text = quantityText(quantity, unit);
  return kind === 'subscription' && isPlainUnit(unit)
    ? quantity === '1'
      ? t`${text} seat`
      : t`${text} seats`
    : text;
};

const changes = (row: InvoiceDifference): string[] => {
  const { quantity, cost, price, unit, currency, kind, sums, taxBy, feeBy } = row;
  const { before, after } = sums;
  const moved = (name: string, of: 'cost' | 'tax' | 'fee' | 'price') =>
    `${name} ${sumsText(before[of])} → ${sumsText(after[of])}`;
  const extra = [
    ...(isNothing(taxBy) ? [] : [moved(t`tax`, 'tax')]),
    ...(isNothing(feeBy) ? [] : [moved(t`billing fee`, 'fee')]),
  ];
  if (kind === 'usage') return [moved(t`cost`, 'cost'), moved(t`price`, 'price'), ...extra];
  const from = quantityText(quantity.before, unit === null ? null : 'each');
  const eachOf = (name: string, pair: InvoiceDifference['cost']) =>
    t`${name} ${oneOf(pair.before, currency)} → ${oneOf(pair.after, currency)} each`;
  return [
    ...(quantity.before === quantity.after ? [] : [`${from} → ${counted(row, quantity.after)}`]),
    ...(cost.before === cost.after ? [] : [eachOf(t`cost`, cost)]),
    ...(price.before === price.after ? [] : [eachOf(t`price`, price)]),
    ...extra,
  ];
};

/** Null when there are several, or none was given. */
const oneOf = (value: number | null, currency: string | null): string =>
  value === null ? t`several` : each(value, currency);

const isNothing = (by: Money | null): boolean => by === null || Number(by.amount) === 0;

/** What a new line adds to its cost. */
const added = ({ sums: { after } }: InvoiceDifference): string => {
  const part = (name: string, sums: readonly Money[]) => {
    const changed = sums.filter((sum) => !isNothing(sum));
    return changed.length === 0 ? '' : `, ${name} ${changed.map(money).join(t` and `)}`;
  };
  return part(t`tax`, after.tax) + part(t`billing fee`, after.fee);
};

/** The days of a part of a month. */
const days = ({ kind, from, until }: InvoiceDifference, show: Show): string =>
  kind !== 'prorate' || from === null || until === null
    ? ''
    : t`, for ${date(from, show)} – ${date(until, show)}`;

const day = 86_400_000;

/** The end of a charge that goes beyond its month. */
const longer = ({ until }: InvoiceDifference, show: Show): string =>
  until !== null && until > show.now + 32 * day ? t`, until ${date(until, show)}` : '';

/** " yearly", " every 3 years"; empty when the period does not say. */
const rhythm = ({ from, until, nextDue }: InvoiceDifference): string => {
  const end = nextDue ?? until;
  const years = from === null || end === null ? 0 : Math.round((end - from) / (365.25 * day));
  return years === 0 ? '' : years === 1 ? t` yearly` : t` every ${years} years`;
};
