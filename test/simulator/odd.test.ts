import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { oddIds } from '../../src/simulator/seed/odd.ts';
import { oddCompanyIds } from '../../src/simulator/seed/odd-companies.ts';
import { oddProducts } from '../../src/simulator/seed/odd-products.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

const now = Date.UTC(2026, 10, 23, 12);
const hour = 60 * 60 * 1000;
const day = 24 * hour;
const today = Date.UTC(2026, 10, 23);

/** Over the wire, as the bot sees it. */
describe('the odd world', () => {
  let simulator: Simulator;
  let get: (path: string) => Promise<{ status: number; body: Json }>;
  beforeAll(async () => {
    simulator = await startSimulator({ profile: 'odd', now, listLatencyMs: 0 });
    ({ get } = (await callerOf(simulator)) as never);
  });
  afterAll(() => simulator.stop());

  const subscription = async (id: string): Promise<Json> => (await get(`/subscriptions/${id}`)).body;
  const rows = async (companyId: string): Promise<Json[]> =>
    (await get(`/subscriptions?size=200&companyId=${companyId}`)).body.content;

  test('has the whole demo in it', async () => {
    expect((await subscription(demoIds.contosoBusinessPremium)).quantity).toBe(12);
    expect((await get('/companies?size=200')).body.page.totalElements).toBe(26);
  });

  test('a seat has moved a start date, and the history shows both, as in Pax8’s example', async () => {
    const { startDate, createdDate } = await subscription(oddIds.startMoved);
    // The clock runs while the simulator starts.
    expect(Math.abs(Date.parse(startDate) - (now - 2 * day))).toBeLessThan(hour);
    expect(Date.parse(createdDate)).toBeLessThan(now - 290 * day);
    const { content } = (await get(`/subscriptions/${oddIds.startMoved}/history`)).body;
    expect(content.map(({ quantity }: Json) => quantity)).toEqual([101, 100]);
    expect(Date.parse(content[0].startDate) - Date.parse(content[1].startDate)).toBeGreaterThan(290 * day);
  });

  test('a term renewed 47 hours after its end, so that its seven days are not over', async () => {
    const { updatedDate } = await subscription(oddIds.renewedLate);
    const ended = today - 7 * day;
    expect(Date.parse(updatedDate)).toBe(ended + 47 * hour);
    expect(simulator.subscription(oddIds.renewedLate).termStart + 7 * day).toBeGreaterThan(now);
  });

  test.each([
    ['est3', 23.1, 27.19],
    ['est23', 14.7, 17.22],
  ] as const)('an Extended Service Term is by the month and dearer: %s', async (key, before, after) => {
    const row = await subscription(oddIds[key]);
    expect(row).toMatchObject({ price: after, billingTerm: 'Monthly', commitment: { term: 'Monthly' } });
    const { content } = (await get(`/subscriptions/${oddIds[key]}/history`)).body;
    expect(content.map(({ price }: Json) => price)).toEqual([after, before]);
  });

  test('a renewal under a new id leaves the old one ended', async () => {
    const found = (await rows(oddCompanyIds.bellows)).filter(({ productName }) =>
      /Entra ID P1/.test(productName),
    );
    expect(found.map(({ status }) => status)).toEqual(['Cancelled', 'Active']);
    expect(Date.parse(found[0].endDate)).toBe(Date.parse(found[1].startDate));
  });

  test('vendors have flags of their own, and one has none', async () => {
    const flags = async (id: string) =>
      (await get(`/products/${id}/dependencies`)).body.commitmentDependencies[0];
    expect(await flags(oddProducts.sophos.id)).toMatchObject({
      allowForQuantityDecrease: true,
      allowForEarlyCancellation: true,
    });
    expect(await flags(oddProducts.adobeAcrobat.id)).toMatchObject({ renewalWindowDaysAfterTermEnd: 14 });
    expect(Object.keys(await flags(oddProducts.timus.id)).toSorted()).toEqual(['autoRenew', 'id', 'term']);
  });

  test('every billing term of the document is there', async () => {
    const { content } = (await get('/subscriptions?size=200')).body;
    const terms = new Set((content as Json[]).map(({ billingTerm }) => billingTerm));
    expect([...terms]).toEqual(
      expect.arrayContaining([
        'Monthly',
        'Annual',
        '2-Year',
        '3-Year',
        'One-Time',
        'Trial',
        'Activation',
        '1-Year',
      ]),
    );
  });

  test('what has ended is still called Active or Trial, whatever is read', async () => {
    for (const [key, status] of [
      ['endedActive', 'Active'],
      ['trialOver', 'Trial'],
    ] as const) {
      const row = await subscription(oddIds[key]);
      expect([row.status, Date.parse(row.endDate) < now]).toEqual([status, true]);
    }
  });

  test('fields are missing or otherwise, in the list and alone', async () => {
    const [listed] = (await rows(oddCompanyIds.margie)).filter(({ id }) => id === oddIds.noQuantity);
    expect([listed.quantity, (await subscription(oddIds.noQuantity)).quantity]).toEqual([null, null]);
    expect('commitment' in (await subscription(oddIds.monthlyUnsaid))).toBe(false);
    expect('currencyCode' in (await subscription(oddIds.noCurrency))).toBe(false);
    expect(await subscription(oddIds.zeroPrice)).toMatchObject({ price: 0, partnerCost: 50.4 });
  });

  test('a Deleted company has subscriptions left', async () => {
    expect((await get(`/companies/${oddCompanyIds.lamna}`)).body.status).toBe('Deleted');
    expect(await rows(oddCompanyIds.lamna)).toHaveLength(2);
  });

  test('one usage subscription serves several companies and nobody', async () => {
    const { content } = (await get(`/subscriptions/${oddIds.sharedAzure}/usage-summaries?size=200`)).body;
    expect(content.map(({ companyId, currentCharges }: Json) => [companyId, currentCharges])).toEqual([
      [oddCompanyIds.relecloud, 100],
      [oddCompanyIds.vanarsdel, 250],
      [demoIds.contoso, 40],
      [null, 7],
    ]);
  });

  test('a vendor posts the state of the month each day', async () => {
    const [{ id, currentCharges }] = (await get(`/subscriptions/${oddIds.runningState}/usage-summaries`)).body
      .content;
    const charges = await Promise.all(
      ['2026-11-02', '2026-11-20'].map(
        async (date) =>
          (await get(`/usage-summaries/${id}/usage-lines?usageDate=${date}`)).body.content[0].currentCharges,
      ),
    );
    expect([currentCharges, ...charges]).toEqual([12.5, 12.5, 12.5]);
  });

  test('invoices carry on from month to month as in Pax8’s example rows', async () => {
    const { content } = (await get('/invoices?size=200&sort=invoiceDate,desc')).body;
    const chain = (content as Json[]).filter(({ partnerName }) => partnerName.startsWith('A Child Partner'));
    expect(chain).toHaveLength(4);
    chain.slice(1).forEach(({ carriedBalance, balance }, n) => {
      const later = chain[n];
      expect(later.carriedBalance).toBeCloseTo(carriedBalance + balance, 2);
      expect(later.total).toBeGreaterThan(later.carriedBalance);
    });
  });
});

test('a list is slow where it is told to be, a single record is not', async () => {
  const slow = await startSimulator({ profile: 'odd', now, listLatencyMs: 150 });
  const { get } = await callerOf(slow);
  const took = async (path: string): Promise<number> => {
    const started = performance.now();
    await get(path);
    return performance.now() - started;
  };
  expect(await took('/orders')).toBeGreaterThan(140);
  expect(await took(`/companies/${demoIds.contoso}`)).toBeLessThan(140);
  await slow.stop();
});
