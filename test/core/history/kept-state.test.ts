import { describe, expect, test } from '@jest/globals';
import { packedOf, stateOf, unpacked } from '../../../src/core/history/kept-state.ts';
import { type LastKept, nightOf, rowsOfNight, startOfNight } from '../../../src/core/history/night.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { subscription } from '../samples.ts';

const annual = subscription({
  ...{ id: 's1', quantity: 12, price: 22.5, partnerCost: 18.75, currency: 'USD', billingTerm: 'Monthly' },
  commitment: { id: 'x', term: '1-Year', endsAt: Date.UTC(2027, 5, 30) },
});
const keptOf = (of: Subscription): LastKept => {
  const { id, companyId, productId, productName } = of;
  return { id, companyId, productId, productName, packed: packedOf(of) };
};
const held = (...all: Subscription[]) => new Map(all.map((each) => [each.id, each]));
const last = (...all: LastKept[]) => new Map(all.map((each) => [each.id, each]));

describe('what is kept of a subscription', () => {
  test('is its seats, status, terms, prices and ends, in less than a hundred bytes', () => {
    const packed = packedOf(annual);
    expect(packed.length).toBeLessThan(100);
    expect(unpacked(packed)).toEqual({
      ...{ quantity: 12, status: 'Active', billingTerm: 'Monthly', endAt: null },
      ...{ price: 22.5, partnerCost: 18.75, currency: 'USD' },
      commitment: { id: null, term: '1-Year', endsAt: Date.UTC(2027, 5, 30) },
    });
  });
  test('that there is no commitment is not the same as one that Pax8 says nothing of', () => {
    expect(stateOf({ ...annual, commitment: null }).commitment).toBeNull();
    expect(stateOf({ ...annual, commitment: { id: null, term: null, endsAt: null } }).commitment).toEqual({
      ...{ id: null, term: null, endsAt: null },
    });
  });
  test('the end of a monthly term, which moves each month, is no change', () => {
    const monthly = (endsAt: number) =>
      packedOf({ ...annual, commitment: { id: null, term: 'Monthly', endsAt } });
    expect(monthly(1)).toBe(monthly(2));
  });
});

describe('a night', () => {
  test('is a day of the zone, also on the days when clocks change', () => {
    const days = (...at: string[]) => at.map((each) => nightOf(Date.parse(each), 'Europe/Berlin'));
    const [first = 0, ...others] = days(
      ...['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
    );
    expect(others.map((each) => each - first)).toEqual([1, 1, 2]);
    expect(new Date(startOfNight(first + 1, 'Europe/Berlin')).toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(new Date(startOfNight(first + 2, 'Europe/Berlin')).toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
  test('has a row for what is new, other than before, renamed or moved, and none for what is the same', () => {
    const [same, other, renamed, moved, fresh] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...annual, id }));
    if (!same || !other || !renamed || !moved || !fresh) throw new Error('five');
    const before = last(...[same, other, renamed, moved].map(keptOf));
    const rows = rowsOfNight(
      before,
      held(
        ...[same, { ...other, quantity: 13 }, { ...renamed, productName: 'Other' }],
        ...[{ ...moved, companyId: 'c9' }, fresh],
      ),
      0,
    );
    expect(rows.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e']);
  });
  test('what is not listed any more has one row of it, but none while rows of the reading were unreadable', () => {
    const before = last(keptOf(annual), { ...keptOf({ ...annual, id: 'gone' }), packed: null });
    expect(rowsOfNight(before, held(), 0)).toEqual([{ ...keptOf(annual), packed: null }]);
    expect(rowsOfNight(before, held(), 1)).toEqual([]);
    expect(rowsOfNight(last({ ...keptOf(annual), packed: null }), held(annual), 0)).toEqual([keptOf(annual)]);
  });
  test('a row of a list that lacks its commitment proves nothing', () => {
    expect(rowsOfNight(last(keptOf(annual)), held({ ...annual, commitment: null }), 0)).toEqual([]);
    const never = { ...annual, commitment: null };
    expect(rowsOfNight(last(keptOf(never)), held({ ...never, quantity: 13 }), 0)).toHaveLength(1);
  });
});
