import { expect, test } from '@jest/globals';
import { holdersOf, matchHeld } from '../../../src/core/finding/held-products.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { company, subscription } from './held-things.ts';

const contoso = company('contoso', 'Contoso');
const held = (...subscriptions: Subscription[]) =>
  buildPortfolio({ companies: [contoso], subscriptions, asOf: 0, unreadable: 0 });
const found = (text: string, ...subscriptions: Subscription[]) => {
  const match = matchHeld(held(...subscriptions), contoso, text);
  return match.kind === 'one'
    ? [match.subscription.id]
    : 'subscriptions' in match
      ? match.subscriptions.map(({ id }) => id)
      : [];
};
const living = subscription('contoso', 'Microsoft 365 Business Premium', { id: 'living' });
const cancelled = { ...living, id: 'cancelled', status: 'Cancelled' };

test('a cancelled subscription counts only where no living one fits', () => {
  expect(found('Business Premium', living, cancelled)).toEqual(['living']);
  expect(found('Business Premium', cancelled)).toEqual(['cancelled']);
});

test('one that fits better than the living ones is asked about beside all of them', () => {
  const exact = subscription('contoso', 'Acronis Backup', { id: 'exact', status: 'Cancelled' });
  const partly = (id: string, name: string) => subscription('contoso', name, { id });
  const server = partly('server', 'Acronis Backup Server');
  const cloud = partly('cloud', 'Acronis Backup Cloud');
  expect(found('Acronis Backup', server, exact)).toEqual(['server', 'exact']);
  expect(found('Acronis Backup', server, cloud, exact)).toEqual(['server', 'cloud', 'exact']);
});

test('a SKU means its product: what lives of it, else what was cancelled', () => {
  const other = subscription('contoso', 'Microsoft 365 Business Premium', { id: 'other' });
  const ofSku = (...subscriptions: Subscription[]) => {
    const { productId } = living;
    const products = [
      {
        ...{ id: productId, name: 'Microsoft 365 Business Premium', vendorName: 'Microsoft' },
        ...{ sku: 'MST-NCE-103-C100', requiresCommitment: null },
      },
    ];
    const portfolio = buildPortfolio({
      ...{ companies: [contoso], subscriptions, products, asOf: 0, unreadable: 0 },
    });
    return matchHeld(portfolio, contoso, 'mst-nce-103-c100');
  };
  expect(ofSku(living, cancelled)).toMatchObject({ kind: 'one', subscription: living });
  expect(ofSku(cancelled)).toMatchObject({ kind: 'one', subscription: cancelled });
  expect(ofSku(living, other)).toMatchObject({ kind: 'several', subscriptions: [living, other] });
  expect(ofSku()).toEqual({ kind: 'none' });
});

test('holders are companies that are in the list: one that Pax8 no longer lists has no name to show', () => {
  const orphan = subscription('gone', 'Acronis Backup');
  const here = subscription('contoso', 'Acronis Backup');
  expect(holdersOf(held(orphan, here), 'acronis backup')).toEqual([contoso]);
});
