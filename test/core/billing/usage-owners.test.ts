import { expect, test } from '@jest/globals';
import {
  likelyFirst,
  ownerOf,
  usageByOwner,
  usageOfCompany,
} from '../../../src/core/billing/usage-owners.ts';
import type { ResourceUsage } from '../../../src/core/billing/usage-read.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { company } from '../finding/held-things.ts';
import { subscription } from '../samples.ts';

const [msp, northwind, alpine] = [
  company('msp', 'Example MSP'),
  company('nw', 'Northwind Dental'),
  company('al', 'Alpine Legal'),
];
const portfolio = buildPortfolio({
  companies: [msp, northwind, alpine],
  subscriptions: [],
  asOf: 0,
  unreadable: 0,
});
const azure = subscription({ id: 's1', companyId: 'msp', productName: 'Microsoft Azure' });
const own = subscription({ id: 's2', companyId: 'nw', productName: 'Acronis' });

const resource = (id: string, companyId: string | null, of = azure): ResourceUsage => ({
  subscription: of,
  summary: {
    id,
    companyId,
    productId: null,
    resourceGroup: id,
    vendorName: 'Microsoft',
    currentCharges: 1,
    partnerTotal: 1,
    currency: 'USD',
    isTrial: null,
  },
  days: new Map(),
});
const shared = [
  resource('own', 'msp'),
  resource('nw', 'nw'),
  resource('al', 'al'),
  resource('lost', null),
  resource('gone', 'not listed'),
];
const ids = (resources: readonly ResourceUsage[]) => resources.map(({ summary }) => summary.id);

// Pax8's document, example usage-summaries-paged: one subscription, a companyId in each summary.
// https://devx.pax8.com/docs/understanding-usage-products
test('usage belongs to the company that its summary names, not to that of the subscription', () => {
  expect(shared.map((one) => ownerOf(one, portfolio).kind)).toEqual([
    'company',
    'company',
    'company',
    'nobody',
    'unknown',
  ]);
  const groups = usageByOwner([...shared, resource('more', 'nw'), resource('far', 'elsewhere')], portfolio);
  expect(
    groups.map(({ owner, resources }) => [
      owner.kind === 'company' ? owner.company.name : owner.kind,
      ids(resources),
    ]),
  ).toEqual([
    ['Example MSP', ['own']],
    ['Northwind Dental', ['nw', 'more']],
    ['Alpine Legal', ['al']],
    ['nobody', ['lost']],
    ['unknown', ['gone', 'far']],
  ]);
});

test('a company sees its own, what is nobody’s, and for whom its subscriptions also are', () => {
  const seen = (whose: typeof msp) => {
    const { mine, nobody, elsewhere } = usageOfCompany(
      whose,
      [...shared, resource('mine', 'nw', own), resource('unlinked', null, own)],
      portfolio,
    );
    return [ids(mine), ids(nobody), elsewhere.map(({ resources }) => ids(resources))];
  };
  expect(seen(msp)).toEqual([['own'], ['lost'], [['nw'], ['al'], ['gone']]]);
  expect(seen(northwind)).toEqual([['nw', 'mine'], ['lost', 'unlinked'], []]);
  expect(seen(company('other', 'Other'))).toEqual([[], [], []]);
});

// A price of 0 proves nothing: https://devx.pax8.com/docs/understanding-usage-products
test('subscriptions without a fixed price are asked first, and those of products that had usage', () => {
  const free = subscription({
    id: 'free',
    commitment: null,
    productName: 'Azure',
    price: 0,
    partnerCost: null,
  });
  const paid = subscription({ id: 'paid', productId: 'p2' });
  const known = subscription({ id: 'known', productId: 'p3' });
  const { likely, others } = likelyFirst([paid, known, free], new Set(['p3']));
  expect([likely.map(({ id }) => id), others.map(({ id }) => id)]).toEqual([['known', 'free'], ['paid']]);
});
