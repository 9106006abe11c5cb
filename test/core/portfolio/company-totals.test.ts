import { expect, test } from '@jest/globals';
import { totalsIn } from '../../../src/core/portfolio/company-totals.ts';
import { buildPortfolio, withSubscription } from '../../../src/core/portfolio/portfolio.ts';
import { company } from '../finding/held-things.ts';
import { day, now, subscription } from '../samples.ts';

const contoso = company('c1', 'Contoso');
const portfolio = buildPortfolio({
  companies: [contoso, company('c2', 'Fabrikam')],
  subscriptions: [
    subscription({ id: 'runs', startAt: now - day, endAt: null }),
    subscription({ id: 'begins', startAt: now + 10 * day, endAt: null }),
    subscription({ id: 'ends', startAt: null, endAt: now + 20 * day }),
  ],
  ...{ asOf: now, unreadable: 0 },
});
const runningAt = (at: number) => totalsIn(portfolio, contoso, at).subscriptions;

test('a company’s totals are counted again when something of it begins or ends, and when the clock is set back', () => {
  expect([0, 9, 10, 19, 20, 400, 0].map((days) => runningAt(now + days * day))).toEqual([
    2, 2, 3, 3, 2, 2, 2,
  ]);
});

test('and when one of its subscriptions was read', () => {
  const read = withSubscription(portfolio, subscription({ id: 'more', startAt: now - day, endAt: null }));
  expect(totalsIn(read, contoso, now).subscriptions).toBe(3);
  expect(runningAt(now)).toBe(2);
});

test('a company without subscriptions has none', () => {
  expect(totalsIn(portfolio, { id: 'c2' }, now).subscriptions).toBe(0);
});
