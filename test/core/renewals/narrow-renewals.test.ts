import { describe, expect, test } from '@jest/globals';
import { type Narrowing, notNarrowed } from '../../../src/core/portfolio/narrow.ts';
import { type CareAsked, narrowRenewals } from '../../../src/core/renewals/narrow-renewals.ts';
import type { Care } from '../../../src/core/renewals/renewal-csv.ts';
import { listedRows, type RenewalRow, type RenewalRows } from '../../../src/core/renewals/renewal-rows.ts';
import { ann, bo, day, now, subscription } from '../samples.ts';

const row = (id: string, days: number | null, amount: string | null): RenewalRow => ({
  company: null,
  subscription: subscription({ id }),
  at: days === null ? null : now + days * day,
  monthly: amount === null ? null : { amount, currency: 'USD' },
  yearly: null,
});
const rows: RenewalRows = {
  renewing: [row('small', 2, '10.00'), row('large', 9, '900.00'), row('dear', 20, null)],
  ending: [row('ends', 4, '700.00')],
  trials: [row('trial', 1, null)],
  unclear: {
    none: [row('none', null, '50.00'), row('none-dear', null, null)],
    past: [row('past', -9, '800.00')],
    'too-far': [],
    ended: [],
  },
  ofDeleted: [],
  monthlyHidden: 3,
};
const nobody: CareAsked = { status: null, ownerId: null };
const cares: Readonly<Record<string, Care>> = {
  small: { owner: ann, decision: { kind: 'renew', by: ann, at: now } },
  large: { owner: bo, decision: null },
  ends: { owner: ann, decision: null },
  dear: { owner: null, decision: null },
};
const narrowed = (narrowing: Partial<Narrowing>, asked: Partial<CareAsked> = {}, undated = false) => {
  const found = narrowRenewals(
    rows,
    undated,
    { ...notNarrowed, ...narrowing },
    { ...nobody, ...asked },
    ({ subscription: { id } }) => cares[id] ?? null,
  );
  return {
    ids: listedRows(found.rows, undated).map(({ row: { subscription: of } }) => of.id),
    ...found,
  };
};

describe('renewals are narrowed', () => {
  test('to at least an amount a month; trials and unknown prices are counted apart', () => {
    const { ids, left, rows: found } = narrowed({ amount: { least: 500, currency: 'USD' } });
    expect(ids).toEqual(['large', 'ends']);
    expect(left).toMatchObject({ unknown: 2, otherCurrency: 0 });
    expect([found.unclear, found.monthlyHidden]).toEqual([rows.unclear, 3]);
  });
  test('to the next so many by date, of all that happens', () => {
    expect(narrowed({ top: 3 }).ids).toEqual(['small', 'ends', 'trial']);
  });
  test('to the largest, which then stand in their order', () => {
    expect(narrowed({ top: 2, largest: true }).ids).toEqual(['large', 'ends']);
    expect(narrowed({ largest: true }).ids).toEqual(['large', 'small', 'ends']);
  });
  test('among those without a date too', () => {
    const { ids, rows: found } = narrowed({ amount: { least: 60, currency: null } }, {}, true);
    expect(ids).toEqual(['past']);
    expect(found.renewing).toEqual(rows.renewing);
  });
  test('to those of an owner', () => {
    expect(narrowed({}, { ownerId: ann.objectId }).ids).toEqual(['small', 'ends']);
  });
  test('to those without an owner: nobody has looked, or nobody took it; a trial has no owner', () => {
    expect(narrowed({}, { status: 'unassigned' }).ids).toEqual(['dear']);
    expect(narrowed({}, { status: 'unassigned' }, true).ids).toEqual(['none', 'none-dear', 'past']);
  });
  test('to those to decide: what ends anyway has nothing to decide', () => {
    expect(narrowed({}, { status: 'undecided' }).ids).toEqual(['large', 'dear']);
    expect(narrowed({}, { status: 'undecided' }, true).ids).toEqual(['none', 'none-dear', 'past']);
  });
});
