import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/core/rules/policy.ts';
import { button, buttons, read } from '../../harness/cards.ts';
import { ann, bo, personal, type Somebody, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterAll(() => bot.stop());

type Sent = Awaited<ReturnType<RunningBot['ask']>>;

/** Says a sentence and waits for the new card in that chat that begins so: approvers' cards come and change meanwhile. */
const ask = async (text: string, begins: RegExp, as: Somebody = ann): Promise<Sent> => {
  const before = new Set(bot.connector.messages(personal(as)).map(({ messageId }) => messageId));
  for (let sent = await bot.ask(text, as); ; sent = await bot.connector.next())
    if (
      sent.conversationId === personal(as).id &&
      !before.has(sent.messageId) &&
      begins.test(read(sent.card))
    )
      return sent;
};
const askForSeats = () =>
  ask('add 3 seats of Business Premium for Contoso', /^Seat change · Contoso {2}Pending/);

const reject = (
  sent: Sent,
  inputs: object,
  place: Somebody = ann,
): ReturnType<RunningBot['connector']['press']> => {
  const { verb, data } = button(sent.card ?? {}, 'Reject');
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as: bo, in: personal(place), messageId: sent.messageId },
  );
};
const lastEntry = async () => {
  const [entry] = await bot.app.context.memory.audit.latest(tenant, { limit: 1 });
  return entry;
};

test('Reject opens the input for its reason, in place: one button, and the one that sends it', async () => {
  const asked = await askForSeats();
  const actions = (asked.card?.actions ?? []) as { title: string }[];
  const opening = actions.find(({ title }) => title === 'Reject');
  expect(opening).toMatchObject({
    type: 'Action.ShowCard',
    card: {
      body: [{ type: 'Input.Text', id: 'reason' }],
      actions: [{ type: 'Action.Execute', title: 'Reject', verb: 'reject' }],
    },
  });
  expect(buttons(asked.card ?? {})).not.toContain('Add a reason');
  const { card } = await reject(asked, { reason: ' Not in the budget ' });
  expect(read(card)).toMatch(/Rejected[\s\S]*Rejected by Bo Berg[\s\S]*Reason: Not in the budget/);
  expect(JSON.stringify(await lastEntry())).toContain('Not in the budget');
});

test('what was rejected costs nothing and commits to nothing: its card says neither', async () => {
  const asked = await askForSeats();
  expect(read(asked.card)).toMatch(/a month, committed until/);
  const { card } = await reject(asked, {});
  expect(read(card)).toMatch(/12 → 15 seats\n/);
  expect(read(card)).not.toMatch(/a month/);
  expect(JSON.stringify(card)).not.toMatch(/committed until|"Committed"/);
});

test('a request of several lines is rejected with one reason for all', async () => {
  const asked = await ask('onboard 2 users at Contoso with Business Premium and AvePoint', /^Onboarding/);
  const { card } = await reject(asked, { reason: 'They start in January' });
  expect(read(card)).toMatch(/Rejected[\s\S]*Reason: They start in January/);
});

test('in the list each request has its own input, and its reason is its own', async () => {
  await askForSeats();
  const { card, messageId } = await ask('pending', /^Pending/, bo);
  const { verb, data } = button(card ?? {}, 'Reject');
  const typed = { [`reason-${String(data.id)}`]: 'Wait for the renewal', 'reason-other': 'no', reason: 'no' };
  const pressed = { as: bo, in: personal(bo), messageId };
  expect(read((await bot.connector.press(verb, { ...data, ...typed }, pressed)).card)).toMatch(/Rejected:/);
  expect(await bot.app.context.memory.changes.get(String(data.id))).toMatchObject({
    state: 'rejected',
    reason: 'Wait for the renewal',
  });
});

test('a policy may ask for the reason: without one nothing is rejected', async () => {
  const { memory, now } = bot.app.context;
  const admin = { tenantId: tenant, objectId: String(bo.aadObjectId), name: bo.name };
  await memory.policies.save(tenant, { ...firstPolicy, rejectReason: true }, 0, admin, now());
  expect(read((await ask('policy', /^Policy/, bo)).card)).toMatch(/A rejection: Must say why/);
  const asked = await askForSeats();
  expect(read((await reject(asked, { reason: ' ' })).card)).toMatch(/Pending[\s\S]*must say why/);
  expect(await lastEntry()).toMatchObject({ event: 'change.reject-denied.no-reason' });
  expect(read((await reject(asked, { reason: 'No' })).card)).toMatch(/Rejected[\s\S]*Reason: No/);
});
