import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { release } from '../../../src/core/changes/change-steps.ts';
import { execute } from '../../../src/workflows/changes/execute-change.ts';
import { button, read } from '../../harness/cards.ts';
import {
  ann,
  bo,
  channel,
  cy,
  type Place,
  person,
  personal,
  type Somebody,
  tenant,
} from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * The policy names who alone approves for a company. It holds for admins too, at the press and when a change is sent; nobody else's
 * approval counts, and a request that none of them can approve says so.
 */

const office = channel('office');
const di = person('Di Dune');
let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ overrides: { jobs: [] } });
  for (const who of [cy, di]) bot.connector.knows(who);
  await bot.loaded();
});
afterAll(() => bot.stop());

const lastIn = async (place: Place, text: string, as: Somebody, mentions: readonly Somebody[] = []) => {
  const before = bot.connector.messages(place).length;
  const { status } = await bot.connector.say(text, { as, in: place, mentions });
  expect(status).toBe(200);
  return bot.connector.messages(place).slice(before)[0];
};
const say = async (text: string, as: Somebody = bo, mentions: readonly Somebody[] = []) =>
  read((await lastIn(office, text, as, mentions))?.card ?? null);
const asked = async (as: Somebody, sentence = 'add 3 seats of Business Premium for Contoso') => {
  const sent = await lastIn(personal(as), sentence, as);
  const messageId = sent?.messageId ?? '';
  const { data } = button(sent?.card ?? {}, 'Cancel request');
  const press = (verb: string, by: Somebody) =>
    bot.connector
      .press(verb, data, { as: by, in: personal(as), messageId })
      .then((answer) => read(answer.card));
  return { press, card: read(sent?.card ?? null), id: String(data.id) };
};

test('only who is named approves for a company, admins neither; the card says who', async () => {
  expect(await say('approver for Contoso is @Cy Castle', bo, [cy])).toMatch(
    /Cy Castle is no approver for Contoso/,
  );
  await say('grant approver to @Cy Castle', bo, [cy]);
  await say('grant approver to @Di Dune', bo, [di]);
  expect(await say('approver for Contoso is @Cy Castle', ann, [cy])).toMatch(/needs the role admin/);
  expect(await say('approver for Nosuch is @Cy Castle', bo, [cy])).toMatch(/not a company at Pax8/);
  expect(await say('approver for Contoso is @Cy Castle', bo, [cy])).toMatch(
    /Only Cy Castle may approve for Contoso/,
  );
  expect(await say('approvers', ann)).toMatch(/Contoso +Cy Castle/);
  expect(await say('policy', ann)).toMatch(/For Contoso: only Cy Castle/);

  const { press, card, id } = await asked(ann);
  expect(card).toMatch(/May approve: Cy Castle/);
  for (const other of [bo, di])
    expect(await press('approve', other)).toMatch(/The policy names who may approve/);
  expect(await press('reject', di)).toMatch(/The policy names who may approve/);
  const denied = await bot.app.context.memory.audit.latest(tenant, { limit: 10, about: id });
  expect(denied.map(({ event }) => event)).toContain('change.approve-denied.not-named');
  expect(await press('approve', cy)).toMatch(/Approved by Cy Castle/);
});

test('a request that nobody named can approve says so, with the ways out, and a deputy is one', async () => {
  const { press, card } = await asked(cy);
  expect(card).toMatch(/lets only Cy Castle approve for this company/);
  await press('cancel-request', cy);
  await say('@Ann Archer stands in for @Cy Castle until Friday', bo, [ann, cy]);
  const second = await asked(di);
  expect(await second.press('approve', bo)).toMatch(/The policy names who/);
  expect(await second.press('approve', ann)).toMatch(/Approved by Ann Archer for Cy Castle/);
});

test('what was approved before others were named is not sent', async () => {
  const { memory } = bot.app.context;
  const plan = await asked(ann, 'remove 2 seats of Business Premium for Contoso at the renewal');
  expect(await plan.press('approve', cy)).toMatch(/Approved by Cy Castle/);
  await say('approvers for Contoso are @Di Dune', bo, [di]);
  const planned = await memory.changes.get(plan.id);
  const approved = planned === null ? null : release(planned);
  if (approved === null || !(await memory.changes.save(approved)))
    throw new Error('it does not wait for its renewal');
  const sent = await execute(bot.app.context, approved);
  expect(sent).toMatchObject({ state: 'stale', reason: { kind: 'not-by-named' } });
  expect(await say('no approvers for Contoso', bo)).toMatch(/Nobody is named for Contoso any more/);
});

test('where the policy needs a second admin, so does naming somebody; its form keeps who is named', async () => {
  const { memory } = bot.app.context;
  const { policy, version } = (await memory.policies.current(tenant)) ?? { policy: null, version: 0 };
  if (policy === null) throw new Error('no policy');
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  await memory.policies.save(tenant, { ...policy, secondAdmin: true }, version, by, 1);
  expect(await say('approver for Contoso is @Cy Castle', bo, [cy])).toMatch(/Another admin must confirm it/);
  expect((await memory.policies.current(tenant))?.policy.approversFor).toEqual([]);
});

test('whom a second admin lets be named is shown what waits for the company', async () => {
  const { memory } = bot.app.context;
  const { policy, version } = (await memory.policies.current(tenant)) ?? { policy: null, version: 0 };
  if (policy === null) throw new Error('no policy');
  const [asBo, asDi] = [bo, di].map(({ name, aadObjectId = '' }) => ({
    tenantId: tenant,
    objectId: aadObjectId,
    name,
  }));
  if (asBo === undefined || asDi === undefined) throw new Error('nobody');
  const companyId =
    [...(bot.app.context.portfolio.current()?.companies.values() ?? [])].find(
      ({ name }) => name === 'Contoso',
    )?.id ?? '';
  const approversFor = [{ companyId, companyName: 'Contoso', people: [asDi] }];
  await memory.policies.save(tenant, { ...policy, secondAdmin: true, approversFor }, version, asBo, 1);
  await lastIn(personal(cy), 'help', cy);
  await asked(ann, 'add 2 seats of AvePoint for Contoso');
  const before = bot.connector.messages(personal(cy)).length;
  const waiting = await lastIn(office, 'approver for Contoso is @Cy Castle', bo, [cy]);
  await say('grant admin to @Di Dune', bo, [di]);
  const { verb, data } = button(waiting?.card ?? {}, 'Confirm');
  const pressed = { as: di, in: office, messageId: waiting?.messageId ?? '' };
  expect(read((await bot.connector.press(verb, data, pressed)).card)).toMatch(/only Cy Castle/);
  const shown = () => bot.connector.messages(personal(cy)).slice(before);
  for (let tries = 0; tries < 300 && shown().length === 0; tries += 1)
    await new Promise((next) => setTimeout(next, 10));
  expect(
    shown()
      .map(({ card }) => read(card))
      .join(),
  ).toMatch(/AvePoint/);
});
