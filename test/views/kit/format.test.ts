import { describe, expect, test } from '@jest/globals';
import {
  aboutMoney,
  age,
  dateAndRelative,
  deadline,
  delta,
  eachMoney,
  inDigits,
  moment,
  money,
  monthlyMoney,
  relative,
  seats,
  unitPrice,
  untilMoment,
} from '../../../src/views/kit/format.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';
import { manyDays, now } from '../samples.ts';

const at = (zone: string) => ({ now, zone });
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('dates', () => {
  test('are written absolute and relative together', () => {
    expect(dateAndRelative(Date.UTC(2026, 11, 12), at('Europe/Berlin'))).toBe('12 Dec 2026, in 19 days');
  });

  test.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [-1, 'yesterday'],
    [-3, '3 days ago'],
    [19, 'in 19 days'],
  ])('%d days from now is %s', (days, words) => {
    expect(relative(manyDays(days), at('UTC'))).toBe(words);
  });

  test('count calendar days of the zone, not 24 hours', () => {
    expect(relative(now + 10 * 60 * 60 * 1000, at('UTC'))).toBe('tomorrow');
    expect(relative(now + 9 * 60 * 60 * 1000, at('UTC'))).toBe('today');
  });

  test('a day without a time is the same day in every zone', () => {
    expect(dateAndRelative(Date.UTC(2026, 11, 12), at('America/New_York'))).toBe('12 Dec 2026, in 19 days');
  });

  test('until when something can be done is a moment, and the day before where it is still that day', () => {
    const lock = Date.UTC(2026, 11, 12);
    expect(untilMoment(lock, at('Europe/Berlin'))).toBe('12 Dec 2026 01:00 CET, in 19 days');
    expect(untilMoment(lock, at('America/New_York'))).toBe('11 Dec 2026 19:00 EST, in 18 days');
  });

  test.each([
    ['Europe/London', '23 Nov 2026 14:05 GMT'],
    ['Europe/Berlin', '23 Nov 2026 15:05 CET'],
    ['America/New_York', '23 Nov 2026 09:05 EST'],
    ['America/Sao_Paulo', '23 Nov 2026 11:05 GMT-3'],
    ['UTC', '23 Nov 2026 14:05 UTC'],
  ])('a moment in %s is %s', (zone, text) => {
    expect(moment(now, at(zone))).toBe(text);
  });
});

describe('deadlines', () => {
  const end = Date.UTC(2026, 11, 4);

  test.each([
    ['UTC', '4 Dec 2026 00:00 UTC'],
    ['Europe/London', '4 Dec 2026 00:00 UTC'],
    ['Europe/Berlin', '4 Dec 2026 00:00 UTC, 1:00 CET'],
    ['America/New_York', '4 Dec 2026 00:00 UTC, 3 Dec 2026 19:00 EST'],
  ])('are in UTC and in %s', (zone, text) => {
    expect(deadline(end, at(zone))).toBe(text);
  });
});

describe('ages', () => {
  test.each([
    [20, 'as of just now'],
    [2 * 60, 'as of 2 min ago'],
    [5 * 3600, 'as of 5 h ago'],
    [3 * 86_400, 'as of 3 days ago'],
  ])('%d seconds read %s', (seconds, text) => {
    expect(age(now - seconds * 1000, now)).toBe(text);
  });

  test('an unknown age is said', () => {
    expect(age(null, now)).toBe('age of the data unknown');
  });
});

describe('money and seats', () => {
  test('money has its currency and two decimals', () => {
    expect(money(usd('55.44'))).toBe('$55.44');
    expect(money({ amount: '20.13', currency: 'EUR' })).toBe('€20.13');
    expect(money({ amount: '1234.5', currency: 'CAD' })).toBe('CA$1,234.50');
    expect(monthlyMoney(usd('55.44'))).toBe('$55.44 a month');
  });

  test('unknown money is said, never zero', () => {
    expect(money(null)).toBe('unknown');
    // More digits than a number holds.
    expect(money(usd('999999999999999.97'))).toBe('$999,999,999,999,999.97');
    expect(money({ amount: '-999999999999999.97', currency: '??' })).toBe(
      '-999999999999999.97 (no currency)',
    );
    expect(monthlyMoney(null)).toBe('unknown');
    expect(unitPrice(null, 'USD', 'Monthly')).toBe('unknown');
    expect(unitPrice(5, null, 'Monthly')).toBe('5.00 (no currency)');
  });

  // ISO 4217: the yen has no smaller unit, the Kuwaiti dinar has a thousand.
  test('has the decimal places of its currency', () => {
    expect(money({ amount: '1500', currency: 'JPY' })).toBe('¥1,500');
    expect(money({ amount: '12.340', currency: 'KWD' })).toBe('KWD 12.340');
    expect(unitPrice(1500, 'JPY', 'Monthly')).toBe('¥1,500 a seat a month');
    expect(unitPrice(0.25, 'JPY', 'Monthly')).toBe('¥0.25 a seat a month');
    expect(unitPrice(1.1, 'KWD', 'Monthly')).toBe('KWD 1.100 a seat a month');
    expect(unitPrice(0.0036, 'USD', 'Monthly')).toBe('$0.0036 a seat a month');
    expect(unitPrice(-1.5, 'USD', 'Monthly')).toBe('−$1.50 a seat a month');
    expect(unitPrice(3, '<b>', 'Monthly')).toBe('3.00 (no currency) a seat a month');
    expect(aboutMoney({ amount: '842.500', currency: 'KWD' }, true)).toBe('about KWD 843');
    expect(aboutMoney({ amount: '842', currency: 'JPY' }, true)).toBe('about ¥842');
    // The last three noughts of yen are no decimal places.
    expect(aboutMoney({ amount: '142000', currency: 'JPY' }, true)).toBe('about ¥142,000');
    expect(inLocale('de-DE', () => aboutMoney({ amount: '1000', currency: 'JPY' }, true))).toBe(
      'etwa 1.000 ¥',
    );
    expect(aboutMoney({ amount: '1842.4', currency: '<b>' }, true)).toBe('about 1842.00 (no currency)');
  });

  test('a currency that is none stands as unknown', () => {
    expect(money({ amount: '5', currency: '<b>' })).toBe('5.00 (no currency)');
  });

  test('and has the decimal comma of a German reader', () => {
    const german = inLocale('de-DE', () => [
      money({ amount: '1485.5', currency: '<b>' }),
      unitPrice(23.1, null, 'Monthly'),
      eachMoney(0.0125, null),
      inDigits('-1485.50'),
    ]);
    expect(german).toEqual(['1.485,50 (ohne Währung)', '23,10 (ohne Währung)', '0,0125', '−1.485,50']);
    expect(inDigits('-1485.50')).toBe('−1,485.50');
  });

  test('differences carry their sign', () => {
    expect(delta(usd('69.3'))).toBe('+$69.30');
    expect(delta(usd('-46.2'))).toBe('−$46.20');
  });

  test('a price names its term', () => {
    expect(unitPrice(23.1, 'USD', 'Monthly')).toBe('$23.10 a seat a month');
    expect(unitPrice(264, 'USD', 'Annual')).toBe('$264.00 a seat a year');
    expect(unitPrice(9, 'USD', 'Activation')).toBe('$9.00 a seat');
  });

  test('seats have a plural', () => {
    expect([seats(1), seats(12), seats(1200)]).toEqual(['1 seat', '12 seats', '1,200 seats']);
  });
});
