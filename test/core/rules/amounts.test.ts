import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountsOf, belowCost, type Priced, pricedOf } from '../../../src/core/rules/amounts.ts';
import { subscription } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const at = (text: string) => Date.parse(text);
/** Office 365 E3 at $36 a month, billed yearly; 60 days are left. */
const now = at('2026-11-26T14:05:00Z');
const until = at('2027-01-25T00:00:00Z');
const priced = (overrides: Partial<Priced> = {}): Priced => ({
  ...{ kind: 'seats', from: 10, to: 12, price: 432, partnerCost: 400, currency: 'USD' },
  ...{ billingTerm: 'Annual', committed: true, commitmentTerm: '1-Year', commitmentEndsAt: until },
  ...{ billingStartAt: at('2026-01-25'), startsAt: null, credit: 'unknown' },
  ...overrides,
});
const amounts = (overrides: Partial<Priced> = {}, when = now) => amountsOf(priced(overrides), when);
const monthly = { billingTerm: 'Monthly', price: 30, partnerCost: 25 } as const;

describe('more seats', () => {
  test('two E3 billed yearly with 60 days left cost 2 × 36 × 12 × 60/365 until the term ends', () => {
    expect(amounts()).toEqual({
      month: usd('72.00'),
      year: usd('864.00'),
      now: { kind: 'charged', amount: usd('142.03'), about: true, until },
      untilEnd: { kind: 'known', amount: usd('142.03'), about: true, until },
    });
  });
  test('billed monthly cost the rest of the month now, and each month until the term ends', () => {
    // 26 Nov to 10 Dec are 14 of 30 days; then one month to 10 Jan, then 15 of 31 days to 25 Jan.
    const found = amounts({ ...monthly, billingStartAt: at('2026-01-10') });
    expect(found.now).toEqual({
      kind: 'charged',
      amount: usd('28.00'),
      about: true,
      until: at('2026-12-10'),
    });
    expect(found.untilEnd).toEqual({ kind: 'known', amount: usd('117.03'), about: true, until });
  });
  test('are billed by the period, whose end is calendar arithmetic from its start', () => {
    const days = (billingStartAt: number, when: string) =>
      amounts({ ...monthly, billingStartAt, committed: false, commitmentEndsAt: null }, at(when)).now;
    const end = (text: string) => ({ kind: 'charged', until: at(text) });
    expect(days(at('2026-01-31'), '2026-02-01T00:00Z')).toMatchObject(end('2026-02-28'));
    expect(days(at('2027-01-31'), '2028-02-03T00:00Z')).toMatchObject(end('2028-02-29'));
    expect(days(at('2026-01-31'), '2026-03-01T00:00Z')).toMatchObject(end('2026-03-31'));
    // A start of billing that lies ahead tells the day too: Pax8 moves it with a seat change.
    expect(days(at('2027-01-01'), '2026-11-26T00:00Z')).toMatchObject(end('2026-12-01'));
  });
  test('follow the commitment when billed by the year, since a seat change moves the start of billing', () =>
    expect(amounts({ billingStartAt: at('2026-11-24') }).now).toMatchObject({
      amount: usd('142.03'),
      until,
    }));
  test('follow the start of billing when no commitment end is known, and the other way round', () => {
    const free = { committed: false, commitmentTerm: null, commitmentEndsAt: null };
    expect(amounts(free)).toMatchObject({
      now: { kind: 'charged', amount: usd('142.03'), until },
      untilEnd: { kind: 'no-commitment' },
    });
    expect(amounts({ ...monthly, billingStartAt: null }).now).toMatchObject({ until: at('2026-12-25') });
  });
  test('of a period whose end nothing tells cost at most one billing term now', () => {
    const nothing = { commitmentEndsAt: null, billingStartAt: null };
    expect(amounts(nothing)).toMatchObject({
      now: { kind: 'unknown', atMost: usd('864.00') },
      untilEnd: { kind: 'unknown', atMost: usd('864.00') },
    });
    expect(amounts({ ...nothing, commitmentTerm: null }).untilEnd).toEqual({ kind: 'unknown', atMost: null });
    expect(amounts({ ...nothing, commitmentEndsAt: at('2026-11-01') }).untilEnd).toMatchObject({
      kind: 'unknown',
    });
  });
  test('on the day a period begins cost a whole one', () =>
    expect(amounts({}, at('2026-01-25T00:00:00Z')).now).toMatchObject({ amount: usd('864.00') }));
  test('cost the larger of price and partner cost', () =>
    expect(amounts({ price: 300, partnerCost: 432 }).month).toEqual(usd('72.00')));
  test('after a renewal cost nothing now, and its whole term', () => {
    expect(amounts({ ...monthly, startsAt: until })).toMatchObject({
      month: usd('60.00'),
      now: { kind: 'nothing' },
      untilEnd: { kind: 'known', amount: usd('720.00'), about: true, until: null },
    });
    expect(amounts({ startsAt: until, commitmentTerm: null }).untilEnd).toEqual({
      kind: 'unknown',
      atMost: null,
    });
    expect(amounts({ startsAt: until, to: 8 }).untilEnd).toEqual({ kind: 'no-commitment' });
  });
});

describe('fewer seats', () => {
  test('are credited for the rest of the period in their window, and otherwise stay billed', () => {
    expect(amounts({ from: 12, to: 10, credit: 'explicit' })).toMatchObject({
      month: usd('-72.00'),
      now: { kind: 'refund', amount: usd('142.03'), until, confidence: 'explicit' },
    });
    expect(amounts({ from: 12, to: 10 }).now).toEqual({ kind: 'kept', amount: usd('142.03'), until });
  });
  test('are credited only perhaps in a window that is inferred', () =>
    expect(amounts({ from: 12, to: 10, credit: 'inferred' }).now).toEqual({
      ...{ kind: 'refund', amount: usd('142.03'), until, confidence: 'inferred' },
    }));
  test('billed once have nothing to give back', () =>
    expect(amounts({ billingTerm: 'One-Time', from: 12, to: 10 }).now).toEqual({ kind: 'nothing' }));
});

describe('an order', () => {
  const order = { kind: 'order', from: 0, to: 3, commitmentEndsAt: null, billingStartAt: null } as const;
  test('is billed one billing term at once, and binds to its whole commitment', () => {
    // Three years of three seats at $400 a year, billed in advance.
    expect(
      amounts({ ...order, billingTerm: '3-Year', commitmentTerm: '3-Year', price: 1200, partnerCost: 1000 }),
    ).toEqual({
      month: usd('100.00'),
      year: usd('1200.00'),
      now: { kind: 'charged', amount: usd('3600.00'), about: false, until: null },
      untilEnd: { kind: 'known', amount: usd('3600.00'), about: false, until: null },
    });
    // Four seats at $22 a month for three years.
    const long = { ...monthly, price: 22, partnerCost: 20, to: 4, commitmentTerm: '3-Year' };
    expect(amounts({ ...order, ...long })).toMatchObject({
      now: { kind: 'charged', amount: usd('88.00'), about: true },
      untilEnd: { kind: 'known', amount: usd('3168.00') },
    });
  });
  test('without a commitment binds to nothing, and with an unnamed one to nobody knows what', () => {
    const free = { ...order, committed: false, commitmentTerm: null };
    expect(amounts({ ...free, ...monthly }).untilEnd).toEqual({ kind: 'no-commitment' });
    expect(amounts({ ...order, commitmentTerm: null }).untilEnd).toEqual({ kind: 'unknown', atMost: null });
  });
  test.each(['One-Time', 'Trial', 'Activation'])(
    'with the billing term %s is 0 a month, and billed once',
    (billingTerm) =>
      // https://github.com/pax8labs/pax8-cli/issues/465
      expect(amounts({ ...order, billingTerm, price: 500, committed: false, commitmentTerm: null })).toEqual({
        month: usd('0.00'),
        year: usd('0.00'),
        now: { kind: 'charged', amount: usd('1500.00'), about: false, until: null },
        untilEnd: { kind: 'no-commitment' },
      }),
  );
  test('of two years is spread over them', () =>
    expect(amounts({ ...order, billingTerm: '2-Year', commitmentTerm: '2-Year', price: 480 })).toMatchObject({
      month: usd('60.00'),
      year: usd('720.00'),
      now: { amount: usd('1440.00') },
    }));
});

describe('what nobody knows', () => {
  test.each([
    ['no price', { price: null }],
    ['no currency', { currency: null }],
    ['a price of 0 beside a cost', { price: 0 }],
    ['a year for nothing', { price: 0, partnerCost: null, committed: false }],
  ])('%s stays unknown', (_, overrides) =>
    expect(amounts(overrides)).toMatchObject({
      month: null,
      year: null,
      now: { kind: 'unknown', atMost: null },
    }),
  );
  test('a billing term that Pax8 does not document has no amounts', () => {
    const odd = { billingTerm: 'Weekly', committed: false };
    expect(amounts(odd)).toMatchObject({ month: null, now: { kind: 'unknown', atMost: null } });
    expect(amounts({ ...odd, kind: 'order', from: 0 })).toMatchObject({ now: { kind: 'unknown' } });
  });
});

describe('a new price', () => {
  const change = { ...monthly, kind: 'price', from: 12, to: 12, newPrice: 31.4 } as const;
  test('moves the rate by its difference; when Pax8 bills it first is not known', () =>
    expect(amounts(change)).toEqual({
      month: usd('16.80'),
      year: usd('201.60'),
      now: { kind: 'unknown', atMost: null },
      untilEnd: { kind: 'no-commitment' },
    }));
  test('that is missing moves nobody knows what', () =>
    expect(amounts({ ...change, newPrice: null }).month).toBeNull());
});

describe('selling below cost', () => {
  const below = { price: 18, partnerCost: 20 };
  test.each<[string, Partial<Priced>, object | null]>([
    ['more seats', { ...below }, below],
    ['an order', { ...below, kind: 'order', from: 0 }, below],
    ['fewer seats', { ...below, to: 1 }, null],
    ['a new price', { kind: 'price', newPrice: 18, price: 25, partnerCost: 20 }, below],
    ['a new price above it', { kind: 'price', newPrice: 21, price: 18, partnerCost: 20 }, null],
    ['a price at cost', { price: 20, partnerCost: 20 }, null],
    ['an unknown cost', { price: 18, partnerCost: null }, null],
    ['an unknown price', { price: null }, null],
    ['a price of 0, which is unknown', { price: 0, partnerCost: 20 }, null],
    ['a missing new price', { kind: 'price' }, null],
  ])('%s', (_, overrides, expected) => expect(belowCost(priced(overrides))).toEqual(expected));
});

test('a subscription as read gives its prices, its commitment and its billing period', () => {
  const change = { kind: 'seats', from: 12, to: 15, startsAt: null, credit: 'unknown' } as const;
  const read = subscription({
    ...{ price: 432, partnerCost: 380, billingTerm: 'Annual', billingStartAt: 5, currency: 'USD' },
    commitment: { id: 'x', term: '1-Year', endsAt: until },
  });
  expect(pricedOf(read, change)).toEqual({
    ...{ ...change, price: 432, partnerCost: 380, currency: 'USD', billingTerm: 'Annual', committed: true },
    ...{ commitmentTerm: '1-Year', commitmentEndsAt: until, billingStartAt: 5 },
  });
  const free = subscription({ commitment: null, productName: 'Acronis' });
  expect(pricedOf(free, change)).toMatchObject({
    ...{ committed: false, commitmentTerm: null, commitmentEndsAt: null },
  });
});

test('what is billed now is never more than one billing term, nor more than all until the commitment ends', () => {
  const day = 86_400_000;
  fc.assert(
    fc.property(
      fc.constantFrom('Monthly', 'Annual', '2-Year', '3-Year'),
      fc.integer({ min: 1, max: 1096 }),
      fc.option(fc.integer({ min: -1200, max: 400 })),
      fc.integer({ min: 0, max: day - 1 }),
      (billingTerm, left, begun, time) => {
        const when = now - (now % day) + time;
        const found = amounts(
          {
            ...{ billingTerm, price: 100, partnerCost: 1, from: 0, to: 1 },
            commitmentEndsAt: now - (now % day) + left * day,
            billingStartAt: begun === null ? null : now - (now % day) + begun * day,
          },
          when,
        );
        if (found.now.kind !== 'charged' || found.untilEnd.kind !== 'known') throw new Error('known');
        expect(Number(found.now.amount.amount)).toBeLessThanOrEqual(100);
        expect(Number(found.now.amount.amount)).toBeLessThanOrEqual(Number(found.untilEnd.amount.amount));
      },
    ),
  );
});
