import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const premium = demoIds.contosoBusinessPremium;
const backup = demoIds.contosoBackup;
const exchange = demoIds.contosoExchange;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

type Sent = Readonly<{ card: unknown; messageId: string }>;
const memory = () => bot.app.context.memory;
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const press = (title: string, sent: Sent, as: Somebody = bo, typed: object = {}) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(
    verb,
    { ...data, ...typed },
    { as, in: personal(ann), messageId: sent.messageId },
  );
};
const pending = () => memory().changes.inStates(tenant, ['pending']);
const onboarding = 'onboard 2 users at Contoso with Business Premium and AvePoint';
const offboarding = 'offboard 1 user at Contoso with Business Premium and AvePoint and Azure';

test('an offboarding makes what can be made, plans what must wait, and tells what is impossible', async () => {
  const asked = await bot.ask(offboarding);
  expect(read(asked.card)).toMatch(
    /12 → 11 seats after the renewal[\s\S]*18 → 17 seats[\s\S]*Not in this request\n[^\n]*Azure/,
  );
  expect(puts()).toHaveLength(0);
  const after = await press('Approve all', asked);
  expect(read(after.card)).toMatch(
    /Offboarding · Contoso {2}Applied and planned[\s\S]*Planned[\s\S]*Applied[\s\S]*Azure/,
  );
  expect(puts()).toHaveLength(1);
  expect(bot.simulator.subscription(backup).quantity).toBe(17);
  expect(bot.simulator.subscription(premium).quantity).toBe(12);
  const [plan] = await memory().changes.planned(premium);
  expect(plan).toMatchObject({
    ...{ state: 'planned', wanted: { from: 12, to: 11 }, purpose: 'Offboarding' },
  });
  expect(read((await bot.ask('decide Contoso')).card)).toMatch(/12 → 11/);

  expect(
    read((await press('Cancel plan', { ...after, card: after.card, messageId: asked.messageId }, ann)).card),
  ).toMatch(/Cancelled/);
  expect(await memory().changes.planned(premium)).toEqual([]);
});

test('a line that Pax8 refuses is told with its words, beside the line that was made', async () => {
  const asked = await bot.ask(onboarding);
  bot.simulator.faults([{ match: { method: 'PUT', path: `/v1/subscriptions/${premium}` }, fault: '422' }]);
  const text = read((await press('Approve all', asked)).card);
  expect(text).toMatch(/Partly applied/);
  expect(text).toMatch(/Business Premium {2}Failed[\s\S]*Pax8 said: [\s\S]*AvePoint[^\n]*Applied/);
  expect(bot.simulator.subscription(premium).quantity).toBe(12);
  expect(bot.simulator.subscription(backup).quantity).toBe(20);
});

test('a line that was made is taken back by its own Undo, as a request of its own', async () => {
  const asked = await bot.ask(onboarding);
  const applied = await press('Approve all', asked);
  await press('Undo', { ...asked, card: applied.card }, ann);
  const [undo, ...others] = await pending();
  expect(others).toEqual([]);
  expect(undo).toMatchObject({ subscriptionId: premium, wanted: { from: 14, to: 12 }, bundle: null });
});

test('a line with an open change is told on the card, and the others are asked for', async () => {
  await bot.ask('add 1 seat of AvePoint for Contoso', cy);
  const asked = await bot.ask(onboarding);
  expect(read(asked.card)).toMatch(/1 line[\s\S]*Not in this request\n[^\n]*AvePoint[^\n]*open change/);
  expect(read((await press('Approve all', asked)).card)).toMatch(/Applied[\s\S]*Not in this request/);
});

test.each(['approve', 'approve-fewer', 'reject', 'cancel-request'])(
  '%s with the id of one line decides nothing, and says where it is decided',
  async (verb) => {
    const asked = await bot.ask(onboarding);
    const [line] = await pending();
    const as = verb === 'cancel-request' ? ann : bo;
    const pressed = await bot.connector.press(
      verb,
      { id: line?.id, seats: 1 },
      { as, in: personal(ann), messageId: asked.messageId },
    );
    expect(read(pressed.card)).toMatch(/line belongs to a larger request/);
    expect(await pending()).toHaveLength(2);
    expect(puts()).toHaveLength(0);
  },
);

test('a bundle that approver and requester decide at the same moment is decided whole by one of them', async () => {
  const asked = await bot.ask(onboarding);
  await Promise.all([
    press('Approve all', asked),
    press('Cancel request', asked, ann),
    press('Reject', asked),
  ]);
  const [line] = await memory().changes.ofSubscription(premium, 1);
  const lines = await memory().changes.ofBundle(line?.bundle?.id ?? '');
  expect(new Set(lines.map(({ state }) => state)).size).toBe(1);
  expect(puts()).toHaveLength(lines[0]?.state === 'applied' ? 2 : 0);
});

describe('without a product', () => {
  const choose = (sent: Sent, subscriptions: string, as = ann, more: object = {}) =>
    press('Continue', sent, as, { subscriptions, ...more });

  test('those of the company are marked on one form, which becomes the card of one request', async () => {
    const form = await bot.ask('onboard 2 users at Contoso');
    expect(buttons(form.card ?? {})).toEqual(['Continue', 'Not what I meant']);
    expect(read((await choose(form, '')).card)).toMatch(/Mark at least one/);
    const made = await choose(form, `${premium},${exchange}`);
    expect(read(made.card)).toMatch(/Onboarding · Contoso {2}Pending[\s\S]*6 → 8[\s\S]*12 → 14/);
    expect(read((await choose(form, `${backup}`)).card)).toMatch(/6 → 8[\s\S]*12 → 14/);
    expect(await pending()).toHaveLength(2);
    expect(read((await press('Approve all', { ...form, card: made.card })).card)).toMatch(/Applied/);
    expect(puts()).toHaveLength(2);
  });

  test('what a client sends is looked up: another company’s product, a role, a number, a request', async () => {
    const form = await bot.ask('offboard 1 user at Contoso');
    expect(read((await choose(form, demoIds.litwareNew)).card)).toMatch(/Mark at least one/);
    for (const more of [
      { users: '-1' },
      { users: '1.5' },
      { direction: 'up' },
      { company: 'x' },
      { form: 'x' },
    ])
      expect((await choose(form, premium, ann, more)).card).toBeNull();
    const eleven = Array.from({ length: 11 }, (_, n) => `${premium}${n}`).join(',');
    expect(read((await choose(form, `${premium},${eleven}`)).card)).toMatch(/at most 10/);
    expect(await pending()).toEqual([]);
  });
});
