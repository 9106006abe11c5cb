import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actions } from '../../src/actions/index.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, read } from '../harness/cards.ts';
import { ann, bo, cy, groupChat, guidOf, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'add 3 seats of Business Premium for Contoso';
const premium = demoIds.contosoBusinessPremium;
const elsewhere = guidOf('another organisation');

let bot: RunningBot;
let asked: Awaited<ReturnType<RunningBot['ask']>>;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  asked = await bot.ask(sentence);
});
afterEach(() => bot.stop());

const idOf = () => String(button(asked.card ?? {}, 'Approve').data.id);
const here = (as = bo) => ({ as, in: personal(ann), messageId: asked.messageId });
const entries = (tenantId = tenant) => bot.app.context.memory.audit.latest(tenantId, { limit: 1000 });

/** Everything that a press could change, but the audit. */
const state = async () => {
  const { memory } = bot.app.context;
  return {
    change: await memory.changes.get(idOf()),
    waiting: (await memory.changes.inStatesAnywhere(['pending', 'approved', 'executing', 'applied'])).length,
    roles: await memory.roles.list(tenant),
    policy: await memory.policies.current(tenant),
    place: await memory.places.get(tenant, 'approvals'),
    puts: bot.simulator.requests().filter(({ method }) => method !== 'GET' && method !== 'POST').length,
    seats: bot.simulator.subscription(premium)?.quantity,
  };
};

/** Of each of these presses: nothing changed, a sentence came back, and there is an entry more. Returns the sentences. */
const refusesEach = async (
  verb: string,
  all: readonly (readonly [name: string, data: Record<string, unknown>])[],
  where = here(),
  tenantId = tenant,
): Promise<string[]> => {
  const sentences: string[] = [];
  let [before, recorded] = [await state(), (await entries(tenantId)).length];
  for (const [name, data] of all) {
    const { status, card, toast } = await bot.connector.press(verb, data, where);
    const said = toast ?? read(card);
    const [after, kept] = [await state(), (await entries(tenantId)).length];
    expect([name, status, after]).toEqual([name, 200, before]);
    expect([name, said]).toEqual([name, expect.stringMatching(/\w+ \w+/)]);
    expect([name, said]).not.toEqual([name, expect.stringMatching(/went wrong|undefined|null|Error/)]);
    expect([name, kept > recorded]).toEqual([name, true]);
    [before, recorded] = [after, kept];
    sentences.push(said);
  }
  return sentences;
};
const refuses = async (verb: string, data: Record<string, unknown>, where = here(), tenantId = tenant) =>
  (await refusesEach(verb, [[verb, data]], where, tenantId))[0] ?? '';

const forged: [string, unknown][] = [
  ['nothing', {}],
  ['a number for an id', { id: 7 }],
  ['a list for an id', { id: ['x'] }],
  ['an object for an id', { id: { toString: 1, valueOf: 1 } }],
  ['null for an id', { id: null }],
  ['an empty id', { id: '' }],
  ['an id that there is not', { id: guidOf('nobody') }],
  ['the id of a subscription', { id: premium }],
  ['an id with a NUL', { id: 'a\0b' }],
  ['half a surrogate pair', { id: '\ud800' }],
  ['a huge id', { id: 'x'.repeat(50_000) }],
  ['SQL', { id: "' or 1=1 --" }],
  [
    'a prototype',
    JSON.parse('{"__proto__":{"id":"x","role":"admin"},"constructor":{"prototype":{"role":"admin"}}}'),
  ],
  ['an id in a prototype', JSON.parse('{"__proto__":{"id":"CHANGE"}}')],
];
const filled = (data: unknown) =>
  JSON.parse(JSON.stringify(data).replace('CHANGE', idOf())) as Record<string, unknown>;

describe('forged data of a button is refused with a sentence, recorded, and changes nothing', () => {
  describe.each([...actions.keys()])('%s', (verb) => {
    test('with whatever it holds', async () => {
      const all = forged.map(([name, data]) => [name, filled(data)] as const);
      expect(await refusesEach(verb, all, here(cy))).toHaveLength(forged.length);
    }, 30_000);
  });
  test.each(['toString', '__proto__', 'constructor', 'hasOwnProperty', 'transfer-money', 'APPROVE'])(
    'for a button that there is not: %s',
    async (verb) => expect(await refuses(verb, { id: idOf() })).toMatch(/button no longer works/),
  );
  test.each(['', 'x'.repeat(2_000)])('for what cannot be a button', async (verb) => {
    const before = await state();
    const { status, card } = await bot.connector.press(verb, { id: idOf() }, here());
    expect([status < 500, card]).toEqual([true, null]);
    expect(await state()).toEqual(before);
  });
  test('and what is added to good data is not looked at', async () => {
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    const more = { to: 900, quantity: 900, role: 'admin', tenantId: elsewhere, approversNeeded: 0 };
    await bot.connector.press(verb, { ...data, ...more }, here());
    expect(bot.simulator.subscription(premium)?.quantity).toBe(15);
  });
});

describe('inputs out of range are refused, recorded, and change nothing', () => {
  test.each([
    ['none', undefined],
    ['zero', 0],
    ['below zero', -3],
    ['part of a seat', 1.5],
    ['as many as asked for', 3],
    ['more than asked for', 4],
    ['the seats there would be', 14],
    ['far too many', 1e15],
    ['digits without end', '9'.repeat(400)],
    ['no number', 'many'],
    ['a list', [1]],
    ['a formula', '=2'],
  ])('a smaller number to approve: %s', async (_, howMany) => {
    await refuses('approve-fewer', { id: idOf(), ...(howMany === undefined ? {} : { howMany }) });
  });
  test.each([
    ['too long', 'x'.repeat(301)],
    ['a list', ['no']],
    ['an object', { toString: 1 }],
  ])('a reason for rejecting: %s', async (_, reason) => {
    await refuses('reject', { id: idOf(), reason });
  });
  test.each([-1, 1.5, 'two', 1e12, {}])('a page: %j', async (page) => {
    await refuses('page', { say: 'companies', page });
  });
  test('a sentence for paging that is no list, whatever it says', async () => {
    for (const say of [sentence, 'grant admin to me', 'policy', 'x'.repeat(501)])
      expect(await refuses('page', { say, page: 0 })).toMatch(/not one of mine/);
  });
});

describe('somebody of another organisation', () => {
  const foreign = (as = bo) => ({ ...here(as), tenantId: elsewhere });
  test.each(['approve', 'approve-fewer', 'reject', 'cancel-request', 'refresh-change', 'undo'])(
    'cannot %s what is not theirs, and learns nothing of it',
    async (verb) => {
      const said = await refuses(verb, { id: idOf(), howMany: 1 }, foreign(), elsewhere);
      expect(said).toMatch(/no longer have this request/);
      expect(said).not.toMatch(/Contoso/);
    },
  );
  test('does not find it by any sentence', async () => {
    const reference = `#${idOf().slice(0, 8)}`;
    for (const text of [
      'pending',
      'audit',
      `audit ${reference}`,
      `settle ${reference} as applied, I looked`,
    ]) {
      await bot.connector.say(text, { as: bo, in: groupChat('theirs'), tenantId: elsewhere });
      const said = read((await bot.connector.next()).card);
      expect(said).not.toMatch(/12 → 15|Ann Archer/);
    }
  });
});

describe('a press that comes again', () => {
  test('as the very same invoke is carried out once', async () => {
    const { verb, data } = button(asked.card ?? {}, 'Approve');
    const first = await bot.connector.press(verb, data, here());
    expect(read(first.card)).toMatch(/Applied/);
    const again = await bot.connector.deliver(first.activity);
    expect(again.status).toBe(200);
    const puts = bot.simulator.requests().filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(1);
    expect((await entries()).filter(({ event }) => event === 'change.approved')).toHaveLength(1);
  });
  test('after the end, from another person, changes nothing', async () => {
    const { verb, data } = button(asked.card ?? {}, 'Reject');
    await bot.connector.press(verb, data, here());
    expect(await refuses('approve', data)).toMatch(/Rejected/);
    expect(await refuses('cancel-request', data, here(ann))).toMatch(/Rejected/);
  });
});
