import { describe, expect, test } from '@jest/globals';
import { usageCsvHead, usageCsvLines } from '../../../src/core/billing/usage-csv.ts';
import { usageDays } from '../../../src/core/billing/usage-months.ts';
import type { UsageOwner } from '../../../src/core/billing/usage-owners.ts';
import { countedLines, isWhole, postingOf } from '../../../src/core/billing/usage-postings.ts';
import type { ResourceUsage } from '../../../src/core/billing/usage-read.ts';
import {
  addSums,
  compareMonths,
  figureOf,
  kindOfAll,
  sumOf,
  usageByDay,
} from '../../../src/core/billing/usage-sums.ts';
import type { UsageLine, UsageSummary } from '../../../src/core/marketplace/usage.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { company } from '../finding/held-things.ts';
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

  test('adds up with others, units and currencies apart', () => {
    const [gb, eur] = [
      sumOf([line()]),
      sumOf([line({ currency: 'EUR' }), line({ currentCharges: null, unitOfMeasure: null })]),
    ];
    expect(addSums([gb, eur, sumOf([])])).toEqual({
      lines: 3,
      quantities: [
        { unit: null, quantity: '0.1' },
        { unit: 'GB', quantity: '0.2' },
      ],
      amounts: [{ ...usd('0.10', '0.08', '0.02'), currency: 'EUR' }, usd('0.10', '0.16', '0.04')],
      unknown: 1,
    });
  });
});

const november = (upTo: number): string[] =>
  Array.from({ length: upTo }, (_, n) => `2026-11-${(n + 1).toString().padStart(2, '0')}`);
const charging = (currentCharges: number | null, rest: Partial<UsageLine> = {}): UsageLine =>
  line({ currentCharges, partnerTotal: null, currentProfit: null, quantity: 100, ...rest });
/** The postings of each day from the 1st on; Pax8's own sum of the month; the vendor. */
const posting = (
  days: readonly (number | null | readonly UsageLine[])[],
  currentCharges: number | null,
  vendorName: string | null = 'Acronis',
): ResourceUsage => ({
  ...resource(
    Object.fromEntries(
      november(days.length).map((day, n) => {
        const posted = days[n] ?? null;
        return [day, typeof posted === 'number' ? (posted === 0 ? [] : [charging(posted)]) : posted];
      }),
    ),
  ),
  summary: { ...summary, vendorName, currentCharges, partnerTotal: null },
});

// "Pax8 does not track usage cumulatively. The latest usage posted will represent the total for a Billing Period."
// https://devx.pax8.com/docs/usage-overview, https://devx.pax8.com/docs/billing-usage-examples
describe('what the postings of a month are', () => {
  const kindOf = (...args: Parameters<typeof posting>) =>
    postingOf(posting(...args), november(args[0].length));
  const same = Array.from({ length: 25 }, () => 12.5);

  test.each([
    ['the last posting is Pax8’s sum: totals', same, 12.5, { kind: 'total', known: true, agrees: true }],
    ['totals that grow', [3, 6, 9.5], 9.5, { kind: 'total', known: true, agrees: true }],
    ['totals that fall when seats go back', [9, 9, 4], 4, { kind: 'total', known: true, agrees: true }],
    ['a vendor that stopped posting', [5, 6, 0, 0], 6, { kind: 'total', known: true, agrees: true }],
    ['all postings are Pax8’s sum: days', same, 312.5, { kind: 'daily', known: true, agrees: true }],
    ['the newest day is not in the sum yet', [5, 5, 5], 10, { kind: 'daily', known: true, agrees: false }],
    ['the newest total is not Pax8’s sum yet', [3, 6, 9.5], 6, { kind: 'total', known: true, agrees: false }],
    ['one posting proves nothing', [12.5], 12.5, { kind: 'total', known: false, agrees: true }],
    ['neither', [5, 5, 5], 99, { kind: 'total', known: false, agrees: false }],
    ['none, and no charges', [0, 0], 0, { kind: 'total', known: false, agrees: true }],
    ['none, but charges', [0, 0], 12.5, { kind: 'total', known: false, agrees: false }],
    ['a day that was not read', [5, null], 5, { kind: 'total', known: false, agrees: null }],
    ['no sum of Pax8', same, null, { kind: 'total', known: false, agrees: null }],
  ] as const)('%s', (_, days, said, expected) => expect(kindOf(days, said)).toEqual(expected));

  test('a line without charges proves nothing: it may be any amount', () => {
    expect(kindOf([10, [charging(null)]], 10)).toEqual({ kind: 'total', known: false, agrees: null });
    expect(kindOf([4, [charging(6), charging(null)]], 6)).toEqual({
      ...{ kind: 'total', known: false, agrees: null },
    });
  });

  test('cents that were rounded line by line are no difference', () =>
    expect(kindOf([3.33, 3.33, 3.33], 10, null)).toMatchObject({ kind: 'daily', agrees: true }));

  test('without proof Microsoft’s are days, other vendors’ totals', () => {
    const kinds = (['Microsoft', 'Acronis', null] as const).map(
      (vendor) => kindOf([5, 7], null, vendor).kind,
    );
    // The subscription of this sample is Microsoft Azure.
    expect(kinds).toEqual(['daily', 'total', 'daily']);
    const nameless = { ...posting([5], null, null), subscription: subscription({ productName: null }) };
    expect(postingOf(nameless, november(1)).kind).toBe('total');
  });

  test('of totals the last posting of each month counts, with all of its lines; of days every line', () => {
    const read = resource({
      '2026-10-30': [charging(7)],
      '2026-10-31': [charging(8), charging(1)],
      '2026-11-01': [charging(2)],
      '2026-11-02': [],
      '2026-11-03': null,
    });
    const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];
    const charges = (kind: 'total' | 'daily') =>
      countedLines(read, days, kind).map(({ currentCharges }) => currentCharges);
    expect(charges('total')).toEqual([8, 1, 2]);
    expect(charges('daily')).toEqual([7, 8, 1, 2]);
    expect(countedLines(resource({}), days, 'total')).toEqual([]);
    expect(isWhole(read, ['2026-10-30', '2026-11-02'])).toBe(true);
    expect(isWhole(read, ['2026-11-03'])).toBe(false);
    expect(isWhole(read, ['2026-11-04'])).toBe(false);
  });
});

describe('the figure of a resource', () => {
  const plan = { days: november(3), pax8Month: november(3), isPax8Month: true };

  test('is Pax8’s own sum for the month so far, with the quantity of the last posting', () => {
    const figure = figureOf(posting([12.5, 12.5, 12.5], 12.5), plan);
    expect(figure.sum).toMatchObject({
      quantities: [{ unit: 'GB', quantity: '100' }],
      amounts: [usd('12.50', null, null)],
    });
    expect(figure).toMatchObject({ posted: null, own: null, lines: [{}] });
  });

  test('is Pax8’s own sum also where the postings differ, which is told', () => {
    const figure = figureOf(posting([5, 5, 5], 99), plan);
    expect(figure.sum).toMatchObject({ quantities: [], amounts: [usd('99.00', null, null)] });
    expect(figure.posted?.amounts).toEqual([usd('5.00', null, null)]);
    expect(figure.own?.currentCharges).toBe(99);
  });

  test('is Pax8’s own sum alone without postings, or when days were not read', () => {
    for (const days of [
      [0, 0, 0],
      [5, null, 5],
    ])
      expect(figureOf(posting(days, 12.5), plan)).toMatchObject({
        sum: { quantities: [], amounts: [usd('12.50', null, null)] },
        posted: null,
        own: { currentCharges: 12.5 },
      });
  });

  test('is not known, rather than nothing, when Pax8 has neither a sum nor postings', () => {
    expect(figureOf(posting([0, 0, 0], null), plan).sum).toMatchObject({
      lines: 1,
      unknown: 1,
      amounts: [usd(null, null, null)],
    });
    expect(figureOf(posting([0, 0, 0], null), { ...plan, isPax8Month: false }).sum.lines).toBe(0);
  });

  test('is what the postings say for other days, or when Pax8 has no sum', () => {
    const other = { ...plan, days: november(2), isPax8Month: false };
    expect(figureOf(posting([3, 6, 9.5], 9.5), other).sum.amounts).toEqual([usd('6.00', null, null)]);
    expect(figureOf(posting([3, 3, 3], 9), other).sum.amounts).toEqual([usd('6.00', null, null)]);
    expect(figureOf(posting([3, 6, 9.5], null), plan).sum.amounts).toEqual([usd('9.50', null, null)]);
  });

  test('stands day by day: totals so far, or the use of each day', () => {
    const charges = (...resources: ResourceUsage[]) =>
      usageByDay(
        resources.map((one) => figureOf(one, plan)),
        plan.days,
      ).map(({ sum, whole }) => [sum.amounts[0]?.charges ?? null, whole]);
    expect(charges(posting([3, 0, 9.5], 9.5))).toEqual([
      ['3.00', true],
      ['3.00', true],
      ['9.50', true],
    ]);
    expect(charges(posting([3, null, 3], 9, 'Microsoft'))).toEqual([
      ['3.00', true],
      [null, false],
      ['3.00', true],
    ]);
  });

  test('and all have one kind of posting, or different ones', () => {
    const [total, daily] = [posting([3, 6], 6), posting([3, 3], 6)].map((one) =>
      figureOf(one, { ...plan, pax8Month: november(2) }),
    );
    if (total === undefined || daily === undefined) throw new Error('no figures');
    expect([kindOfAll([total, total]), kindOfAll([daily]), kindOfAll([total, daily]), kindOfAll([])]).toEqual(
      ['total', 'daily', null, null],
    );
  });
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
  const compare = (resources: readonly ResourceUsage[], of = plan) =>
    compareMonths(
      resources.map((one) => figureOf(one, of)),
      of,
    );
  const costing = (charges: number) => [line({ currentCharges: charges })];

  test('uses the days up to the last one posted', () => {
    const compared = compare([of(costing(10), costing(12), [], costing(10), costing(10), costing(99))]);
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
    const compared = compare([read, without]);
    expect(compared?.missing).toBe(1);
    expect(compared?.charges).toEqual([
      { currency: 'USD', now: '26.00', before: '28.00', change: '-2.00', percent: '-7.1' },
    ]);
  });

  test('takes a last day that could not be read for one without lines', () => {
    const read = of(costing(10), costing(12), [], costing(10), costing(10), costing(99));
    const compared = compare([{ ...read, days: new Map(read.days).set('2026-11-03', null) }]);
    expect([compared?.days, compared?.missing]).toEqual([['2026-11-01', '2026-11-02'], 0]);
  });

  test('has no percentage of 0, and a currency that is gone is a decrease', () => {
    const eur = [line({ currency: 'EUR', currentCharges: 5 })];
    expect(compare([of(costing(10), [], [], eur, [], [])])?.charges).toEqual([
      { currency: 'USD', now: '10.00', before: '0.00', change: '10.00', percent: null },
      { currency: 'EUR', now: '0.00', before: '5.00', change: '-5.00', percent: '-100.0' },
    ]);
  });

  test('is null when a month has no usage, or nothing could be read', () => {
    expect(compare([of([], [], [], costing(1))])).toBeNull();
    expect(compare([of(costing(1))])).toBeNull();
    const unread = of(costing(1));
    expect(compare([{ ...unread, days: new Map(unread.days).set('2026-10-01', null) }])).toBeNull();
  });

  test('leaves out a day the month before lacks', () => {
    const march = usageDays(null, { now: Date.parse('2026-03-31T12:00Z'), zone: 'UTC' });
    if (march.kind !== 'days') throw new Error('no days');
    const all = [...march.days, ...march.against.values()];
    const read = resource(Object.fromEntries(all.map((day) => [day, costing(1)])));
    expect(compare([read], march)?.charges).toEqual([
      { currency: 'USD', now: '28.00', before: '28.00', change: '0.00', percent: '0.0' },
    ]);
  });
});

describe('the file', () => {
  const owner = { kind: 'company', company: { ...company('c1', 'Contoso') } } as const;
  const plan = { days: november(3), pax8Month: november(3), isPax8Month: true };
  const rowsOf = (one: ResourceUsage, of: UsageOwner = owner) =>
    usageCsvLines(of, figureOf(one, plan), plan.days).map((row) => csvLine(row).trimEnd());

  test('has every posting, and says which count', () => {
    expect(csvLine(usageCsvHead)).toBe(
      'Company,Subscription,Vendor,Resource,Day,Product,Quantity,Unit,Unit price,Charges (customer),Partner total,Profit,Currency,In the sum,Trial,Note,Subscription id\r\n',
    );
    const start = 'Contoso,Microsoft Azure,Acronis,rg-production';
    const end = 'Azure - Compute,100,GB,1';
    expect(rowsOf(posting([3, 6, 9.5], 9.5))).toEqual([
      `${start},2026-11-01,${end},3,,,USD,no,,,s1`,
      `${start},2026-11-02,${end},6,,,USD,no,,,s1`,
      `${start},2026-11-03,${end},9.5,,,USD,yes,,,s1`,
    ]);
  });

  test('has Pax8’s own sum where the postings do not say it, and days that could not be read', () => {
    const start = 'Contoso,Microsoft Azure,Acronis,rg-production';
    expect(rowsOf(posting([3, null, [charging(3, { isTrial: true })]], 9.5))).toEqual([
      `${start},,,,,,9.5,,,USD,yes,,sum of Pax8,s1`,
      `${start},2026-11-01,Azure - Compute,100,GB,1,3,,,USD,no,,,s1`,
      `${start},2026-11-02,,,,,,,,,,,could not be read,s1`,
      `${start},2026-11-03,Azure - Compute,100,GB,1,3,,,USD,no,yes,,s1`,
    ]);
  });

  test('names what is assigned to no company, or to one that Pax8 does not list', () => {
    expect(rowsOf(posting([3], 3), { kind: 'nobody' })[0]).toMatch(/^\(assigned to no company\),/);
    expect(rowsOf(posting([3], 3), { kind: 'unknown' })[0]).toMatch(/^\(company unknown\),/);
  });

  test('has no formula from a name', () => {
    const read = posting([[line({ productName: '@SUM(1+1)|cmd' })]], 0.1);
    const evil = { kind: 'company', company: company('c1', '+Contoso') } as const;
    expect(rowsOf(read, evil)[1]).toMatch(/^'\+Contoso,.*,'@SUM\(1\+1\)\|cmd,/);
  });
});
