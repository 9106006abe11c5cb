import { afterEach, beforeEach } from '@jest/globals';
import type { Decision } from '../../../src/core/audit/audit-events.ts';
import type { Change, Wanted } from '../../../src/core/changes/change.ts';
import { plannedAfter, seatsReported } from '../../../src/core/changes/change-facts.ts';
import { begin, markSent, release } from '../../../src/core/changes/change-steps.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import type { Conversation } from '../../../src/core/words/chat.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { decide } from '../../../src/workflows/changes/decide-change.ts';
import { execute } from '../../../src/workflows/changes/execute-change.ts';
import { request } from '../../../src/workflows/changes/request.ts';
import { missPlan, runPlan } from '../../../src/workflows/changes/run-plan.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { until } from '../../harness/bot-process.ts';
import { describe, expect, once, test } from '../../harness/on-dates.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { sampleChange } from '../../samples/change.ts';

const premium = demoIds.contosoBusinessPremium;

let bot: RunningBot;
let context: Context;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  context = bot.app.context;
});
afterEach(() => bot.stop());

const who = (one: Somebody) => ({ tenantId: tenant, objectId: one.aadObjectId ?? '', name: one.name });
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const seats = () => bot.simulator.subscription(premium).quantity;
const termEnd = () => bot.simulator.subscription(premium).commitment?.endDate ?? 0;
const chatOf = (as: Somebody): Conversation => ({
  ...{ tenantId: tenant, id: personal(as).id, serviceUrl: 'https://teams.test/', botId: '28:bot' },
  ...{ botName: 'Pax8 Ops', threadId: null, teamId: null, channelId: null },
  scope: 'personal',
  personId: as.aadObjectId ?? null,
});
const asking = (as: Somebody) => ({
  person: who(as),
  conversation: chatOf(as),
  companyId: demoIds.contoso,
  companyName: 'Contoso',
  subscriptionId: premium,
  productName: null,
  given: { purpose: 'Two have left', ticket: '4711' },
});
const ask = (to: number, as = ann, termEndsAt = termEnd()) =>
  request(context, asking(as), { kind: 'plan', to, termEndsAt });
const asked = async (to: number, as = ann): Promise<Change> => {
  const requested = await ask(to, as);
  if (requested.kind !== 'requested') throw new Error(requested.kind);
  return requested.change;
};
const decided = async (
  change: Change,
  kind: Decision = 'approve',
  as = bo,
  given: Parameters<typeof decide>[4] = {},
) => {
  const outcome = await decide(context, kind, change.id, who(as), given);
  if (outcome === null) throw new Error('no such change');
  return outcome;
};
const planned = async (to: number): Promise<Change> => (await decided(await asked(to))).change;
/** Another plan for the same subscription that was asked for later, and waits for its approval. */
const later = (plan: Change, afterTermEnd: number | null): Change =>
  sampleChange<'pending', Wanted>({
    ...plan,
    ...{ id: 'zzz', version: 1, state: 'pending', requestedAt: plan.requestedAt + 1 },
    wanted: { kind: 'seats', from: 12, to: 8, askedTo: null, afterTermEnd },
  });
/** The term ends, and a day more goes by: the simulator has renewed it. */
const renew = () => bot.simulator.advance({ ms: termEnd() - bot.simulator.now() + 24 * 60 * 60 * 1000 });
const stored = async ({ id }: Change) => (await context.memory.changes.get(id)) as Change;

describe('a plan', () => {
  test('is asked for, waits for its approval and then for the renewal; nothing is sent', async () => {
    const pending = await asked(8);
    expect(pending).toMatchObject({
      state: 'pending',
      wanted: { kind: 'seats', from: 12, to: 8, afterTermEnd: termEnd() },
    });
    expect(pending).toMatchObject({ purpose: 'Two have left', ticket: '4711' });
    const plan = (await decided(pending)).change;
    expect(plan).toMatchObject({ state: 'planned', decided: { by: { name: bo.name } } });
    await carryChangesOn(context, true);
    expect(await runPlan(context, plan)).toEqual(plan);
    expect(puts()).toHaveLength(0);
  });
  test('is refused for what cannot be planned, and the refusal is in the audit', async () => {
    expect(await ask(12)).toMatchObject({ kind: 'refused', request: 'plan', because: { kind: 'same' } });
    expect(await ask(8, ann, 5)).toMatchObject({ kind: 'refused', because: { kind: 'term-moved' } });
    const [entry] = await context.memory.audit.latest(tenant, { limit: 1 });
    expect(entry).toMatchObject({ event: 'change.refused', facts: { what: 'plan', afterTermEnd: 5 } });
  });
  test('and a seat added now are in nobody’s way, but the plan no longer fits then', async () => {
    const plan = await asked(8);
    const more = await request(context, asking(cy), { kind: 'seats', direction: 'add', seats: 1 });
    if (more.kind !== 'requested') throw new Error(more.kind);
    const approved = (await decided(plan)).change;
    bot.simulator.patch(premium, { quantity: 13 });
    await decided(more.change, 'reject');
    renew();
    expect(await runPlan(context, approved)).toMatchObject({
      state: 'stale',
      reason: { kind: 'seats-moved', seats: 13, from: 12, planned: true },
    });
    expect(puts()).toHaveLength(0);
  });
  test('takes the place of the one before it for the same renewal', async () => {
    const [first, second] = [await planned(8), await asked(9, cy)];
    expect(await stored(first)).toMatchObject({
      ...{ state: 'cancelled', decided: { by: { name: cy.name } }, reason: 'replaced' },
    });
    expect(await context.memory.changes.planned(premium)).toEqual([second]);
  });
  once('asked for by many at the same moment is one in the end', async () => {
    await Promise.all([8, 9, 10, 11, 13].map((to) => asked(to)));
    expect(await context.memory.changes.planned(premium)).toHaveLength(1);
  });
  test('falls away when the subscription is cancelled', async () => {
    const plan = await planned(8);
    const requested = await request(context, asking(ann), { kind: 'cancel', at: 'term-end' });
    if (requested.kind !== 'requested') throw new Error(requested.kind);
    const { change } = await decided(requested.change);
    expect(await execute(context, change)).toMatchObject({
      ...{ state: 'applied', found: { kind: 'end', endsAt: termEnd() } },
    });
    await until(async () => (await stored(plan)).state === 'cancelled');
    expect(await stored(plan)).toMatchObject({
      reason: 'not-renewing',
      approvals: [{ person: { name: bo.name } }],
    });
  });
  test('takes the place of one for another hour of the same day', async () => {
    const first = await planned(8);
    const { changes } = context.memory;
    const afterTermEnd =
      Math.floor(termEnd() / 86_400_000) * 86_400_000 + (termEnd() % 86_400_000 === 0 ? 1 : 0);
    await changes.insert(later(first, afterTermEnd));
    renew();
    expect(await runPlan(context, first)).toMatchObject({ state: 'cancelled' });
    expect(puts()).toHaveLength(0);
  });
  test('that was replaced by one not approved is not carried out either', async () => {
    const first = await planned(8);
    const { changes } = context.memory;
    await changes.insert(later(first, plannedAfter(first)));
    renew();
    expect(await runPlan(context, first)).toMatchObject({ state: 'cancelled' });
    expect(puts()).toHaveLength(0);
  });
  once('can be approved for a number between, which is held against the rules for plans', async () => {
    const { change, done } = await decided(await asked(8), 'approve', bo, { seats: 10 });
    expect(done).toBe(true);
    expect(change).toMatchObject({ state: 'planned', wanted: { to: 10, askedTo: 8 } });
  });
  once('can be taken back while it waits, by its requester', async () => {
    const plan = await planned(8);
    expect(await decided(plan, 'cancel', cy)).toMatchObject({ done: false, reason: 'not-requester' });
    expect(await decided(plan, 'cancel', ann)).toMatchObject({ done: true, change: { state: 'cancelled' } });
    renew();
    expect(await runPlan(context, plan)).toMatchObject({ state: 'cancelled' });
    expect(puts()).toHaveLength(0);
  });
});

describe('after the renewal', () => {
  test('a planned decrease is sent once, whoever looks', async () => {
    const plan = await planned(8);
    renew();
    await Promise.all([runPlan(context, plan), runPlan(context, plan), runPlan(context, plan)]);
    const applied = await stored(plan);
    expect([applied.state, seatsReported(applied)]).toEqual(['applied', 8]);
    expect(puts().map(({ body }) => body)).toEqual([{ quantity: 8 }]);
    await runPlan(context, plan);
    expect(puts()).toHaveLength(1);
    const events = (await context.memory.audit.latest(tenant, { limit: 20, about: plan.id })).map(
      ({ event }) => event,
    );
    expect(events.toReversed()).toEqual([
      'change.requested',
      'change.approved',
      'change.plan-begun',
      'change.applied',
    ]);
  });
  test('a planned increase too, and at the price of the new term', async () => {
    const plan = await planned(14);
    renew();
    bot.simulator.patch(premium, { price: 99 });
    expect(await runPlan(context, plan)).toMatchObject({ state: 'applied' });
    expect(seats()).toBe(14);
  });
  test('the policy of the day is asked with the price of the day', async () => {
    const plan = await planned(8);
    renew();
    const two = { ...firstPolicy, twoAbove: { amount: '1', currency: 'USD' } };
    await context.memory.policies.save(tenant, two, 0, who(bo), bot.simulator.now());
    expect(await runPlan(context, plan)).toMatchObject({
      state: 'stale',
      reason: { kind: 'needs-approval', approvers: 2, planned: true },
    });
    expect(puts()).toHaveLength(0);
  });
  test('it waits while another change of the subscription is open', async () => {
    const plan = await planned(8);
    renew();
    const more = await request(context, asking(cy), { kind: 'seats', direction: 'add', seats: 1 });
    if (more.kind !== 'requested') throw new Error(more.kind);
    expect(await runPlan(context, plan)).toEqual(plan);
    await decided(more.change, 'reject');
    expect(await runPlan(context, plan)).toMatchObject({ state: 'applied' });
  });
  test('when the window is over it is out of date, with the reason', async () => {
    const plan = await planned(8);
    renew();
    bot.simulator.advance({ days: 8 });
    expect(await runPlan(context, plan)).toMatchObject({
      state: 'stale',
      reason: { kind: 'refused', because: { kind: 'committed' } },
    });
    expect(puts()).toHaveLength(0);
  });
  once('Pax8’s own refusal ends it, with Pax8’s words', async () => {
    const plan = await planned(8);
    renew();
    const refused = {
      kind: 'refused',
      status: 422,
      text: 'Window closed',
      failure: { kind: 'pax8', trouble: 'refused' },
    } as const;
    const marketplace = { ...context.marketplace, setQuantity: async () => refused };
    expect(await runPlan({ ...context, marketplace }, plan)).toMatchObject({
      ...{ state: 'failed', pax8Text: 'Window closed' },
    });
  });
  once('while Pax8 cannot be reached it is planned again, and then sent', async () => {
    const plan = await planned(8);
    renew();
    const notSent = { kind: 'not-sent', text: '', failure: { kind: 'pax8', trouble: 'busy' } } as const;
    const busy = { ...context.marketplace, setQuantity: async () => notSent };
    const waiting = await runPlan({ ...context, marketplace: busy }, plan);
    expect(waiting).toMatchObject({
      ...{ state: 'planned', waiting: { kind: 'not-sent', failure: { kind: 'pax8', trouble: 'busy' } } },
    });
    let reads = 0;
    const subscription: Context['marketplace']['subscription'] = async (...given) => {
      reads += 1;
      if (reads > 1) throw new Error('down');
      return context.marketplace.subscription(...given);
    };
    const down = { ...context.marketplace, subscription };
    expect(await runPlan({ ...context, marketplace: down }, waiting)).toMatchObject({ state: 'planned' });
    expect(await runPlan(context, plan)).toMatchObject({ state: 'applied' });
    expect(puts()).toHaveLength(1);
  });
  once('an unclear answer is read back, never sent again', async () => {
    const plan = await planned(8);
    renew();
    bot.simulator.faults([{ match: { method: 'PUT' }, fault: 'reset-after' }]);
    expect(await runPlan(context, plan)).toMatchObject({ state: 'applied' });
    await runPlan(context, plan);
    expect(puts()).toHaveLength(1);
  });
  once.each([
    ['released', 0],
    ['claimed', 1],
  ])('left behind when it was %s, it is sent by whoever carries on, once', async (_, steps) => {
    let left = await planned(8);
    renew();
    for (const step of [release, begin].slice(0, steps + 1)) {
      left = step(left, bot.simulator.now()) as Change;
      expect(await context.memory.changes.save(left)).toBe(true);
    }
    await carryChangesOn(context, true);
    const applied = await stored(left);
    expect([applied.state, seatsReported(applied)]).toEqual(['applied', 8]);
    expect(puts()).toHaveLength(1);
  });
  test('left behind after its sending was saved, it is read and never sent again', async () => {
    let left = await planned(8);
    renew();
    const sent = (change: Change, at: number) => (change.state === 'executing' ? markSent(change, at) : null);
    for (const step of [release, begin, sent]) {
      left = step(left, bot.simulator.now()) as Change;
      await context.memory.changes.save(left);
    }
    await carryChangesOn(context, true);
    expect(await stored(left)).toMatchObject({ state: 'needs-check' });
    bot.simulator.advance({ ms: 61 * 60_000 });
    await carryChangesOn(context, true);
    expect(await stored(left)).toMatchObject({ state: 'failed' });
    expect(puts()).toHaveLength(0);
  });
  test('a plan that nobody decided expires like any request', async () => {
    const pending = await asked(8);
    bot.simulator.advance({ days: 3 });
    await carryChangesOn(context, true);
    expect(await stored(pending)).toMatchObject({ state: 'expired' });
  });
  test('what was never done in its time is missed, once, and never sent', async () => {
    const plan = await planned(8);
    const why = { kind: 'window-closed', last: null } as const;
    const missed = await missPlan(context, plan, why);
    expect(missed).toMatchObject({ state: 'failed', reason: why });
    expect(await missPlan(context, plan, { kind: 'not-renewed' })).toEqual(missed);
    renew();
    expect(await runPlan(context, plan)).toEqual(missed);
    expect(puts()).toHaveLength(0);
  });
  test('a plan that nobody approved is not carried out', async () => {
    const pending = await asked(8);
    renew();
    expect(await runPlan(context, pending)).toEqual(pending);
    expect(puts()).toHaveLength(0);
  });
  test('a subscription that was cancelled meanwhile takes its plans with it', async () => {
    const plan = await planned(8);
    bot.simulator.patch(premium, { status: 'Cancelled', endDate: bot.simulator.now() });
    expect(await runPlan(context, plan)).toMatchObject({
      state: 'stale',
      reason: { kind: 'did-not-renew', status: 'Cancelled', endedAt: expect.any(Number) },
    });
  });
});

test('a cancellation for the end of a term that was put to another day is not asked for', async () => {
  const forEnd = termEnd() + 2 * 24 * 60 * 60 * 1000;
  const requested = await request(context, asking(ann), { kind: 'cancel', at: 'term-end', forEnd });
  expect(requested).toMatchObject({
    kind: 'refused',
    request: 'cancel',
    because: { kind: 'term-moved', at: termEnd() },
  });
  expect(await context.memory.changes.ofSubscription(premium, 5)).toEqual([]);
});
