import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import { differences, timelineOf } from '../../../src/core/changes/timeline.ts';
import { day, hour } from '../../../src/core/words/durations.ts';
import type { Given } from '../../samples/change.ts';
import { orderWanted } from '../../samples/order.ts';
import { entry } from '../../views/companies/history-cases.ts';
import { change, now } from '../../views/samples.ts';

const minute = 60_000;
const at = now - 3 * day;
const done = (rest: Given = {}) => change('applied', { sentAt: at, settledAt: at + minute, ...rest });
const wanted = {
  price: { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' },
  cancel: { kind: 'cancel', seats: 12, at: null },
  order: orderWanted({ seats: 15 }),
} as const;
const pairs = (records: Parameters<typeof timelineOf>[0], changes: readonly Change[]) =>
  timelineOf(records, changes).map((one) => [
    one.kind,
    one.at,
    one.kind === 'recorded' ? one.record.quantity : null,
    one.change?.id ?? null,
  ]);
const { id } = change();

describe('a request and its record', () => {
  const before = entry(at - day, 12);

  test('are one happening, at the time of the record', () => {
    expect(pairs([entry(at + minute, 15), before], [done()])).toEqual([
      ['recorded', at + minute, 15, id],
      ['recorded', at - day, 12, null],
    ]);
  });

  test('are one happening once: the same number of seats a second time is another thing', () => {
    const records = [before, entry(at, 15), entry(at + minute, 12), entry(at + 2 * minute, 15)];
    expect(pairs(records, [done()]).map(([, , , of]) => of)).toEqual([null, null, id, null]);
  });

  test('at a record that has its day only: the request tells the time', () => {
    const midnight = Math.floor(at / day) * day;
    expect(pairs([before, entry(midnight, 15)], [done()])[0]).toEqual(['recorded', at, 15, id]);
  });

  test.each([
    ['too long before it', entry(at - 10 * minute, 15), done()],
    ['too long after it', entry(at + 2 * hour, 15), done()],
    ['of another day', entry(Math.floor(at / day) * day - day, 15), done()],
    ['of another number', entry(at, 14), done()],
    ['without a difference in seats', entry(at, 12), done({ to: 12 })],
    ['of a request that was not carried out', entry(at, 15), change('failed', { sentAt: at, settledAt: at })],
    ['of seats, for a price', entry(at, 15), done({ wanted: wanted.price })],
    ['of an end that was there before', entry(at, 15), done({ wanted: wanted.cancel })],
  ])('are two where the record is %s', (_, record, request) => {
    const told = timelineOf([entry(at - 30 * day, 12), record], [request]);
    expect(told.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
  });

  test('are one for a price, an end, a status that ends it, and an order', () => {
    const price = done({ wanted: wanted.price });
    const made = (record: ReturnType<typeof entry>, request: Change) =>
      pairs([before, record], [request])[0]?.[3];
    expect(made(entry(at, 12, { price: 24.5 }), price)).toBe(id);
    expect(made(entry(at, 12, { endAt: now + day }), done({ wanted: wanted.cancel }))).toBe(id);
    expect(made(entry(at, 12, { status: 'Cancelled' }), done({ wanted: wanted.cancel }))).toBe(id);
    expect(made(entry(at, 12, { status: 'PendingCancel' }), done({ wanted: wanted.cancel }))).toBe(id);
    expect(pairs([entry(at, 15)], [done({ wanted: wanted.order })])).toEqual([['recorded', at, 15, id]]);
    expect(pairs([entry(at, 15)], [done()])).toHaveLength(2);
  });

  test('stand newest first, a request by its last step, undated records last', () => {
    const waits = change('pending', { requestedAt: at });
    const decided = change('approved', { decided: { by: null, at: at + hour } });
    expect(pairs([entry(null, 9), entry(at + minute, 12), entry(at - day, 10)], [waits, decided])).toEqual([
      ['asked', at + hour, null, id],
      ['recorded', at + minute, 12, null],
      ['asked', at, null, id],
      ['recorded', at - day, 10, null],
      ['recorded', null, 9, null],
    ]);
    expect(timelineOf([], [])).toEqual([]);
  });

  test('of one moment keep the order of a list that begins with the newest', () => {
    const records = [entry(at, 15), entry(at, 13), entry(at - day, 12)];
    expect(timelineOf(records, []).map((one) => one.kind === 'recorded' && one.record.quantity)).toEqual([
      15, 13, 12,
    ]);
  });
});

describe('between two records', () => {
  const was = entry(at, 12);
  const until = was.commitment?.endsAt ?? 0;

  test('seats, status, terms, money and the end differ', () => {
    const after = entry(at + day, 15, {
      ...{ status: 'PendingCancel', billingTerm: 'Annual', currency: 'EUR', price: 1, partnerCost: 2 },
      ...{ endAt: until, commitment: { id: null, term: '3-Year', endsAt: until - day } },
    });
    expect(differences(was, after)).toEqual([
      { kind: 'seats', from: 12, to: 15 },
      { kind: 'status', from: 'Active', to: 'PendingCancel' },
      { kind: 'term-end-moved', from: until, to: until - day },
      { kind: 'term', from: '1-Year', to: '3-Year' },
      { kind: 'billing-term', from: 'Monthly', to: 'Annual' },
      { kind: 'currency', from: 'USD', to: 'EUR' },
      { kind: 'price', from: 23.1, to: 1 },
      { kind: 'partner-cost', from: 18.48, to: 2 },
      { kind: 'end-set', at: until },
    ]);
    expect(differences(after, { ...after })).toEqual([]);
    expect(differences(after, { ...after, endAt: null })).toEqual([{ kind: 'end-unset', was: until }]);
  });

  test('a later end is a renewal only when the term was over; before that it was moved', () => {
    const commitment = { id: null, term: '1-Year', endsAt: until + 365 * day };
    expect(differences(was, entry(until, 12, { commitment }))).toEqual([
      { kind: 'renewed', until: until + 365 * day },
    ]);
    for (const early of [at, null])
      expect(differences(was, entry(early, 12, { commitment }))).toMatchObject([{ kind: 'term-end-moved' }]);
  });

  test('what one of them leaves out is no difference', () => {
    const bare = {
      ...{ status: 'Unknown', billingTerm: 'Unknown', commitment: null },
      ...{ price: null, partnerCost: null, currency: null },
    };
    expect(differences(was, entry(at, 12, bare))).toEqual([]);
    expect(differences(entry(at, 12, bare), was)).toEqual([]);
  });
});
