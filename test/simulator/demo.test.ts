import { describe, expect, test } from '@jest/globals';
import { invoicesAt } from '../../src/simulator/billing/invoice-rows.ts';
import { allSummaries, chargesBetween } from '../../src/simulator/billing/usage-rows.ts';
import { day } from '../../src/simulator/clock.ts';
import type { SimSubscription } from '../../src/simulator/model.ts';
import { demoIds, demoSeed } from '../../src/simulator/seed/demo.ts';
import { addMonths } from '../../src/simulator/subscriptions/terms.ts';
import { createWorld } from '../../src/simulator/world.ts';

const now = Date.UTC(2026, 10, 23, 15, 30);
const today = Date.UTC(2026, 10, 23);
const { companies, products, subscriptions } = demoSeed(now);
const byId = (id: string): SimSubscription => {
  const found = subscriptions.find((subscription) => subscription.id === id);
  if (found === undefined) throw new Error(`The demo has no ${id}`);
  return found;
};

describe('the demo', () => {
  test('has 12 companies and 60 subscriptions under ids that never change', () => {
    expect(companies).toHaveLength(12);
    expect(subscriptions).toHaveLength(60);
    const ids = [...companies, ...products, ...subscriptions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(byId(demoIds.contosoBusinessPremium).id).toBe('a738af70-2259-411c-8680-641f7bc2661f');
  });

  test('has one company of the name Contoso, with one Business Premium of 12 seats outside every window', () => {
    expect(companies.filter(({ name }) => name.includes('Contoso')).map(({ name }) => name)).toEqual([
      'Contoso',
    ]);
    const premium = subscriptions.filter(
      ({ companyId, productName }) =>
        companyId === demoIds.contoso && productName.includes('Business Premium'),
    );
    expect(premium).toHaveLength(1);
    expect(premium[0]).toMatchObject({
      id: demoIds.contosoBusinessPremium,
      productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
      quantity: 12,
      status: 'Active',
      billingTerm: 'Monthly',
      price: 23.1,
      partnerCost: 19.4,
      currencyCode: 'USD',
      commitment: { term: '1-Year', endDate: today + 19 * day },
      additions: [],
    });
    expect(now - (premium[0]?.termStart ?? now)).toBeGreaterThan(7 * day);
  });

  test.each([1, 3, 7, 14, 30, 60])('has at least two terms that end in %i days', (days) => {
    const ending = subscriptions.filter(({ commitment }) => commitment?.endDate === today + days * day);
    expect(ending.length).toBeGreaterThanOrEqual(2);
  });

  test('has one of each special case', () => {
    expect(byId(demoIds.northwindBusinessStandard).termStart).toBe(today - 3 * day);
    expect(byId(demoIds.northwindBusinessStandard).startDate).toBeLessThan(today - 300 * day);
    expect(byId(demoIds.tailwindBusinessPremium).additions).toEqual([{ at: now - 2 * day, seats: 5 }]);
    const cancelled = byId(demoIds.adventureWorksCancelledAtTermEnd);
    expect(cancelled.endDate).toBe(cancelled.commitment?.endDate);
    expect(byId(demoIds.litwareCancelled).status).toBe('Cancelled');
    expect(byId(demoIds.fourthCoffeeTrial)).toMatchObject({
      status: 'Trial',
      commitment: null,
      endDate: today + 9 * day,
    });
    const twice = [demoIds.fabrikamBusinessPremiumYearly, demoIds.fabrikamBusinessPremiumMonthly].map(byId);
    expect(twice.map(({ productId }) => productId)).toEqual([
      demoIds.businessPremium,
      demoIds.businessPremium,
    ]);
    expect(twice.map(({ commitment }) => commitment?.term)).toEqual(['1-Year', 'Monthly']);
  });

  test('has one company in euros and one that is Inactive', () => {
    const inEuros = subscriptions.filter(({ currencyCode }) => currencyCode === 'EUR');
    expect(new Set(inEuros.map(({ companyId }) => companyId))).toEqual(new Set([demoIds.proseware]));
    expect(companies.filter(({ status }) => status === 'Inactive').map(({ name }) => name)).toEqual([
      'Trey Research',
    ]);
  });

  test('uses otherwise than in the same days of the month before, on each of a thousand days', () => {
    const world = createWorld(demoSeed(now));
    // Long before the first of these days: what was bought when does not matter here.
    for (const row of world.subscriptions.rows) row.startDate = 0;
    for (let n = 0; n < 1000; n += 1) {
      const at = today + n * day;
      const month = Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 1);
      const before = addMonths(month, -1);
      const used = (product: string, from: number, to: number) =>
        allSummaries(world)
          .filter((summary) => summary.product.shortDescription === product)
          .reduce((sum, summary) => sum + chargesBetween(summary, from, to).currentCharges, 0);
      for (const product of ['Microsoft Azure', 'Acronis Cyber Protect Cloud']) {
        const last = used(product, before, Math.min(before + (at + day - month), month));
        expect(Math.abs(used(product, month, at + day) / last - 1)).toBeGreaterThan(0.05);
      }
    }
  });

  test('has no two neighbouring invoices of the same items or the same total', () => {
    const invoices = invoicesAt(createWorld(demoSeed(now)), now).filter(
      ({ companyId }) => companyId === null,
    );
    for (const currency of ['USD', 'EUR']) {
      const own = invoices.filter(({ currencyCode }) => currencyCode === currency);
      for (const [n, { total, items }] of own.entries()) {
        const before = own[n + 1];
        if (before === undefined) continue;
        expect(total).not.toBe(before.total);
        expect(items.map((item) => item.description)).not.toEqual(
          before.items.map((item) => item.description),
        );
      }
    }
  });

  test('stands in the same place on any day', () => {
    const ends = (rows: readonly SimSubscription[], since: number) =>
      rows.flatMap(({ commitment }) => (commitment === null ? [] : commitment.endDate - since));
    expect(ends(demoSeed(now + 400 * day).subscriptions, now + 400 * day)).toEqual(ends(subscriptions, now));
  });
});
