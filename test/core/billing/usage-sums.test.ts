import { describe, expect, test } from '@jest/globals';
import { usageCsvHead, usageCsvLines } from '../../../src/core/billing/usage-csv.ts';
import { usageDays } from '../../../src/core/billing/usage-months.ts';
import {
  compareMonths,
  isWhole,
  linesOn,
  type ResourceUsage,
  summaryLine,
  sumOf,
  usageByDay,
} from '../../../src/core/billing/usage-sums.ts';
import type { UsageLine, UsageSummary } from '../../../src/core/marketplace/usage.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { subscription } from '../samples.ts';

const line = (overrides: Partial<UsageLine> = {}): UsageLine => ({
  summaryId: 'u1',
  at: null,
  productId: 'm1',
  productName: 'Azure - Compute',
  unitOfMeasure: 'GB',
  quantity: 0.1,
  unitPrice: 1,
  currentCharges: 0.1,
  currentProfit: 0.02,
  partnerTotal: 0.08,
  currency: 'USD',
  isTrial: false,
  ...overrides,
});
const summary: UsageSummary = {
  id: 'u1',
  companyId: 'c1',
  productId: 'p1',
  resourceGroup: 'rg-production',
  vendorName: 'Microsoft',
  currentCharges: 12.5,
  partnerTotal: 10,
  currency: 'USD',
  isTrial: null,
};
const resource = (days: Readonly<Record<string, readonly UsageLine[] | null>>): ResourceUsage => ({
  subscription: subscription({ productName: 'Microsoft Azure' }),
  summary,
  days: new Map(Object.entries(days)),
});
const usd = (charges: string | null, cost: string | null, profit: string | null) => ({
  currency: 'USD',
  charges,
  cost,
  profit,
});

describe('a sum of lines', () => {
  test('is exact where binary fractions are not', () => {
    const sum = sumOf([line(), line({ quantity: 0.2, currentCharges: 0.2 })]);
    expect(sum).toEqual({
      lines: 2,
      quantities: [{ unit: 'GB', quantity: '0.3' }],
      amounts: [usd('0.30', '0.16', '0.04')],
      unknown: 0,
    });
  });

  test('keeps units and currencies apart, also unnamed ones', () => {
    const sum = sumOf([
      line({ unitOfMeasure: null, currency: null }),
      line({ currency: 'EUR' }),
      line({ unitOfMeasure: '1 Hour' }),
    ]);
    expect(sum.quantities.map(({ unit }) => unit)).toEqual([null, '1 Hour', 'GB']);
    expect(sum.amounts.map(({ currency }) => currency)).toEqual(['', 'EUR', 'USD']);
  });

  test('counts lines without charges, and computes no profit from the unknown', () => {
    const sum = sumOf([
      line({ quantity: null, currentCharges: null, currentProfit: null, partnerTotal: null }),
    ]);
    expect(sum).toEqual({ lines: 1, quantities: [], amounts: [usd(null, null, null)], unknown: 1 });
  });

  test('computes the profit when Pax8 gives none', () =>
    expect(sumOf([line({ currentProfit: null })]).amounts).toEqual([usd('0.10', '0.08', '0.02')]));

  test('of a summary is its charges', () =>
    expect(sumOf([summaryLine(summary)])).toEqual({
      lines: 1,
      quantities: [],
      amounts: [usd('12.50', '10.00', '2.50')],
      unknown: 0,
    }));
});

test('a day that was not read is not a day without usage', () => {
  const read = resource({ '2026-11-01': [line()], '2026-11-02': null, '2026-11-03': [] });
  expect(linesOn(read, ['2026-11-01', '2026-11-02', '2026-11-04'])).toHaveLength(1);
  expect(isWhole(read, ['2026-11-01', '2026-11-03'])).toBe(true);
  expect(isWhole(read, ['2026-11-02'])).toBe(false);
  expect(isWhole(read, ['2026-11-04'])).toBe(false);
  expect(
    usageByDay([read], ['2026-11-01', '2026-11-02', '2026-11-03']).map(({ sum, whole }) => [
      sum.lines,
      whole,
    ]),
  ).toEqual([
    [1, true],
    [0, false],
    [0, true],
  ]);
});

describe('a month compared with the one before', () => {
  const plan = usageDays(null, { now: Date.parse('2026-11-03T12:00Z'), zone: 'UTC' });
  if (plan.kind !== 'days') throw new Error('no days');
  const of = (...lines: (readonly UsageLine[] | null)[]) =>
    resource({
      '2026-11-01': lines[0] ?? [],
      '2026-11-02': lines[1] ?? [],
      '2026-11-03': lines[2] ?? [],
      '2026-10-01': lines[3] ?? [],
      '2026-10-02': lines[4] ?? [],
      '2026-10-03': lines[5] ?? [],
    });
  const costing = (charges: number) => [line({ currentCharges: charges })];

  test('uses the days up to the last one posted', () => {
    const compared = compareMonths(
      [of(costing(10), costing(12), [], costing(10), costing(10), costing(99))],
      plan,
    );
    expect(compared).toEqual({
      days: ['2026-11-01', '2026-11-02'],
      against: ['2026-10-01', '2026-10-02'],
      charges: [{ currency: 'USD', now: '22.00', before: '20.00', change: '2.00', percent: '10.0' }],
      missing: 0,
    });
  });

  test('leaves out days not read in one of the months, for any resource', () => {
    const read = of(costing(10), costing(12), costing(3), costing(10), costing(10), costing(4));
    const without = { ...read, days: new Map(read.days).set('2026-10-02', null) };
    const compared = compareMonths([read, without], plan);
    expect(compared?.missing).toBe(1);
    expect(compared?.charges).toEqual([
      { currency: 'USD', now: '26.00', before: '28.00', change: '-2.00', percent: '-7.1' },
    ]);
  });

  test('has no percentage of 0, and a currency that is gone is a decrease', () => {
    const eur = [line({ currency: 'EUR', currentCharges: 5 })];
    expect(compareMonths([of(costing(10), [], [], eur, [], [])], plan)?.charges).toEqual([
      { currency: 'USD', now: '10.00', before: '0.00', change: '10.00', percent: null },
      { currency: 'EUR', now: '0.00', before: '5.00', change: '-5.00', percent: '-100.0' },
    ]);
  });

  test('is null when a month has no usage, or nothing could be read', () => {
    expect(compareMonths([of([], [], [], costing(1))], plan)).toBeNull();
    expect(compareMonths([of(costing(1))], plan)).toBeNull();
    const unread = of(costing(1));
    expect(
      compareMonths([{ ...unread, days: new Map(unread.days).set('2026-10-01', null) }], plan),
    ).toBeNull();
  });

  test('leaves out a day the month before lacks', () => {
    const march = usageDays(null, { now: Date.parse('2026-03-31T12:00Z'), zone: 'UTC' });
    if (march.kind !== 'days') throw new Error('no days');
    const all = [...march.days, ...march.against.values()];
    const read = resource(Object.fromEntries(all.map((day) => [day, costing(1)])));
    expect(compareMonths([read], march)?.charges).toEqual([
      { currency: 'USD', now: '28.00', before: '28.00', change: '0.00', percent: '0.0' },
    ]);
  });
});

describe('the file', () => {
  test('has every line, and says when a day could not be read', () => {
    expect(csvLine(usageCsvHead)).toMatch(/^Company,Subscription,Vendor,Resource,Day,Product,Quantity,Unit,/);
    const read = resource({ '2026-11-01': [line(), line({ isTrial: true })], '2026-11-02': [] });
    const rows = usageCsvLines('Contoso', read, ['2026-11-01', '2026-11-02', '2026-11-03']);
    const start = 'Contoso,Microsoft Azure,Microsoft,rg-production';
    expect(rows.map((row) => csvLine(row).trimEnd())).toEqual([
      `${start},2026-11-01,Azure - Compute,0.1,GB,1,0.1,0.08,0.02,USD,,,s1`,
      `${start},2026-11-01,Azure - Compute,0.1,GB,1,0.1,0.08,0.02,USD,yes,,s1`,
      `${start},2026-11-03,,,,,,,,,,could not be read,s1`,
    ]);
  });

  test('has no formula from a name', () => {
    const read = resource({ '2026-11-01': [line({ productName: '@SUM(1+1)|cmd' })] });
    expect(
      usageCsvLines('+Contoso', read, ['2026-11-01'])
        .map((row) => csvLine(row))
        .join(''),
    ).toMatch(/^'\+Contoso,.*,'@SUM\(1\+1\)\|cmd,/);
  });
});
