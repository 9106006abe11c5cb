import { describe, expect, test } from '@jest/globals';
import { buildPortfolio, withSubscription } from '../../src/core/portfolio.ts';
import { company, subscription } from './held-things.ts';

const first = subscription('a', 'Microsoft 365 E3', { id: 's1' });
const second = subscription('a', 'Office 365 E3', { id: 's2' });
const portfolio = buildPortfolio({
  companies: [company('a', 'Contoso'), company('b', 'Fabrikam')],
  subscriptions: [first, second, first],
  asOf: 5,
  unreadable: 2,
});

describe('the portfolio', () => {
  test('counts a row that came twice once', () => {
    expect(portfolio.subscriptions.size).toBe(2);
    expect(portfolio.byCompany.get('a')).toEqual([first, second]);
    expect(portfolio).toMatchObject({ asOf: 5, unreadable: 2, companyNames: { size: 2 } });
  });

  test('takes one changed subscription in its place and leaves the old portfolio as it was', () => {
    const changed = { ...first, quantity: 99 };
    const next = withSubscription(portfolio, changed);
    expect(next.byCompany.get('a')).toEqual([changed, second]);
    expect(next.subscriptions.get('s1')).toBe(changed);
    expect(next.asOf).toBe(5);
    expect(portfolio.byCompany.get('a')).toEqual([first, second]);
    expect(portfolio.subscriptions.get('s1')).toBe(first);
  });

  test('takes a new one', () => {
    const added = subscription('b', 'Visio Plan 2', { id: 's3' });
    expect(withSubscription(portfolio, added).byCompany.get('b')).toEqual([added]);
  });

  test('moves one whose company changed', () => {
    const moved = { ...first, companyId: 'b' };
    const next = withSubscription(portfolio, moved);
    expect(next.byCompany.get('a')).toEqual([second]);
    expect(next.byCompany.get('b')).toEqual([moved]);
  });
});
