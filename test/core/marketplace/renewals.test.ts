import { expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { isNewCommerce, oddEnd, oddTermEnd, termEnd } from '../../../src/core/marketplace/renewals.ts';
import { day, now, subscription } from '../samples.ts';

const kind = (overrides: Partial<Subscription>) => termEnd(subscription(overrides)).kind;
const endsAt = now + 200 * day;

test('a commitment renews at its end', () =>
  expect(termEnd(subscription())).toEqual({ kind: 'renews', at: endsAt, term: '1-Year' }));
test('a commitment of unknown length renews too', () =>
  expect(termEnd(subscription({ commitment: { id: null, term: null, endsAt } }))).toEqual({
    kind: 'renews',
    at: endsAt,
    term: null,
  }));
test('an end date at the commitment’s end means that it ends', () => {
  expect(termEnd(subscription({ endAt: endsAt }))).toEqual({ kind: 'ends', at: endsAt });
  expect(kind({ endAt: endsAt + day })).toBe('ends');
});
test('an end date after the next renewal does not hide that renewal', () =>
  expect(kind({ endAt: endsAt + day + 1 })).toBe('renews'));
test('an end date without a commitment is an end, not a renewal', () =>
  expect(kind({ commitment: null, endAt: now + day })).toBe('ends'));
test('a monthly commitment is kept apart', () => {
  expect(kind({ commitment: { id: null, term: 'Monthly', endsAt } })).toBe('renews-monthly');
  expect(kind({ commitment: { id: null, term: 'Monthly', endsAt: null } })).toBe('none');
});
test('a trial ends at its end date', () => {
  expect(termEnd(subscription({ status: 'Trial', endAt: now + day }))).toEqual({
    kind: 'trial',
    at: now + day,
  });
  expect(termEnd(subscription({ status: 'Trial' }))).toEqual({ kind: 'trial', at: null });
});
test('a cancelled subscription has no term end', () => expect(kind({ status: 'Cancelled' })).toBe('none'));
test('a committed subscription without a date differs from one without commitment', () => {
  expect(kind({ commitment: { id: 'm', term: '1-Year', endsAt: null } })).toBe('no-date');
  expect(kind({ commitment: null })).toBe('no-date');
  expect(kind({ commitment: null, productName: 'Acronis Cyber Protect Cloud' })).toBe('none');
});
test('New Commerce is known by its tail', () => {
  expect(isNewCommerce('Microsoft 365 E3 [NCE]')).toBe(true);
  expect(isNewCommerce('Microsoft 365 E3')).toBe(false);
  expect(isNewCommerce(null)).toBe(false);
});
const odd = (at: number, term: string | null = '1-Year', rest: Partial<Subscription> = {}) =>
  oddTermEnd(subscription({ commitment: { id: null, term, endsAt: at }, ...rest }), now);
test('a passed term end may take 48 hours to move, and is odd after that', () => {
  expect(odd(now - 2 * day)).toBeNull();
  expect(odd(now - 2 * day - 1)).toBe('past');
});
test.each([
  ['1-Year', 366],
  ['2-Year', 731],
  ['3-Year', 1096],
  [null, 1096],
])('a term of %s ends at most %d and 31 days ahead', (term, days) => {
  expect(odd(now + (days + 31) * day, term)).toBeNull();
  expect(odd(now + (days + 31) * day + 1, term)).toBe('too-far');
});
test('what does not renew has no odd term end, but a long-past end is odd in a list', () => {
  const monthly = subscription({ commitment: { id: null, term: 'Monthly', endsAt: now - 9 * day } });
  expect(oddTermEnd(monthly, now)).toBeNull();
  expect(oddEnd(termEnd(monthly), now)).toBe('past');
  expect(oddEnd({ kind: 'renews-monthly', at: now + 63 * day }, now)).toBe('too-far');
  // https://devx.pax8.com/docs/subscription-management: the dates decide, not the status.
  expect(oddEnd({ kind: 'ends', at: now - 3 * day }, now)).toBe('ended');
  expect(oddEnd({ kind: 'ends', at: now + 9999 * day }, now)).toBeNull();
  expect(oddEnd({ kind: 'trial', at: now - 9 * day }, now)).toBeNull();
});
