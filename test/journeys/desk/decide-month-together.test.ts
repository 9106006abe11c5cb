import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { policyFor } from '../../../src/workflows/people/policy.ts';
import { type Choice, saveChoices } from '../../../src/workflows/renewals/decide-month.ts';
import { until } from '../../harness/bot-process.ts';
import { button, buttons, read } from '../../harness/cards.ts';
import { ann, bo, channel, cy, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * What a month's list asks for when Pax8 fails between two rows, when two people save at the same moment, and when its lines are of
 * companies with approvers of their own.
 */

const office = channel('office');
let bot: RunningBot;
let rows: readonly string[];
beforeEach(async () => {
  bot = await startBot({ simulator: { now: Date.UTC(2026, 10, 24, 8, 0) } });
  await bot.loaded();
  await say('decide the renewals of the next 60 days');
  const list = bot.connector.messages(office).at(-1);
  rows = (button(list?.card ?? {}, 'Save').data as Readonly<{ rows: readonly string[] }>).rows;
});
afterEach(() => bot.stop());

const say = (text: string, as: Somebody = ann, mentions: readonly Somebody[] = []) =>
  bot.connector.say(text, { as, in: office, mentions });
const personOf = ({ name, aadObjectId = '' }: Somebody) => ({
  tenantId: tenant,
  objectId: aadObjectId,
  name,
});
const place = async (as: Somebody) => {
  const conversation = await bot.app.context.memory.conversations.get(tenant, office.id);
  if (conversation === null) throw new Error('the place is not known');
  return { person: personOf(as), conversation };
};
const save = async (choices: readonly Choice[], as: Somebody = ann, context: Context = bot.app.context) =>
  saveChoices(context, choices, { purpose: 'They asked for it', ticket: null }, await place(as));
const plan = (subscriptionId = '', seats = 1): Choice => ({ kind: 'plan', subscriptionId, seats });
const cancel = (subscriptionId = ''): Choice => ({ kind: 'cancel', subscriptionId });
/** Pax8 with something that happens before a subscription is read. */
const reading = (before: (id: string) => Promise<void>): Context => {
  const { context } = bot.app;
  const { marketplace } = context;
  return {
    ...context,
    marketplace: {
      ...marketplace,
      subscription: async (id, urgency) => {
        await before(id);
        return marketplace.subscription(id, urgency);
      },
    },
  };
};
const pending = () => bot.app.context.memory.changes.inStates(tenant, ['pending']);
const of = async (id = ''): Promise<Change | undefined> =>
  (await pending()).find(({ subscriptionId }) => subscriptionId === id);
const cardsIn = (where: Parameters<typeof bot.connector.messages>[0]) =>
  bot.connector.messages(where).filter(({ card }) => /^Renewals · /.test(read(card)));
const companyOf = (id = '') => {
  const held = bot.app.context.portfolio.current();
  const companyId = held?.subscriptions.get(id)?.companyId ?? '';
  return { companyId, companyName: held?.companies.get(companyId)?.name ?? '' };
};
/** A row of another company than the first. */
const elsewhere = () => rows.find((id) => companyOf(id).companyId !== companyOf(rows[0]).companyId) ?? '';

test('a row that could not be read keeps back neither the others nor their card', async () => {
  const [first, second, third] = rows;
  const failing = reading(async (id) => {
    if (id === second) throw new Error('Pax8 is away');
  });
  const saved = await save([plan(first), plan(second), plan(third)], ann, failing);
  expect(saved).toMatchObject({ asked: 2, not: [{ because: { kind: 'refused' } }] });
  expect(await of(second)).toBeUndefined();
  expect(cardsIn(office)).toHaveLength(1);
  expect(buttons(cardsIn(office)[0]?.card ?? {})).toContain('Approve all');
});

test('of two plans at the same moment the first stays, and the second takes it not back', async () => {
  let faster = false;
  const slow = reading(async () => {
    if (faster) return;
    faster = true;
    expect(await save([plan(rows[0], 2)])).toMatchObject({ asked: 1 });
  });
  const saved = await save([plan(rows[0], 1)], bo, slow);
  expect(saved).toMatchObject({ asked: 0, not: [{ because: { kind: 'decided' } }] });
  expect(await pending()).toMatchObject([{ wanted: { to: 2 }, requestedBy: { name: ann.name } }]);
});

test('of two cancellations at the same moment the first stays, and what else the second asks for has its card', async () => {
  let faster = false;
  const slow = reading(async () => {
    if (faster) return;
    faster = true;
    await save([cancel(rows[3])]);
  });
  await save([cancel(rows[3]), plan(rows[4])], cy, slow);
  const [first, second] = [await of(rows[3]), await of(rows[4])];
  expect(first?.requestedBy.name).toBe(ann.name);
  expect(second?.requestedBy.name).toBe(cy.name);
  const ids = cardsIn(office).map(({ card }) => button(card ?? {}, 'Approve all').data.id);
  expect(ids).toContain(first?.bundle?.id);
  expect(ids).toContain(second?.bundle?.id);
});

test('each line is shown to who approves for its company, and they decide that one alone', async () => {
  const [mine, other] = [rows[0], elsewhere()];
  await say(`grant approver to @Cy Castle for ${companyOf(mine).companyName}`, bo, [cy]);
  await bot.connector.say('help', { as: cy, in: personal(cy) });
  await save([plan(mine), plan(other)]);
  await until(() => cardsIn(personal(cy)).length > 0);
  const [card] = cardsIn(personal(cy));
  expect(read(card?.card ?? null)).toContain(companyOf(mine).companyName);
  expect(read(card?.card ?? null)).not.toContain(companyOf(other).companyName);
  const { verb, data } = button(card?.card ?? {}, 'Approve all');
  const approved = await bot.connector.press(verb, data, {
    ...{ as: cy, in: personal(cy), messageId: card?.messageId ?? '' },
  });
  expect(read(approved.card)).toMatch(/Planned/);
  expect(read(approved.card)).not.toContain(companyOf(other).companyName);
  expect(await pending()).toMatchObject([{ subscriptionId: other }]);
  expect(buttons(cardsIn(office)[0]?.card ?? {})).toContain('Approve all');
});

test('a line with named approvers says who they are, and reaches them; one that nobody can approve keeps back no other', async () => {
  const [mine, other] = [rows[0], elsewhere()];
  const { context } = bot.app;
  await say('grant approver to @Cy Castle', bo, [cy]);
  await bot.connector.say('help', { as: cy, in: personal(cy) });
  const name = async (who: Somebody) => {
    const { policy, version } = await policyFor(context, tenant);
    const named = [{ ...companyOf(mine), people: [personOf(who)] }];
    await context.memory.policies.save(tenant, { ...policy, approversFor: named }, version, personOf(bo), 1);
  };
  await name(cy);
  await save([plan(mine), plan(other)]);
  expect(read(cardsIn(office)[0]?.card ?? null)).toMatch(/May approve: Cy Castle/);
  await until(() => cardsIn(personal(cy)).length > 0);

  await name(ann);
  const shown = await context.memory.changes.ofBundle((await of(mine))?.bundle?.id ?? '');
  const { verb, data } = button(cardsIn(office)[0]?.card ?? {}, 'Approve all');
  const messageId = cardsIn(office)[0]?.messageId ?? '';
  const approved = await bot.connector.press(verb, data, { as: bo, in: office, messageId });
  expect(read(approved.card)).toMatch(/lets only Ann Archer approve|The policy names who may approve/);
  expect(shown).toHaveLength(2);
  expect(await pending()).toMatchObject([{ subscriptionId: mine }]);
});

test('the list of what waits names the company of each line', async () => {
  await save([plan(rows[0]), plan(elsewhere())]);
  await say('pending', bo);
  const list = read(bot.connector.messages(office).at(-1)?.card ?? null);
  expect(list).toContain('2 companies');
  expect(list).toContain(companyOf(rows[0]).companyName);
  expect(list).toContain(companyOf(elsewhere()).companyName);
});
