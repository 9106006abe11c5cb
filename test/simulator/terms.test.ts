import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { addMonths } from '../../src/simulator/subscriptions/terms.ts';
import { callerOf, type Json } from './caller.ts';

const now = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator({ now, tokenSeconds: 1_000_000_000 });
  caller = await callerOf(simulator);
});
afterEach(() => simulator.stop());

const read = async (id: string): Promise<Json> => (await caller.get(`/subscriptions/${id}`)).body;

describe('when the clock passes the end of a term', () => {
  test('the commitment rolls on by its term with the same seats', async () => {
    expect((await read(demoIds.contosoBusinessPremium)).commitment.endDate).toBe('2026-12-12T00:00:00.000Z');
    simulator.advance({ days: 20 });
    expect(await read(demoIds.contosoBusinessPremium)).toMatchObject({
      status: 'Active',
      quantity: 12,
      commitment: { term: '1-Year', endDate: '2027-12-12T00:00:00.000Z' },
    });
  });

  test('the 168 hours open, and close again', async () => {
    const fewer = (quantity: number) =>
      caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity });
    simulator.setNow(Date.UTC(2026, 11, 12));
    expect((await fewer(10)).status).toBe(200);
    simulator.setNow(Date.UTC(2026, 11, 19));
    expect((await fewer(9)).status).toBe(422);
  });

  test('a renewal is a record of the history', async () => {
    simulator.advance({ days: 20 });
    const { body } = await caller.get(`/subscriptions/${demoIds.contosoBusinessPremium}/history`);
    expect((body as Json).content.map(({ quantity }: Json) => quantity)).toEqual([12, 12]);
    expect(Date.parse((body as Json).content[0].updatedDate)).toBe(Date.UTC(2026, 11, 12));
  });

  test('a renewal may come up to 48 hours later: until then nothing changes, then its window opens', async () => {
    simulator.set({ renewalMs: 42 * hour });
    const end = Date.UTC(2026, 11, 12);
    const fewer = (quantity: number) =>
      caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity });
    simulator.setNow(end + 41 * hour);
    expect((await read(demoIds.contosoBusinessPremium)).commitment.endDate).toBe('2026-12-12T00:00:00.000Z');
    expect((await fewer(11)).status).toBe(422);
    simulator.setNow(end + 43 * hour);
    expect((await read(demoIds.contosoBusinessPremium)).commitment.endDate).toBe('2027-12-12T00:00:00.000Z');
    const { termStart, history } = simulator.subscription(demoIds.contosoBusinessPremium);
    expect([termStart, history[0]?.updatedDate]).toEqual([end + 42 * hour, end + 42 * hour]);
    simulator.setNow(end + (42 + 167) * hour);
    expect((await fewer(11)).status).toBe(200);
    simulator.setNow(end + (42 + 168) * hour);
    expect((await fewer(10)).status).toBe(422);
  });

  test('a monthly commitment rolls by a month, as often as months have passed', async () => {
    simulator.advance({ days: 75 });
    const { commitment } = await read(demoIds.fabrikamBusinessPremiumMonthly);
    expect(commitment).toMatchObject({ term: 'Monthly', endDate: '2027-03-04T00:00:00.000Z' });
  });

  test('one that was cancelled as of its end is Cancelled and does not renew', async () => {
    const before = await read(demoIds.adventureWorksCancelledAtTermEnd);
    expect(before).toMatchObject({ status: 'Active', endDate: '2026-12-07T00:00:00.000Z' });
    simulator.advance({ days: 15 });
    expect(await read(demoIds.adventureWorksCancelledAtTermEnd)).toMatchObject({
      status: 'Cancelled',
      commitment: { endDate: '2026-12-07T00:00:00.000Z' },
    });
  });

  // Pax8's acknowledgement `microsoftTrialConversion`: https://github.com/upmind/provision-provider-software-licenses
  test('a trial of Microsoft’s becomes paid with all its seats', async () => {
    expect(await read(demoIds.fourthCoffeeTrial)).toMatchObject({
      status: 'Trial',
      endDate: '2026-12-02T00:00:00.000Z',
    });
    const { quantity } = simulator.subscription(demoIds.fourthCoffeeTrial);
    simulator.advance({ days: 10 });
    expect(await read(demoIds.fourthCoffeeTrial)).toMatchObject({ status: 'Converted', quantity });
  });

  test('a trial whose conversion was turned off ends', async () => {
    simulator.patch(demoIds.fourthCoffeeTrial, { atTermEnd: 'end' });
    simulator.advance({ days: 10 });
    expect(await read(demoIds.fourthCoffeeTrial)).toMatchObject({ status: 'Cancelled' });
  });

  test('seats added in the term before may not go back any more once the window after the renewal is over', async () => {
    await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 14 });
    simulator.advance({ days: 30 });
    expect(simulator.subscription(demoIds.contosoBusinessPremium).additions).toEqual([]);
  });
});

describe('a cancellation', () => {
  const cancel = (id: string, cancelDate?: string) =>
    caller.delete(
      `/subscriptions/${id}${cancelDate === undefined ? '' : `?cancelDate=${encodeURIComponent(cancelDate)}`}`,
    );

  test('as of the end of the term is accepted: PendingCancel, then Cancelled', async () => {
    const { status, text } = await cancel(demoIds.contosoBusinessPremium, '2026-12-12T00:00:00.000Z');
    expect([status, text]).toEqual([204, '']);
    expect(await read(demoIds.contosoBusinessPremium)).toMatchObject({
      status: 'PendingCancel',
      endDate: '2026-12-12T00:00:00.000Z',
    });
    simulator.advance({ days: 20 });
    expect(await read(demoIds.contosoBusinessPremium)).toMatchObject({ status: 'Cancelled' });
  });

  test('before the end of the term is refused, without a date it means that end', async () => {
    expect((await cancel(demoIds.contosoBusinessPremium, '2026-12-01T00:00:00.000-05:00')).status).toBe(422);
    expect((await cancel(demoIds.contosoBusinessPremium)).status).toBe(204);
    expect((await read(demoIds.contosoBusinessPremium)).endDate).toBe('2026-12-12T00:00:00.000Z');
  });

  test('is immediate in the window and without a commitment', async () => {
    expect((await cancel(demoIds.northwindBusinessStandard)).status).toBe(204);
    expect((await cancel(demoIds.contosoBackup)).status).toBe(204);
    expect(await read(demoIds.contosoBackup)).toMatchObject({ status: 'Cancelled' });
  });

  test('is refused in the last 24 hours, for the past, twice, and for a day without a time', async () => {
    expect((await cancel(demoIds.wideWorldLocked)).status).toBe(422);
    expect((await cancel(demoIds.contosoBackup, '2026-01-01T00:00:00Z')).status).toBe(422);
    expect((await cancel(demoIds.litwareCancelled)).status).toBe(422);
    expect((await cancel(demoIds.contosoBackup, '2026-12-12')).status).toBe(400);
    expect((await cancel('none')).status).toBe(404);
  });
});

test('a month after the 31st is the last day of a shorter month', () => {
  expect(addMonths(Date.UTC(2027, 0, 31), 1)).toBe(Date.UTC(2027, 1, 28));
  expect(addMonths(Date.UTC(2028, 1, 29), 12)).toBe(Date.UTC(2029, 1, 28));
  expect(addMonths(Date.UTC(2026, 11, 12), -12)).toBe(Date.UTC(2025, 11, 12));
});

describe('a term that ends otherwise', () => {
  const premium = demoIds.contosoBusinessPremium;
  const ends = async (atTermEnd: 'service-term' | 'service-term-successor' | 'successor' | 'monthly') => {
    simulator.patch(premium, { price: 22, partnerCost: 18.48, atTermEnd });
    simulator.advance({ days: 20 });
    const { body } = await caller.get(`/subscriptions?companyId=${demoIds.contoso}&size=200`);
    const { productId } = await read(premium);
    const others = (body.content as Json[]).filter(
      (row) => row.productId === productId && row.id !== premium,
    );
    return { old: await read(premium), others };
  };

  // https://learn.microsoft.com/partner-center/customers/extended-service-terms
  test('goes on by the month at 23% more, with fixed seats, and every month again', async () => {
    const { old } = await ends('service-term');
    expect(old).toMatchObject({
      ...{ status: 'Active', price: 27.06, partnerCost: 22.73, billingTerm: 'Monthly' },
      commitment: { term: 'Monthly', endDate: '2027-01-12T00:00:00.000Z' },
    });
    for (const quantity of [11, 13])
      expect((await caller.put(`/subscriptions/${premium}`, { quantity })).status).toBe(422);
    simulator.advance({ days: 40 });
    expect(await read(premium)).toMatchObject({
      ...{ price: 27.06, commitment: { term: 'Monthly', endDate: '2027-02-12T00:00:00.000Z' } },
    });
  });
  test('of a year paid at once is a twelfth of its price a month', async () => {
    simulator.patch(premium, { billingTerm: 'Annual', price: 264 });
    simulator.patch(premium, { atTermEnd: 'service-term' });
    simulator.advance({ days: 20 });
    expect(await read(premium)).toMatchObject({ billingTerm: 'Monthly', price: 27.06 });
  });
  test('goes on as a new subscription with another id', async () => {
    const { old, others } = await ends('successor');
    expect(old).toMatchObject({ status: 'Cancelled', endDate: '2026-12-12T00:00:00.000Z' });
    expect(others).toMatchObject([{ status: 'Active', quantity: 12, createdDate: '2026-12-12', price: 22 }]);
    expect((await read(others[0]?.id)).commitment).toMatchObject({ term: '1-Year' });
  });
  test('goes on as a service term that is a subscription of its own', async () => {
    const { others } = await ends('service-term-successor');
    expect(others).toMatchObject([{ price: 27.06, billingTerm: 'Monthly' }]);
    expect((await read(others[0]?.id)).commitment).toMatchObject({ term: 'Monthly' });
  });
  test('goes on by the month, at the price of a monthly term', async () => {
    const { old } = await ends('monthly');
    expect(old).toMatchObject({ price: 26.4, commitment: { term: 'Monthly' } });
    expect((await caller.put(`/subscriptions/${premium}`, { quantity: 13 })).status).toBe(200);
  });
});

test('a trial that converts becomes a paid year under its own id', async () => {
  simulator.advance({ days: 60 });
  const trial = await read(demoIds.fourthCoffeeTrial);
  expect(trial).toMatchObject({
    status: 'Converted',
    billingTerm: 'Monthly',
    commitment: { term: '1-Year' },
  });
  expect(trial.endDate).toBeUndefined();
});

test('an add-on names the subscription that it belongs to', async () => {
  const parentSubscriptionId = demoIds.contosoBusinessPremium;
  simulator.patch(demoIds.contosoBackup, { parentSubscriptionId });
  expect(await read(demoIds.contosoBackup)).toMatchObject({ parentSubscriptionId });
  expect(await read(parentSubscriptionId)).not.toHaveProperty('parentSubscriptionId');
});
