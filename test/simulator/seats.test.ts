import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

const now = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator({ now, tokenSeconds: 100_000_000 });
  caller = await callerOf(simulator);
});
afterEach(() => simulator.stop());

const setSeats = (id: string, quantity: unknown) => caller.put(`/subscriptions/${id}`, { quantity });
const seats = (id: string) => simulator.subscription(id).quantity;

describe('more seats', () => {
  test('are accepted in the middle of a term', async () => {
    const { status, body } = await setSeats(demoIds.contosoBusinessPremium, 15);
    expect(status).toBe(200);
    expect(body).toMatchObject({ quantity: 15, price: 23.1, partnerCost: 19.4 });
    expect(seats(demoIds.contosoBusinessPremium)).toBe(15);
  });

  test('are accepted in the last 24 hours of a term: no source says that Pax8 refuses them', async () => {
    expect((await setSeats(demoIds.wideWorldLocked, 34)).status).toBe(200);
  });

  test('are refused when cancelled', async () => {
    expect((await setSeats(demoIds.litwareCancelled, 23)).status).toBe(422);
  });

  test('are refused beyond 300 of a Business product', async () => {
    expect((await setSeats(demoIds.contosoBusinessPremium, 301)).status).toBe(422);
    expect((await setSeats(demoIds.contosoBusinessPremium, 300)).status).toBe(200);
  });
});

test('by a setting a change of seats moves the start date and no other, as Pax8’s example of a history has it', async () => {
  const id = demoIds.contosoBusinessPremium;
  const { startDate, createdDate } = simulator.subscription(id);
  await setSeats(id, 13);
  expect(simulator.subscription(id)).toMatchObject({ startDate, createdDate });
  simulator.set({ seatsMoveStart: true });
  await setSeats(id, 14);
  const { history, ...moved } = simulator.subscription(id);
  expect(moved).toMatchObject({ startDate: moved.updatedDate, createdDate });
  expect(history.map((record) => [record.quantity, record.startDate])).toEqual([
    [14, moved.startDate],
    [13, startDate],
    [12, startDate],
  ]);
});

describe('fewer seats', () => {
  test('are refused in the last 24 hours of a term', async () => {
    const { status, body } = await setSeats(demoIds.wideWorldLocked, 32);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: 'UNPROCESSABLE_ENTITY',
      details: [{ message: expect.stringContaining('24 hours') }],
    });
    expect(seats(demoIds.wideWorldLocked)).toBe(33);
  });

  test('are refused in the middle of a term, without the envelope', async () => {
    const { status, body } = await setSeats(demoIds.contosoBusinessPremium, 11);
    expect(status).toBe(422);
    expect(body).toEqual({ errors: ['Quantity decrease is not permitted during the commitment term'] });
    expect(seats(demoIds.contosoBusinessPremium)).toBe(12);
  });

  test('are accepted within 168 hours of purchase, and not after', async () => {
    expect((await setSeats(demoIds.litwareNew, 10)).status).toBe(200);
    const bought = simulator.subscription(demoIds.litwareNew).termStart;
    simulator.setNow(bought + 168 * hour - 60_000);
    expect((await setSeats(demoIds.litwareNew, 9)).status).toBe(200);
    simulator.setNow(bought + 168 * hour);
    expect((await setSeats(demoIds.litwareNew, 8)).status).toBe(422);
  });

  test('are accepted within 168 hours of a renewal', async () => {
    expect((await setSeats(demoIds.northwindBusinessStandard, 20)).status).toBe(200);
  });

  test('added in mid-term may go back, up to that number, within their own 168 hours', async () => {
    expect((await setSeats(demoIds.tailwindBusinessPremium, 34)).status).toBe(422);
    expect((await setSeats(demoIds.tailwindBusinessPremium, 37)).status).toBe(200);
    expect((await setSeats(demoIds.tailwindBusinessPremium, 34)).status).toBe(422);
    simulator.advance({ days: 5, ms: 60_000 });
    expect((await setSeats(demoIds.tailwindBusinessPremium, 36)).status).toBe(422);
  });

  test('just added may go back as far as they were added', async () => {
    await setSeats(demoIds.contosoBusinessPremium, 15);
    expect((await setSeats(demoIds.contosoBusinessPremium, 11)).status).toBe(422);
    expect((await setSeats(demoIds.contosoBusinessPremium, 12)).status).toBe(200);
    expect((await setSeats(demoIds.contosoBusinessPremium, 11)).status).toBe(422);
  });

  test('of a monthly commitment follow the same rule with its own end', async () => {
    expect((await setSeats(demoIds.fabrikamBusinessPremiumMonthly, 5)).status).toBe(422);
    simulator.advance({ days: 11 });
    expect((await setSeats(demoIds.fabrikamBusinessPremiumMonthly, 5)).status).toBe(200);
  });

  test('of a product without commitment are accepted at any time', async () => {
    expect((await setSeats(demoIds.contosoBackup, 1)).status).toBe(200);
  });
});

describe('a PUT', () => {
  test('passes through PendingAutomated for as many reads as were asked for', async () => {
    const id = demoIds.contosoBusinessPremium;
    const status = async () => ((await caller.get(`/subscriptions/${id}`)).body as Json).status;
    expect((await setSeats(id, 13)).body).toMatchObject({ status: 'PendingAutomated' });
    expect([await status(), await status(), await status()]).toEqual([
      'PendingAutomated',
      'PendingAutomated',
      'Active',
    ]);
    simulator.set({ provisioningReads: 0 });
    expect((await setSeats(id, 14)).body).toMatchObject({ status: 'Active' });
  });

  test('is provisioned by reads of the list as well', async () => {
    await setSeats(demoIds.contosoBusinessPremium, 13);
    const read = async () => ((await caller.get('/subscriptions')).body as Json).content[0].status;
    expect([await read(), await read(), await read()]).toEqual([
      'PendingAutomated',
      'PendingAutomated',
      'Active',
    ]);
  });

  test('is refused when it names none of the four fields', async () => {
    const { status, body } = await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, {
      partnerCost: 1,
    });
    expect(status).toBe(422);
    expect((body as Json).details[0].message).toMatch(/^At least one of/);
  });

  test.each([0, -1, 1.5, '12', null])('is refused for %p seats', async (quantity) => {
    const { status, body } = await setSeats(demoIds.contosoBusinessPremium, quantity);
    expect(status).toBe(400);
    expect((body as Json).message).toContain('field: quantity');
  });

  test('takes over every writable field that is sent', async () => {
    const id = demoIds.contosoBusinessPremium;
    const { status } = await caller.put(`/subscriptions/${id}`, {
      quantity: 13,
      price: 1,
      partnerCost: 2,
      currencyCode: 'GBP',
      startDate: '2020-01-01T00:00:00Z',
      endDate: '2030-01-01',
      id: 'ignored',
      status: 'Cancelled',
    });
    expect(status).toBe(200);
    expect(simulator.subscription(id)).toMatchObject({
      id,
      quantity: 13,
      price: 1,
      partnerCost: 2,
      currencyCode: 'GBP',
      startDate: Date.UTC(2020, 0, 1),
      endDate: Date.UTC(2030, 0, 1),
      status: 'PendingAutomated',
    });
  });

  test('may not change the billing term of a commitment', async () => {
    const { status, body } = await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, {
      billingTerm: 'Annual',
    });
    expect(status).toBe(422);
    expect((body as Json).errors).toHaveLength(1);
  });

  test('of an unknown subscription is 404, a broken body 400', async () => {
    expect((await caller.put('/subscriptions/none', { quantity: 1 })).status).toBe(404);
    expect((await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, [])).status).toBe(400);
  });
});

describe('the history', () => {
  const history = async (id: string): Promise<Json> =>
    ((await caller.get(`/subscriptions/${id}/history`)).body as Json).content;

  test('holds the subscription itself before any change', async () => {
    expect(await history(demoIds.contosoBusinessPremium)).toMatchObject([{ quantity: 12, status: 'Active' }]);
  });

  test('gets a record for each change, the newest first, and none for a refusal', async () => {
    const id = demoIds.contosoBusinessPremium;
    await setSeats(id, 15);
    await setSeats(id, 16);
    await setSeats(id, 2);
    await setSeats(id, 16);
    const records = await history(id);
    expect(records.map(({ quantity }: Json) => quantity)).toEqual([16, 15, 12]);
    expect(records[0]).toMatchObject({
      id,
      status: 'PendingAutomated',
      updatedDate: expect.stringMatching(/-0600$/),
    });
    expect(records[2]).not.toHaveProperty('updatedDate');
  });

  test('shows seats that were added two days ago', async () => {
    const [added, before] = await history(demoIds.tailwindBusinessPremium);
    expect([before.quantity, added.quantity]).toEqual([35, 40]);
    expect(Math.round((now - Date.parse(added.updatedDate)) / hour)).toBe(48);
  });
});

// https://github.com/pax8labs/pax8-cli/issues/363
test('seats added without what the vendor asks for wait for details', async () => {
  const { content } = (await caller.get('/subscriptions?size=200')).body as Json;
  const { id, quantity } = content.find(({ productId }: Json) => productId === catalog.proofpoint.id);
  const status = async (body: Json) => {
    await caller.put(`/subscriptions/${id}`, body);
    simulator.set({ provisioningReads: 0 });
    for (let read = 0; read < 3; read += 1) await caller.get(`/subscriptions/${id}`);
    return ((await caller.get(`/subscriptions/${id}`)).body as Json).status;
  };
  expect(await status({ quantity: quantity + 2 })).toBe('WaitingForDetails');
  const provisioningDetails = [{ key: 'newUsers', values: ['ann@contoso.example'] }];
  simulator.patch(id, { status: 'Active' });
  expect(await status({ quantity: quantity + 4, provisioningDetails })).toBe('Active');
});

describe('another vendor', () => {
  const google = () => {
    const { id, productId } = simulator.subscription(demoIds.googleStarter);
    return {
      id,
      says: (commitments: Record<string, unknown>) =>
        simulator.patchProduct(productId, { shows: { commitments } }),
    };
  };
  const day = 24 * hour;
  const end = () => simulator.subscription(google().id).commitment?.endDate ?? 0;

  test('takes seats back by its own flags: never, at any time, or around its renewal', async () => {
    const { id, says } = google();
    expect((await setSeats(id, 15)).status).toBe(422);
    says({ allowForQuantityDecrease: true });
    expect((await setSeats(id, 15)).status).toBe(200);
    says({ renewalWindowDaysBeforeTermEnd: 30, renewalWindowDaysAfterTermEnd: 14 });
    expect((await setSeats(id, 14)).status).toBe(422);
    simulator.setNow(end() - hour);
    expect((await setSeats(id, 14)).status).toBe(200);
    simulator.setNow(end() + 13 * day);
    expect((await setSeats(id, 13)).status).toBe(200);
    simulator.advance({ days: 1 });
    expect((await setSeats(id, 12)).status).toBe(422);
  });
  test('has no seven days: flags that are not sent allow nothing', async () => {
    const { id, says } = google();
    says({ allowForQuantityIncrease: undefined, allowForQuantityDecrease: undefined });
    for (const quantity of [15, 17]) expect((await setSeats(id, quantity)).status).toBe(422);
    simulator.patch(id, { termStart: now - hour });
    expect((await setSeats(id, 15)).status).toBe(422);
  });
  test('shows no change while a renewal takes its time', async () => {
    simulator.set({ renewalMs: 24 * hour });
    const { id, says } = google();
    says({ allowForQuantityDecrease: true });
    simulator.setNow(end() + hour);
    expect((await setSeats(id, 15)).status).toBe(422);
  });
  test('ends early only when its flag says so', async () => {
    const { id, says } = google();
    const cancel = (date?: number) =>
      caller.delete(
        `/subscriptions/${id}${date === undefined ? '' : `?cancelDate=${new Date(date).toISOString()}`}`,
      );
    expect((await cancel(now + day)).status).toBe(422);
    says({ allowForEarlyCancellation: true });
    expect((await cancel(now + day)).status).toBe(204);
    expect(simulator.subscription(id).endDate).toBe(now + day);
  });
});
