import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf } from './caller.ts';

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator();
  caller = await callerOf(simulator);
  simulator.clearRequests();
});
afterEach(() => simulator.stop());

const addSeats = () => caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 15 });
const seats = () => simulator.subscription(demoIds.contosoBusinessPremium).quantity;

describe('a fault', () => {
  test('reset-before drops the connection with nothing done', async () => {
    simulator.faults([{ fault: 'reset-before' }]);
    await expect(addSeats()).rejects.toThrow();
    expect(seats()).toBe(12);
    expect(simulator.requests()).toMatchObject([{ method: 'PUT', status: null }]);
  });

  test('reset-after drops the connection once the write is applied', async () => {
    simulator.faults([{ fault: 'reset-after' }]);
    await expect(addSeats()).rejects.toThrow();
    expect(seats()).toBe(15);
  });

  test('500-after applies the write and says 500', async () => {
    simulator.faults([{ fault: '500-after' }]);
    expect((await addSeats()).status).toBe(500);
    expect(seats()).toBe(15);
  });

  test.each(['401', '429', '500', '503'] as const)(
    '%s refuses in the envelope with nothing done',
    async (fault) => {
      simulator.faults([{ fault }]);
      const { status, body, headers } = await addSeats();
      expect(status).toBe(Number(fault));
      expect(body).toMatchObject({
        status,
        instance: `/public/v1/subscriptions/${demoIds.contosoBusinessPremium}`,
      });
      expect(headers.has('retry-after')).toBe(false);
      expect(seats()).toBe(12);
    },
  );

  test('429 sends Retry-After when asked to', async () => {
    simulator.faults([{ fault: '429', retryAfter: 7 }]);
    expect((await addSeats()).headers.get('retry-after')).toBe('7');
  });

  test('bad-json sends half of the answer', async () => {
    simulator.faults([{ fault: 'bad-json' }]);
    const { status, text, body } = await caller.get('/companies');
    expect(status).toBe(200);
    expect(text.startsWith('{"content":[')).toBe(true);
    expect(body).toBeNull();
  });

  describe.each([
    [true, 15],
    [false, 12],
  ])('with a write made: %s', (done, left) => {
    test.each([
      ['bad-json', /^\{"id":.*[^}]$/],
      ['html', /^<!doctype html>/],
      ['empty', /^$/],
      ['old-record', /"quantity":12,/],
    ] as const)('%s answers 200 and not with the written record', async (fault, text) => {
      simulator.faults([{ fault, done }]);
      const answered = await addSeats();
      expect([answered.status, seats()]).toEqual([200, left]);
      expect(answered.text).toMatch(text);
    });

    test('a removal is answered 200 with no body, or with what was there', async () => {
      const at = `/companies/${demoIds.contoso}/contacts`;
      for (const [fault, text] of [
        ['empty', /^$/],
        ['old-record', /"firstName":/],
      ] as const) {
        const before = (await caller.get(at)).body.content;
        simulator.faults([{ fault, done, match: { method: 'DELETE' } }]);
        const answered = await caller.delete(`${at}/${before[0].id}`);
        expect(answered).toMatchObject({ status: 200, text: expect.stringMatching(text) });
        expect((await caller.get(at)).body.content).toHaveLength(before.length - (done ? 1 : 0));
      }
    });

    test('old-record answers a creation with an older one of the list', async () => {
      const [older] = (await caller.get(`/orders?companyId=${demoIds.contoso}`)).body.content;
      simulator.faults([{ fault: 'old-record', done }]);
      const { commitment, productId } = simulator.subscription(demoIds.contosoBusinessPremium);
      const line = { productId, lineItemNumber: 1, quantity: 2, billingTerm: 'Monthly' };
      const lineItems = [{ ...line, commitmentTermId: commitment?.id }];
      const before = simulator.state().subscriptions;
      const { status, body } = await caller.post('/orders', { companyId: demoIds.contoso, lineItems });
      expect([status, body]).toEqual([200, older]);
      expect(simulator.state().subscriptions - before).toBe(done ? 1 : 0);
    });
  });

  test('a refusal stays one, whatever would have come instead of the record', async () => {
    for (const fault of ['html', 'empty', 'old-record'] as const) {
      simulator.faults([{ fault }]);
      const refused = await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: -1 });
      expect(refused).toMatchObject({ status: 400, body: { status: 400 } });
    }
  });

  test('hang never answers', async () => {
    simulator.faults([{ fault: 'hang', match: { path: '/v1/hang' } }]);
    const waiting = fetch(`${simulator.url}/hang`);
    await caller.get('/companies');
    await simulator.stop();
    await expect(waiting).rejects.toThrow();
    simulator = await startSimulator();
  });

  test('slow answers later, after others have been answered', async () => {
    simulator.faults([{ fault: 'slow', ms: 1000, match: { path: '/v1/products' } }]);
    const order: string[] = [];
    const slow = caller.get('/products').then(() => order.push('slow'));
    await caller.get('/companies').then(() => order.push('quick'));
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });

  test('strikes only what it matches, by method and by the beginning of the path, as often as it says', async () => {
    simulator.faults([{ match: { method: 'get', path: '/v1/companies' }, times: 2, fault: '503' }]);
    expect((await addSeats()).status).toBe(200);
    const statuses = [];
    for (const path of ['/companies', '/products', `/companies/${demoIds.contoso}`, '/companies'])
      statuses.push((await caller.get(path)).status);
    expect(statuses).toEqual([503, 200, 503, 200]);
  });

  test('may match by a regular expression', async () => {
    simulator.faults([{ match: { path: '^/v1/subscriptions/[^/]+/history$' }, fault: '500' }]);
    expect((await caller.get('/subscriptions')).status).toBe(200);
    expect((await caller.get(`/subscriptions/${demoIds.contosoBusinessPremium}/history`)).status).toBe(500);
  });
});
