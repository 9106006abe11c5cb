import { expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { commitmentsAhead, dayKey } from '../../../src/core/renewals/commitments-ahead.ts';
import { committed, day, now, portfolioOf } from '../alerts/due-samples.ts';

const end = Date.parse('2026-12-12T00:00:00Z');
const ahead = (...subscriptions: readonly Subscription[]) =>
  commitmentsAhead(portfolioOf(...subscriptions), now, now + 61 * day);
const linesOf = (found: ReturnType<typeof ahead>, on = '2026-12-12') =>
  found.days
    .get(dayKey({ companyId: 'company', day: on }))
    ?.lines.map(({ subscriptionId }) => subscriptionId) ?? [];

test('what ends for one company on one day in UTC is one, whatever the hour', () => {
  const found = ahead(committed('a', end), committed('b', end + day - 1), committed('c', end + day));
  expect(linesOf(found)).toEqual(['a', 'b']);
  expect(linesOf(found, '2026-12-13')).toEqual(['c']);
});

test('what is cancelled for the day stands beside what renews, and is said to end', () => {
  const found = ahead(committed('a', end), committed('b', end, { endAt: end }));
  const lines = found.days.get('company 2026-12-12')?.lines;
  expect(lines?.map(({ ends }) => ends)).toEqual([false, true]);
});

test('monthly terms, trials, what has no commitment and what lies further ahead are left out', () => {
  const found = ahead(
    committed('monthly', end, { commitment: { id: null, term: 'Monthly', endsAt: end } }),
    committed('monthly that ends', end, {
      commitment: { id: null, term: 'Monthly', endsAt: end },
      endAt: end,
    }),
    committed('trial', end, { status: 'Trial', endAt: end }),
    committed('free', null, { commitment: null, productName: 'Something' }),
    committed('cancelled', end, { status: 'Cancelled' }),
    committed('ends without a commitment', null, { commitment: null, endAt: end }),
    committed('far', now + 61 * day),
    committed('over', now),
  );
  expect([...found.days.keys()]).toEqual([]);
  expect(found).toMatchObject({ noDate: 0, overdue: 0, odd: 0 });
});

test('ends that are missing, long past or a year off are counted, and told as if sure to nobody', () => {
  const found = ahead(
    committed('missing', null),
    committed('yesterday', now - day),
    committed('past', now - 3 * day),
    committed('a year ago', end - 365 * day),
    committed('two years off', now + 730 * day),
  );
  expect([...found.days.keys()]).toEqual([]);
  expect(found).toMatchObject({ noDate: 1, overdue: 2, odd: 1 });
});

test('a company that is not in the list and a product without a name are said to be so', () => {
  const found = ahead(committed('a', end, { companyId: 'elsewhere', productName: null }));
  expect(found.days.get('elsewhere 2026-12-12')).toMatchObject({
    companyName: 'Unknown company',
    lines: [{ productName: 'Product without a name' }],
  });
});
