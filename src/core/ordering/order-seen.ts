import Big from 'big.js';
import type { Seen } from '../changes/change.ts';
import type { OrderLine, OrderLines } from '../changes/wanted.ts';
import { dearer } from '../words/money.ts';

/** How one line was seen. A commitment starts at provisioning, so it has no end yet. */
export const seenOfLine = (line: OrderLine, currency: string | null): Seen => ({
  quantity: 0,
  status: 'not ordered',
  commitmentEndsAt: null,
  commitmentTerm: line.commitmentTerm,
  billingTerm: line.billingTerm,
  billingStartAt: null,
  price: line.price,
  partnerCost: line.partnerCost,
  currency,
});

/** Whether all lines are billed alike and committed for the same term. */
const isUniform = ([first, ...others]: OrderLines): boolean =>
  others.every(
    ({ billingTerm, commitmentTerm }) =>
      billingTerm === first.billingTerm && commitmentTerm === first.commitmentTerm,
  );

/** The longest commitment of the lines; null when none has one. An unknown length counts as the longest. */
export const longestTerm = (lines: OrderLines): string | null =>
  lines
    .flatMap(({ commitmentTerm }) => commitmentTerm ?? [])
    .toSorted((a, b) => terms.indexOf(a) - terms.indexOf(b))[0] ?? null;

/** Longest first. */
const terms = ['3-Year', '2-Year', '1-Year', 'Monthly'];

/**
 * What the lines of an order have in common: the average price per seat when all are billed and committed alike,
 * otherwise no price. One unknown price makes the average unknown.
 */
export const seenOfOrder = (lines: OrderLines, currency: string | null): Seen => {
  const [first, ...others] = lines;
  const seen = seenOfLine(first, currency);
  if (others.length === 0) return seen;
  if (!isUniform(lines))
    return {
      ...seen,
      ...{ billingTerm: 'Mixed', commitmentTerm: longestTerm(lines), price: null, partnerCost: null },
    };
  return {
    ...seen,
    // The larger of price and partner cost counts for each line, not for their average.
    price: average(lines, (line) =>
      dearer({ ...line, committed: line.commitmentTerm !== null, listedFree: true }),
    ),
    partnerCost: average(lines, ({ partnerCost }) => partnerCost),
  };
};

const average = (lines: OrderLines, amountOf: (line: OrderLine) => number | null): number | null => {
  let sum = new Big(0);
  let seats = 0;
  for (const line of lines) {
    const amount = amountOf(line);
    if (amount === null) return null;
    sum = sum.plus(new Big(amount).times(line.seats));
    seats += line.seats;
  }
  return Number(sum.div(seats));
};
