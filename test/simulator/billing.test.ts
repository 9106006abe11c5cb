import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator({ now: Date.UTC(2026, 10, 23, 12), tokenSeconds: 1_000_000_000 });
  caller = await callerOf(simulator);
});
afterEach(() => simulator.stop());

const rows = async (path: string): Promise<Json[]> => {
  const { status, body } = await caller.get(`${path}${path.includes('?') ? '&' : '?'}size=200`);
  expect(status).toBe(200);
  return (body as Json).content;
};

describe('invoices', () => {
  test('reach back 14 months, in two currencies, in every state', async () => {
    const all = await rows('/invoices?sort=invoiceDate,desc');
    expect(new Set(all.map(({ invoiceDate }) => invoiceDate)).size).toBe(14);
    expect([all[0].invoiceDate, all.at(-1).invoiceDate]).toEqual(['2026-11-04', '2025-10-04']);
    expect(new Set(all.map(({ currencyCode }) => currencyCode))).toEqual(new Set(['USD', 'EUR']));
    expect(new Set(all.map(({ status }) => status))).toEqual(
      new Set(['Unpaid', 'Paid', 'Carried', 'Credited', 'Void', 'Nothing Due']),
    );
  });

  test('have items of every type over the year, credits negative and without a subscription', async () => {
    const items = (
      await Promise.all((await rows('/invoices')).map(({ id }) => rows(`/invoices/${id}/items`)))
    ).flat();
    expect(new Set(items.map(({ type }) => type))).toEqual(
      new Set([
        'subscription',
        'prorate',
        'one-time',
        'rebate',
        'payment-credit',
        'service-charge',
        'service-credit',
        'invoice-credit',
      ]),
    );
    expect(new Set(items.map(({ term }) => term))).toEqual(
      new Set(['Monthly', 'Annual', 'Arrears', 'One-Time', 'One-time', 'Rebate']),
    );
    const credits = items.filter(({ type }) => type.endsWith('credit'));
    expect(credits.every(({ total, subscriptionId }) => total < 0 && subscriptionId === undefined)).toBe(
      true,
    );
  });

  test('add up to their items', async () => {
    for (const { id, total, carriedBalance } of await rows('/invoices')) {
      const due = (await rows(`/invoices/${id}/items`)).reduce((sum, { amountDue }) => sum + amountDue, 0);
      expect(due).toBeCloseTo(total - carriedBalance, 2);
    }
  });

  test('carry on as Pax8’s example rows: carried(n) = carried(n−1) + balance(n−1), in the total, not in the balance', async () => {
    const all = await rows('/invoices?sort=invoiceDate,desc');
    const ofPartner = all.filter(
      ({ companyId, currencyCode }) => companyId === undefined && currencyCode === 'USD',
    );
    const carried = ofPartner.filter(({ status }) => status === 'Carried');
    expect(carried.length).toBeGreaterThan(2);
    for (const [n, { total, balance, carriedBalance, status }] of ofPartner.slice(0, -1).entries()) {
      const last = ofPartner[n + 1];
      const open = last.status === 'Carried' ? last.carriedBalance + last.balance : 0;
      expect(carriedBalance).toBeCloseTo(open, 2);
      if (status === 'Unpaid' || status === 'Carried') expect(total).toBeCloseTo(carriedBalance + balance, 2);
    }
    expect(ofPartner[0]).toMatchObject({ status: 'Unpaid', carriedBalance: carried[0].balance });
  });

  test('have tax where they are in euros, and owe the partner for what Pax8 bills to the client', async () => {
    const items = (
      await Promise.all((await rows('/invoices')).map(({ id }) => rows(`/invoices/${id}/items`)))
    ).flat();
    const taxed = items.filter(({ currencyCode, costTotal }) => currencyCode === 'EUR' && costTotal > 1);
    expect(taxed.every(({ salesTax }) => salesTax > 0)).toBe(true);
    for (const { costTotal, salesTax, amountDue } of taxed)
      expect(amountDue).toBeCloseTo(costTotal + salesTax, 2);
    const sold = items.filter(({ billedByPax8, total }) => billedByPax8 && total > 1);
    expect(sold.length).toBeGreaterThan(0);
    expect(sold.every(({ amountDue, billingFee }) => amountDue < 0 && billingFee > 0)).toBe(true);
  });

  test('once sent stay as they were, whatever changes afterwards', async () => {
    const [first] = await rows('/invoices?status=Unpaid');
    const before = await rows(`/invoices/${first.id}/items`);
    simulator.patch(demoIds.contosoBusinessPremium, { quantity: 99 });
    expect(await rows(`/invoices/${first.id}/items`)).toEqual(before);
  });

  test('a new one comes on the 4th and bills seats that were added for the rest of their month', async () => {
    await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 15 });
    simulator.setNow(Date.UTC(2026, 11, 4, 1));
    const [newest] = await rows('/invoices?sort=invoiceDate,desc&status=Unpaid');
    expect(newest.invoiceDate).toBe('2026-12-04');
    const items = (await rows(`/invoices/${newest.id}/items`)).filter(
      ({ subscriptionId }) => subscriptionId === demoIds.contosoBusinessPremium,
    );
    expect(items.map(({ type, quantity }) => [type, quantity])).toEqual([
      ['subscription', 15],
      ['prorate', 3],
    ]);
  });

  test('the draft of the next has no arrears', async () => {
    const items = await rows('/invoices/draftItems');
    expect(items.length).toBeGreaterThan(30);
    expect(items.some(({ term }) => term === 'Arrears')).toBe(false);
    const seats = items.filter(({ type }) => type === 'subscription');
    expect(seats.every(({ startPeriod }) => startPeriod.startsWith('2026-12'))).toBe(true);
    const of = await rows(`/invoices/draftItems?monthOffset=0&companyId=${demoIds.contoso}`);
    expect(
      of.every(({ companyId, startPeriod }) => companyId === demoIds.contoso && startPeriod < '2026-12'),
    ).toBe(true);
    expect((await caller.get('/invoices/draftItems?monthOffset=2')).status).toBe(400);
  });
});

describe('usage', () => {
  test('of the month so far is the sum of its days', async () => {
    const [summary] = await rows(`/subscriptions/${demoIds.contosoAzure}/usage-summaries`);
    let sum = 0;
    for (let date = 1; date <= 23; date++) {
      const usageDate = `2026-11-${date.toString().padStart(2, '0')}`;
      const lines = await rows(`/usage-summaries/${summary.id}/usage-lines?usageDate=${usageDate}`);
      sum += lines.reduce((total, { currentCharges }) => total + currentCharges, 0);
    }
    expect(sum).toBeCloseTo(summary.currentCharges, 2);
    expect(summary.partnerTotal).toBeLessThan(summary.currentCharges);
  });

  test('lines need a day, and there are none of a day to come', async () => {
    const [{ id }] = await rows(`/subscriptions/${demoIds.contosoAzure}/usage-summaries`);
    expect((await caller.get(`/usage-summaries/${id}/usage-lines`)).status).toBe(400);
    expect(await rows(`/usage-summaries/${id}/usage-lines?usageDate=2026-12-24`)).toEqual([]);
  });

  test('a subscription that is billed by seats has none', async () => {
    expect(await rows(`/subscriptions/${demoIds.contosoBackup}/usage-summaries`)).toEqual([]);
  });
});

describe('contacts', () => {
  const contacts = (company: string) => `/companies/${company}/contacts`;
  const person = { firstName: 'A', lastName: 'B', email: 'a@example.com', phone: '1' };
  const status = async (company: string) => ((await caller.get(`/companies/${company}`)).body as Json).status;

  test('a company becomes Active with its last primary contact, and Inactive without it', async () => {
    expect(await status(demoIds.trey)).toBe('Inactive');
    const { body } = await caller.post(contacts(demoIds.trey), {
      ...person,
      types: [{ type: 'Billing', primary: true }],
    });
    expect(await status(demoIds.trey)).toBe('Active');
    await caller.delete(`${contacts(demoIds.trey)}/${(body as Json).id}`);
    expect(await status(demoIds.trey)).toBe('Inactive');
  });

  test('a new primary takes over from the one before', async () => {
    await caller.post(contacts(demoIds.contoso), { ...person, types: [{ type: 'Billing', primary: true }] });
    const primaries = (await rows(contacts(demoIds.contoso))).filter(({ types }) =>
      types.some(({ type, primary }: Json) => type === 'Billing' && primary),
    );
    expect(primaries.map(({ firstName }) => firstName)).toEqual(['A']);
  });
});
