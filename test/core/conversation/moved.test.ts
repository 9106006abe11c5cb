import { expect, test } from '@jest/globals';
import { worldOf } from '../../../scripts/corpus-score.ts';
import { movedTo } from '../../../src/core/conversation/moved.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';

const held = (product: string) => ({ product, seats: 10, term: 'annual', status: 'Active' });
const kiosk = 'Exchange Online Kiosk';
const plan1 = 'Exchange Online (Plan 1)';
const { portfolio } = worldOf({
  ...{ today: '2026-11-23', zone: 'Europe/Berlin', catalogue: [kiosk, plan1], vendors: {}, skus: {} },
  companies: [
    { name: 'Contoso', has: [held(plan1)] },
    { name: 'Fabrikam', has: [held(plan1), held(plan1)] },
    { name: 'Northwind Traders', has: [held(kiosk)] },
    { name: 'Litware', has: [] },
  ],
});
const target = { company: 'Contoso', product: 'exchange', words: null, reference: null };

test.each([
  ['Fabrikam', { kind: 'same', target: { company: 'Fabrikam', product: plan1, reference: null } }],
  ['Northwind Traders', { kind: 'others', others: [{ productName: kiosk }] }],
  ['Litware', { kind: 'none' }],
  ['nobody', { kind: 'same', target: { company: 'nobody', product: 'exchange' } }],
])('a change of Exchange at Contoso, said again for %s', (name, moved) => {
  expect(movedTo(portfolio, target, name)).toMatchObject(moved);
});

test('products without a name are the same only by their id', () => {
  const subscriptions = [...portfolio.subscriptions.values()].map((each) => ({ ...each, productName: null }));
  const companies = [...portfolio.companies.values()];
  const nameless = buildPortfolio({ companies, subscriptions, products: [], asOf: 0, unreadable: 0 });
  const [first] = subscriptions;
  const base = { ...target, reference: first?.id ?? null };
  expect(movedTo(nameless, base, 'Fabrikam')).toMatchObject({
    kind: 'same',
    target: { product: 'exchange' },
  });
  expect(movedTo(nameless, base, 'Northwind Traders').kind).toBe('none');
});
