import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Marketplace } from '../../../src/core/marketplace/marketplace.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { judgeOrder, partsToJudge } from '../../../src/workflows/changes/order-kind.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { type Judging, judgeRequest, policyFor } from '../../../src/workflows/people/policy.ts';
import { ann, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { orderLine, orderWanted } from '../../samples/order.ts';

let bot: RunningBot;
let context: Context;
let subscription: Subscription;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  context = bot.app.context;
  const read = await context.marketplace.subscription(demoIds.contosoBusinessPremium, 'person');
  if (read === null) throw new Error('the demo has no such subscription');
  subscription = read;
});
afterEach(() => bot.stop());

const person = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
const judged = (more: Partial<Judging> = {}, marketplace: Partial<Marketplace> = {}) =>
  judgeRequest(
    { ...context, marketplace: { ...context.marketplace, ...marketplace } },
    {
      person,
      companyId: subscription.companyId,
      companyName: 'Contoso',
      wanted: { kind: 'seats', from: 12, to: 15, askedTo: null, afterTermEnd: null },
      subscription,
      ...more,
    },
  );
const save = async (changed: Partial<Policy>) => {
  const { version } = await policyFor(context, tenant);
  await context.memory.policies.save(tenant, { ...firstPolicy, ...changed }, version, person, 1);
};
const above = { approval: 'above', share: 500 } as const;
const ofAcronis = { companies: [], products: [], vendors: ['Acronis'] };

describe('judging a wanted change', () => {
  test('goes by the first policy, version 0, until one is saved', async () => {
    expect(await judged()).toEqual({
      verdict: { kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'always' }] },
      policyVersion: 0,
      policy: firstPolicy,
    });
    await save(above);
    expect(await judged()).toMatchObject({ verdict: { kind: 'allowed' }, policyVersion: 1 });
  });

  test('goes by the role for this company', async () => {
    await save(above);
    const grant = { role: 'viewer', companies: [subscription.companyId] } as const;
    await context.memory.roles.grant(person, grant, person, 1);
    expect((await judged()).verdict).toEqual({ kind: 'refused', because: { kind: 'role', role: 'viewer' } });
    expect((await judged({ companyId: 'another' })).verdict).toEqual({ kind: 'allowed' });
  });

  test('counts the requests of the last hour, but not the one that is looked at again', async () => {
    await save({ limits: { seatsPerRequest: 300, requestsPerHour: 1 } });
    await bot.ask('add 3 seats of Business Premium for Contoso');
    const because = { kind: 'requests-per-hour', limit: 1 };
    expect((await judged()).verdict).toEqual({ kind: 'refused', because });
    expect((await judged({ alreadyAsked: true })).verdict).toMatchObject({ kind: 'needs-approval' });
    bot.simulator.advance({ ms: 60 * 60 * 1000 + 1 });
    expect((await judged()).verdict).toMatchObject({ kind: 'needs-approval' });
  });

  test('takes an order with a commitment and a price of 0 for one whose price is not known', async () => {
    await save({ approval: 'above', amount: { amount: '100', currency: 'USD' } });
    const order = (commitmentTerm: string | null, partnerCost: number | null) => {
      const line = { seats: 3, billingTerm: 'Annual', commitmentTerm, commitmentTermId: commitmentTerm };
      const productName = 'Google Workspace Business Starter';
      const wanted = orderWanted({ ...line, productName, price: 0, partnerCost });
      const { companyId } = subscription;
      return judgeOrder(
        context,
        { person, companyId, companyName: 'Contoso' },
        partsToJudge({ id: 'o1', companyId }, wanted, 'USD'),
      );
    };
    const unknown = { kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'price-unknown' }] };
    expect((await order('1-Year', 0)).verdict).toEqual(unknown);
    expect((await order(null, 5)).verdict).toEqual(unknown);
    // A year that is billed in advance is never free; only what is billed by use has a price of 0.
    expect((await order(null, 0)).verdict).toEqual(unknown);
  });

  test('takes an order of two products as a whole: two below the limit may be above it together', async () => {
    await save({ approval: 'above', amount: { amount: '100', currency: 'USD' } });
    const { companyId } = subscription;
    const judgedWith = async (price: number, billingTerm = 'Monthly') => {
      const second = orderLine({ productId: 'p8', seats: 3, price, partnerCost: 1, billingTerm });
      const lines = [orderLine({ seats: 3, price: 25, partnerCost: 20 }), second] as const;
      const parts = partsToJudge({ id: 'o1', companyId }, orderWanted({}, { lines }), 'USD');
      return (await judgeOrder(context, { person, companyId, companyName: 'Contoso' }, parts)).verdict;
    };
    expect(await judgedWith(8)).toEqual({ kind: 'allowed' });
    expect(await judgedWith(9)).toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({ kind: 'above-amount', amount: { amount: '102.00', currency: 'USD' } }),
      ]),
    });
    // On two terms there is no one amount, and what is unknown counts against the order.
    expect(await judgedWith(8, 'Annual')).toMatchObject({ reasons: [{ kind: 'price-unknown' }] });
  });

  test('asks Pax8 for the vendor only when the policy has a rule about vendors', async () => {
    let asked = 0;
    const product: Marketplace['product'] = async (id, urgency) => {
      asked += 1;
      return context.marketplace.product(id, urgency);
    };
    await save(above);
    await judged({}, { product });
    expect(asked).toBe(0);
    await save({ ...above, alwaysFor: ofAcronis });
    expect((await judged({}, { product })).verdict).toEqual({ kind: 'allowed' });
    expect(asked).toBe(1);
  });

  test('takes a vendor that cannot be read as unknown, which needs approval', async () => {
    await save({ ...above, alwaysFor: ofAcronis });
    const unknown = { kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'vendor-unknown' }] };
    const fails: Marketplace['product'] = async () => Promise.reject(new Error('no answer'));
    expect((await judged({}, { product: fails })).verdict).toEqual(unknown);
    expect((await judged({}, { product: async () => null })).verdict).toEqual(unknown);
  });
});
