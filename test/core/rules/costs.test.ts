import { expect, test } from '@jest/globals';
import { costsFor, seesCostOf, withoutCosts } from '../../../src/core/rules/costs.ts';

/* Who sees what the partner pays: from a role on (COST_ROLE), for the companies of that role. */

test.each([
  ['nobody has granted a role', null, 'viewer', 'none'],
  ['the default is enough', null, 'approver', 'all'],
  ['an approver', { role: 'approver', companies: null }, 'viewer', 'all'],
  ['an admin', { role: 'admin', companies: null }, 'none', 'all'],
  ['a requester', { role: 'requester', companies: null }, 'viewer', 'none'],
  ['less than the default', { role: 'requester', companies: null }, 'approver', 'none'],
  ['an approver for some', { role: 'approver', companies: ['c'] }, 'viewer', ['c']],
  ['an approver for some where all are', { role: 'approver', companies: ['c'] }, 'approver', 'all'],
  ['a requester for some', { role: 'requester', companies: ['c'] }, 'viewer', 'none'],
  ['a requester for some where all approve', { role: 'requester', companies: ['c'] }, 'approver', 'none'],
] as const)('%s', (_who, granted, byDefault, costs) => {
  expect(costsFor(granted, byDefault, 'approver')).toEqual(costs);
});

test('costs of a company are seen by whoever sees all, or those of that company', () => {
  expect(seesCostOf('all', 'c')).toBe(true);
  expect(seesCostOf('none', 'c')).toBe(false);
  expect(seesCostOf(['c'], 'c')).toBe(true);
  expect(seesCostOf(['d'], 'c')).toBe(false);
});

test('a price of 0 beside a cost is one that is missing, also when the cost is not seen', () => {
  expect(withoutCosts([{ price: 0, partnerCost: 4 }, { price: 0, partnerCost: 0 }, { price: 0 }])).toEqual([
    { price: null, partnerCost: null },
    { price: 0, partnerCost: null },
    { price: 0 },
  ]);
  expect(withoutCosts({ suggestedRetailPrice: 0, partnerBuyRate: 1 }).suggestedRetailPrice).toBeNull();
});

// The partner's side by Pax8's documents: https://devx.pax8.com/openapi (Subscription, Pricing, UsageSummary, UsageLine, InvoiceItem)
test('costs are taken out of a record at any depth, and nothing else', () => {
  const lines = [
    { price: 5, partnerCost: 4, note: null },
    { rates: [{ partnerBuyRate: 3, suggestedRetailPrice: 6 }] },
  ];
  const usage = { currentCharges: 9, partnerTotal: 7, currentProfit: 2, at: 1 };
  const map = new Map([['a', 1]]);
  expect(withoutCosts({ lines, usage, item: { cost: 1, costTotal: 2, total: 3 }, map })).toEqual({
    lines: [
      { price: 5, partnerCost: null, note: null },
      { rates: [{ partnerBuyRate: null, suggestedRetailPrice: 6 }] },
    ],
    usage: { currentCharges: 9, partnerTotal: null, currentProfit: null, at: 1 },
    item: { cost: null, costTotal: null, total: 3 },
    map,
  });
});
