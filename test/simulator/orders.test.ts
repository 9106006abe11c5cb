import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commitmentId } from '../../src/simulator/catalogue/dependencies.ts';
import { catalog } from '../../src/simulator/seed/catalog.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator({ now: Date.UTC(2026, 10, 23, 12) });
  caller = await callerOf(simulator);
});
afterEach(() => simulator.stop());

const premium = {
  productId: catalog.businessPremium.id,
  lineItemNumber: 1,
  quantity: 3,
  billingTerm: 'Monthly',
  commitmentTermId: commitmentId(catalog.businessPremium.id, '1-Year'),
};
const free = (productId: string) => ({ productId, lineItemNumber: 1, quantity: 3, billingTerm: 'Monthly' });
const place = async (line: object, companyId: string = demoIds.contoso, query = ''): Promise<Json> =>
  caller.post(`/orders${query}`, { companyId, lineItems: [line] });
const texts = ({ body }: Json): string => JSON.stringify(body.details ?? body);

describe('an order is refused', () => {
  test('when the product requires a commitment and there is none', async () => {
    const answer = await place({ ...premium, commitmentTermId: undefined });
    expect(answer.status).toBe(422);
    expect(texts(answer)).toContain(`Product ${premium.productId} requires commitment`);
  });

  test('with 400 when the commitment is named instead of its id', async () => {
    const answer = await place({ ...premium, commitmentTermId: undefined, commitmentTerm: 'Monthly' });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('field: commitmentTerm');
  });

  test('when the commitment is another product’s', async () => {
    const answer = await place({ ...premium, commitmentTermId: commitmentId(catalog.copilot.id, '1-Year') });
    expect([answer.status, texts(answer)]).toEqual([
      422,
      expect.stringContaining('is not valid for product'),
    ]);
  });

  test('when the company is not active', async () => {
    const answer = await place(premium, demoIds.trey);
    expect([answer.status, texts(answer)]).toEqual([422, expect.stringContaining('is not active')]);
  });

  test('when the billing term is not sold, seats are too many or the date lies ahead', async () => {
    const said = async (over: object) => texts(await place({ ...premium, ...over }));
    expect(await said({ billingTerm: '2-Year' })).toContain('Billing term 2-Year is not available');
    expect(await said({ quantity: 301 })).toContain('exceeds the maximum quantity of 300');
    expect(await said({ provisionStartDate: '2027-01-01T00:00:00Z' })).toContain('future date');
  });

  test('when the parent product is missing, and taken when it stands in the same order', async () => {
    const copilot = {
      ...premium,
      lineItemNumber: 2,
      productId: catalog.copilotBusiness.id,
      commitmentTermId: commitmentId(catalog.copilotBusiness.id, '1-Year'),
    };
    expect(texts(await place(copilot, demoIds.woodgrove))).toContain('requires a parent product');
    const both = {
      companyId: demoIds.woodgrove,
      lineItems: [premium, { ...copilot, parentLineItemNumber: 1 }],
    };
    expect((await caller.post('/orders?isMock=true', both)).status).toBe(200);
  });

  test('when a new tenant is not described, whose details nobody marks as required', async () => {
    const made = await caller.post('/companies', {
      name: 'Relecloud',
      address: { street: '1 Way', city: 'Reno', country: 'US' },
      phone: '1',
      website: 'https://relecloud.example.com',
      billOnBehalfOfEnabled: false,
      selfServiceAllowed: false,
      orderApprovalRequired: false,
      contacts: [
        {
          firstName: 'A',
          lastName: 'B',
          email: 'a@example.com',
          phone: '1',
          types: ['Admin', 'Billing', 'Technical'].map((type) => ({ type, primary: true })),
        },
      ],
    });
    const answer = await place(premium, (made.body as Json).id, '?isMock=true');
    expect(answer.status).toBe(422);
    expect(texts(answer)).toContain('Provisioning detail msCustExists is required');
    const { body } = await caller.get(`/products/${premium.productId}/provision-details`);
    const details = (body as Json).content.map(({ key, possibleValues }: Json) => ({
      key,
      values: [possibleValues?.[0] ?? 'x'],
    }));
    const filled = { ...premium, provisioningDetails: details };
    expect((await place(filled, (made.body as Json).id, '?isMock=true')).status).toBe(200);
    const wrong = { ...premium, provisioningDetails: [{ key: 'msCustExists', values: ['maybe'] }] };
    expect(texts(await place(wrong))).toContain('msCustExists has an invalid value');
  });
});

describe('an order that is taken', () => {
  test('makes a subscription at today’s price that is provisioned after some reads', async () => {
    const { body } = await place(premium);
    const path = `/subscriptions/${body.lineItems[0].subscriptionId}`;
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push(((await caller.get(path)).body as Json).status);
    expect(statuses).toEqual(['PendingAutomated', 'PendingAutomated', 'Active']);
    expect((await caller.get(path)).body).toMatchObject({
      price: 23.1,
      quantity: 3,
      commitment: { id: premium.commitmentTermId, endDate: '2027-11-23T00:00:00.000Z' },
    });
  });

  test('may not know its subscription for some reads', async () => {
    const { body } = await place(free(catalog.inky.id));
    const seen = [body.lineItems[0].subscriptionId];
    for (let n = 0; n < 2; n++)
      seen.push(((await caller.get(`/orders/${body.id}`)).body as Json).lineItems[0].subscriptionId);
    expect(seen).toEqual([null, null, expect.any(String)]);
  });

  test('of one product stays in provisioning', async () => {
    const { body } = await place(free(catalog.proofpoint.id), demoIds.contoso);
    const path = `/subscriptions?companyId=${demoIds.contoso}&productId=${body.lineItems[0].productId}`;
    for (let n = 0; n < 5; n++)
      expect(((await caller.get(path)).body as Json).content).toMatchObject([{ status: 'PendingManual' }]);
  });

  test('as a mock touches nothing', async () => {
    const before = simulator.state();
    expect((await place(premium, demoIds.contoso, '?isMock=true')).status).toBe(200);
    expect(simulator.state()).toMatchObject({ subscriptions: before.subscriptions });
    const { body } = await caller.get(`/orders?companyId=${demoIds.contoso}&size=200`);
    await place(premium);
    const after = await caller.get(`/orders?companyId=${demoIds.contoso}&size=200`);
    expect((after.body as Json).content).toHaveLength((body as Json).content.length + 1);
  });
});

describe('prices', () => {
  test('a stale volume plan from 0 stands beside the flat one that holds', async () => {
    const { body } = await caller.get(`/products/${catalog.businessBasic.id}/pricing`);
    const yearly = (body as Json).content.filter(
      ({ billingTerm, commitmentTerm }: Json) => billingTerm === 'Monthly' && commitmentTerm === '1-Year',
    );
    expect(
      yearly.map(({ type, rates }: Json) => [
        type,
        rates[0].startQuantityRange,
        rates[0].suggestedRetailPrice,
      ]),
    ).toEqual([
      ['Volume', 0, 6.3],
      ['Flat', 1, 7.35],
    ]);
  });

  test('a term that began before the rise pays the old price until it renews', async () => {
    const { body } = await caller.get(
      `/subscriptions?companyId=${demoIds.fabrikam}&productId=${catalog.businessBasic.id}`,
    );
    const [{ id, price }] = (body as Json).content;
    expect(price).toBe(6.3);
    simulator.advance({ days: 61 });
    expect(simulator.subscription(id).price).toBe(7.35);
  });
});
