import { expect, test } from '@jest/globals';
import { compareItems, type InvoiceDifference } from '../../../src/core/billing/invoice-compare.ts';
import { knownChanges, spanBetween } from '../../../src/core/billing/known-changes.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { change } from '../../views/samples.ts';
import { date, itemOf } from './invoice-samples.ts';

const span = spanBetween('2026-10', date('2026-11-04'));
const at = (settledAt: string, state: 'applied' | 'failed' = 'applied'): Change =>
  change(state, { id: settledAt, settledAt: date(settledAt) });
const ids = (difference: InvoiceDifference | undefined, ...all: Change[]) =>
  difference === undefined ? [] : knownChanges(difference, new Map([['s1', all]]), span).map(({ id }) => id);
const [seats] = compareItems(
  [itemOf({ subscriptionId: 's1' })],
  [itemOf({ subscriptionId: 's1', quantity: 15 })],
  date('2026-11-04'),
).regular;

test('a difference has the changes that the bot made from the older month to the newer invoice, oldest first', () =>
  expect(
    ids(
      seats,
      at('2026-11-03'),
      at('2026-10-12'),
      at('2026-09-30'),
      at('2026-11-05'),
      at('2026-10-20', 'failed'),
    ),
  ).toEqual(['2026-10-12', '2026-11-03']));
test('a part of a month has those of the day on which it begins', () => {
  const part = { type: 'prorate', subscriptionId: 's1', quantity: 3 };
  const of = (periodStart: number | null) =>
    compareItems([], [itemOf({ ...part, periodStart })], date('2026-11-04')).once[0];
  const both = [at('2026-10-12'), at('2026-10-20')];
  expect(ids(of(date('2026-10-12')), ...both)).toEqual(['2026-10-12']);
  expect(ids(of(null), ...both)).toEqual(['2026-10-12', '2026-10-20']);
});
test('a line without a subscription, or with one that was not changed, has none', () => {
  const [none] = compareItems([], [itemOf({ subscriptionId: null })], date('2026-11-04')).regular;
  expect(ids(none, at('2026-10-12'))).toEqual([]);
  const [other] = compareItems([], [itemOf({ subscriptionId: 's2' })], date('2026-11-04')).regular;
  expect(ids(other, at('2026-10-12'))).toEqual([]);
});
