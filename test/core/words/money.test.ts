import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import {
  amountOfUnits,
  currencyPlaces,
  digitsOf,
  inPlaces,
  knownPrice,
  monthly,
  smallestUnits,
  sumByCurrency,
  yearly,
} from '../../../src/core/words/money.ts';

const priced = (billingTerm: string, price: number | null = 23.1, currency: string | null = 'USD') => ({
  billingTerm,
  price,
  currency,
});

test('a monthly price counts once a month and twelve times a year', () => {
  expect(monthly(priced('Monthly'), 3)).toEqual({ amount: '69.30', currency: 'USD' });
  expect(yearly(priced('Monthly'), 3)).toEqual({ amount: '831.60', currency: 'USD' });
});
test('an annual price covers the year', () => {
  expect(monthly(priced('Annual', 264), 2)).toEqual({ amount: '44.00', currency: 'USD' });
  expect(yearly(priced('Annual', 264), 2)).toEqual({ amount: '528.00', currency: 'USD' });
});
test('a price for several years is spread over them', () => {
  expect(monthly(priced('2-Year', 480), 1)?.amount).toBe('20.00');
  expect(monthly(priced('3-Year', 720), 1)?.amount).toBe('20.00');
});
test.each([
  priced('valueOf'),
  priced('One-Time'),
  priced('Trial'),
  priced('Monthly', null),
  priced('Monthly', 1, null),
])('what has no monthly amount stays unknown: %j', (one) => {
  expect(monthly(one, 1)).toBeNull();
  expect(yearly(one, 1)).toBeNull();
});
test.each([
  [
    '0 beside a partner cost',
    { price: 0, partnerCost: 50.4, committed: false, billingTerm: 'Monthly' },
    null,
  ],
  ['0 with a commitment', { price: 0, partnerCost: 0, committed: true, billingTerm: 'Monthly' }, null],
  [
    '0 with a commitment and no partner cost',
    { price: 0, partnerCost: null, committed: true, billingTerm: 'Monthly' },
    null,
  ],
  [
    '0 beside a cost of 0, where nothing says that it is free',
    { price: 0, partnerCost: 0, committed: false, billingTerm: 'Monthly' },
    null,
  ],
  [
    '0 beside a cost of 0, as the price list has it',
    { price: 0, partnerCost: 0, committed: false, billingTerm: 'Monthly', listedFree: true },
    0,
  ],
  [
    '0 with a commitment, although the price list has 0',
    { price: 0, partnerCost: 0, committed: true, billingTerm: 'Monthly', listedFree: true },
    null,
  ],
  [
    '0 for a year, although the price list has 0',
    { price: 0, partnerCost: 0, committed: false, billingTerm: 'Annual', listedFree: true },
    null,
  ],
  [
    '0 beside a cost, although the price list has 0',
    { price: 0, partnerCost: 1, committed: false, billingTerm: 'Monthly', listedFree: true },
    null,
  ],
  [
    '0 beside an unknown cost, although the price list has 0',
    { price: 0, partnerCost: null, committed: false, billingTerm: 'Monthly', listedFree: true },
    null,
  ],
  [
    '0 for a trial with a commitment',
    { price: 0, partnerCost: 0, committed: true, billingTerm: 'Trial' },
    null,
  ],
  ['0 for a trial beside a cost', { price: 0, partnerCost: 2, committed: false, billingTerm: 'Trial' }, null],
  ['none', { price: null, partnerCost: 50.4, committed: false, billingTerm: 'Monthly' }, null],
  ['below zero', { price: -1, partnerCost: 0, committed: false, billingTerm: 'Monthly' }, null],
  [
    'above zero beside a cost below it',
    { price: 23.1, partnerCost: -1, committed: false, billingTerm: 'Monthly' },
    null,
  ],
  [
    'above zero beside a cost of 0 or none',
    { price: 23.1, partnerCost: 0, committed: true, billingTerm: 'Monthly' },
    23.1,
  ],
  ['0 for a year', { price: 0, partnerCost: null, committed: false, billingTerm: 'Annual' }, null],
  ['0 for three years', { price: 0, partnerCost: 0, committed: false, billingTerm: '3-Year' }, null],
  [
    '0 beside an unknown cost',
    { price: 0, partnerCost: null, committed: false, billingTerm: 'Monthly' },
    null,
  ],
  ['0 for a trial', { price: 0, partnerCost: null, committed: false, billingTerm: 'Trial' }, 0],
])('a price that is %s', (_, given, known) => expect(knownPrice(given)).toBe(known));
test('different currencies are never added', () =>
  expect(
    sumByCurrency([
      { amount: '1.10', currency: 'USD' },
      { amount: '2.20', currency: 'EUR' },
      { amount: '0.20', currency: 'USD' },
    ]),
  ).toEqual([
    { amount: '2.20', currency: 'EUR' },
    { amount: '1.30', currency: 'USD' },
  ]));
test('any number of cents adds up exactly', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1 }), (cents) => {
      const [sum] = sumByCurrency(cents.map((one) => ({ amount: (one / 100).toFixed(2), currency: 'USD' })));
      expect(Math.round(Number(sum?.amount) * 100) + 0).toBe(cents.reduce((a, b) => a + b, 0) + 0);
    }),
  );
});
// A double holds fifteen digits: https://tc39.es/ecma262/#sec-ecmascript-language-types-number-type
test('sums that a number cannot hold keep their cents', () => {
  const usd = (...amounts: string[]) => sumByCurrency(amounts.map((amount) => ({ amount, currency: 'USD' })));
  expect(usd('999999999999999.99', '0.01')).toEqual([{ amount: '1000000000000000.00', currency: 'USD' }]);
  expect(usd('999999999999999.97', '0.01')).toEqual([{ amount: '999999999999999.98', currency: 'USD' }]);
  expect(usd('10000000000000.01', '-10000000000000.00')).toEqual([{ amount: '0.01', currency: 'USD' }]);
  expect(usd('9999999999999.99')).toEqual([{ amount: '9999999999999.99', currency: 'USD' }]);
  const mixed = sumByCurrency([
    { amount: '999999999999999.97', currency: 'USD' },
    { amount: '1.10', currency: 'EUR' },
  ]);
  expect(mixed).toEqual([
    { amount: '1.10', currency: 'EUR' },
    { amount: '999999999999999.97', currency: 'USD' },
  ]);
});
test.each([
  ['half a cent counts as one', 0.005, 1, 'Monthly', '0.01'],
  ['a repeating fraction is rounded once, at the end', 100, 7, 'Annual', '58.33'],
  ['a price of many places', 0.123456, 1000, 'Monthly', '123.46'],
  ['a price below zero, which no limit counts either, is not known', -0.125, 1, 'Monthly', undefined],
  ['more than a double holds exactly', 90_071_992_547.41, 1_000_000, 'Monthly', '90071992547410000.00'],
] as const)('%s', (_what, price, seats, billingTerm, amount) => {
  expect(monthly(priced(billingTerm, price), seats)?.amount).toBe(amount);
});
test('the fast and the exact calculation agree to the cent', () => {
  const months = { Monthly: 1, Annual: 12, '2-Year': 24, '3-Year': 36 } as const;
  const terms = fc.constantFrom(...(Object.keys(months) as (keyof typeof months)[]));
  const prices = fc.oneof(
    fc.integer({ min: 0, max: 5_000_000 }).map((units) => units / 10_000),
    fc.double({ min: 0, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(prices, fc.integer({ min: 0, max: 1_000_000 }), terms, (price, seats, term) => {
      const exactly = (by: number) => new Big(price).times(seats).times(by).div(months[term]).toFixed(2);
      expect(monthly(priced(term, price), seats)?.amount).toBe(exactly(1));
      expect(yearly(priced(term, price), seats)?.amount).toBe(exactly(12));
    }),
    { numRuns: 3000 },
  );
});

// ISO 4217: the minor unit of each currency.
describe('an amount has the decimal places of its currency', () => {
  test.each([
    ['USD', 2, '1234.57', '0.00'],
    ['JPY', 0, '1235', '0'],
    ['KRW', 0, '1235', '0'],
    ['KWD', 3, '1234.568', '0.000'],
    ['BHD', 3, '1234.568', '0.000'],
    ['ZZZ', 2, '1234.57', '0.00'],
    ['no code', 2, '1234.57', '0.00'],
    [null, 2, '1234.57', '0.00'],
  ])('%s: %d', (currency, places, digits, zero) => {
    expect(currencyPlaces(currency)).toBe(places);
    expect(digitsOf(new Big('1234.5678'), currency)).toBe(digits);
    // Never a zero with a sign.
    expect(digitsOf(-0.0001, currency)).toBe(zero);
  });
  test('when it is computed from a price, by the month and by the year', () => {
    expect(monthly(priced('Annual', 18_500, 'JPY'), 1)).toEqual({ amount: '1542', currency: 'JPY' });
    expect(yearly(priced('Monthly', 1500, 'JPY'), 10)).toEqual({ amount: '180000', currency: 'JPY' });
    expect(monthly(priced('Monthly', 1.234, 'KWD'), 10)).toEqual({ amount: '12.340', currency: 'KWD' });
    expect(monthly(priced('Annual', 1, 'KWD'), 1)?.amount).toBe('0.083');
    expect(monthly(priced('Monthly', 0.123456, 'JPY'), 1000)?.amount).toBe('123');
  });
  test('in sums, to the last unit', () => {
    expect(
      sumByCurrency([
        { amount: '1500', currency: 'JPY' },
        { amount: '0.001', currency: 'KWD' },
        { amount: '1', currency: 'JPY' },
        { amount: '1.234', currency: 'KWD' },
      ]),
    ).toEqual([
      { amount: '1501', currency: 'JPY' },
      { amount: '1.235', currency: 'KWD' },
    ]);
    expect(smallestUnits({ amount: '1.235', currency: 'KWD' })).toBe(1235);
    expect(amountOfUnits(-105, 'USD')).toBe('-1.05');
    expect(amountOfUnits(-105, 'JPY')).toBe('-105');
  });
  test('but a unit price has as many as it needs', () => {
    expect(inPlaces(1500, 'JPY')).toBe('1500');
    expect(inPlaces(0.5, 'JPY')).toBe('0.5');
    expect(inPlaces(1.1, 'KWD')).toBe('1.100');
    expect(inPlaces(23.1)).toBe('23.10');
  });
});
