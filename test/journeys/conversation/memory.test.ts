import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../../src/core/words/chat.ts';
import { openStore } from '../../../src/store/open.ts';
import { button, buttons, read, sentenceOf } from '../../harness/cards.ts';
import { ann, bo, channel, cy, groupChat, person, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const memory = () => bot.app.context.memory;
const changes = async () =>
  (await memory().changes.inStatesAnywhere(['pending', 'cancelled', 'approved', 'applied', 'rejected'])).map(
    ({ state, companyName, productName, wanted }) =>
      `${state} ${companyName} ${productName?.replace(' [New Commerce Experience]', '')} ${'to' in wanted ? `${wanted.from}→${wanted.to}` : wanted.kind}`,
  );
/** What the bot posted last to somebody's own chat after they said something; cards that changed aside. */
const says = async (text: string, as = ann) => {
  await bot.ask(text, as);
  const sent = bot.connector.messages(personal(as)).at(-1);
  if (sent === undefined) throw new Error('nothing was posted');
  return sent;
};
const premium = 'Microsoft 365 Business Premium';

describe('a follow-up of a request', () => {
  beforeEach(async () => {
    await says('add 3 seats of Business Premium for Contoso');
  });

  test('with another number takes the request back and asks for that number, and says both', async () => {
    const { card } = await says('make it 5');
    expect(read(card)).toMatch(/I took your earlier request back: Contoso, .*12 → 15/);
    expect(read(card)).toMatch(/12 → 17 seats/);
    expect(await changes()).toEqual([
      `cancelled Contoso ${premium} 12→15`,
      `pending Contoso ${premium} 12→17`,
    ]);
    const events = (await memory().audit.latest(tenant, { limit: 10 })).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['change.cancelled', 'change.requested']));
  });

  test('with another direction does the same', async () => {
    await says('sorry, i meant remove');
    expect(await changes()).toContain(`cancelled Contoso ${premium} 12→15`);
  });

  test.each(['cancel that', 'undo', 'never mind', 'forget it', 'oops, cancel', 'scratch that'])(
    '“%s” takes it back, as an act in the audit',
    async (text) => {
      const { card } = await says(text);
      expect(read(card)).toMatch(/Cancelled by Ann Archer/);
      expect(await changes()).toEqual([`cancelled Contoso ${premium} 12→15`]);
      const [last] = await memory().audit.latest(tenant, { limit: 1 });
      expect(last).toMatchObject({ event: 'change.cancelled', person: { name: 'Ann Archer' } });
    },
  );

  test.each(['yes', 'do it', 'ok', 'yes please', 'confirm'])(
    '“%s” approves nothing: it shows the request with its buttons',
    async (text) => {
      for (const who of [ann, bo]) {
        const { card } = await says(text, who);
        if (who === ann) expect(buttons(card ?? {})).toEqual(expect.arrayContaining(['Approve', 'Reject']));
      }
      expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
    },
  );

  test('“approve the Contoso one” shows it to an approver, whose press decides', async () => {
    const shown = await says('approve the contoso one', bo);
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
    const { verb, data } = button(shown.card ?? {}, 'Approve');
    const { card } = await bot.connector.press(verb, data, {
      ...{ as: bo, in: personal(bo), messageId: shown.messageId },
    });
    expect(read(card)).toMatch(/Approved by Bo Berg/);
  });

  test('“reject the contoso one because …” puts the reason into the card and rejects nothing', async () => {
    const shown = await says('reject the contoso one because the budget is gone', bo);
    expect(JSON.stringify(shown.card)).toMatch(/"value":"the budget is gone"/);
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
  });

  test('of another company asks for that company too, and the first request stays', async () => {
    await says('same for litware');
    expect((await changes())[0]).toBe(`pending Contoso ${premium} 12→15`);
    expect(await changes()).toHaveLength(2);
  });

  test('of what was approved meanwhile changes nothing and shows where it stands', async () => {
    const shown = await says('approve the contoso one', bo);
    const { verb, data } = button(shown.card ?? {}, 'Approve');
    await bot.connector.press(verb, data, { as: bo, in: personal(bo), messageId: shown.messageId });
    const { card } = await says('make it 5');
    expect(read(card)).toMatch(/Applied/);
    expect(await changes()).toEqual([`applied Contoso ${premium} 12→15`]);
    expect(read((await says('cancel that')).card)).toMatch(/Applied/);
    expect(await changes()).toEqual([`applied Contoso ${premium} 12→15`]);
  });

  test('a bare number after it is no order', async () => {
    expect(read((await says('5')).card)).toMatch(/not sure what you mean/);
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
  });

  test('is forgotten sixteen minutes later, and said to be', async () => {
    bot.simulator.advance({ ms: 16 * 60_000 });
    expect(read((await says('make it 5')).card)).toMatch(/I remember what you said for 15 minutes/);
    expect(read((await says('cancel that')).card)).toMatch(/A request that already waits stays/);
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
  });

  test('of somebody else, or elsewhere, means nothing', async () => {
    for (const text of ['make it 5', 'cancel that']) await says(text, cy);
    await bot.connector.say('make it 5', { as: ann, in: groupChat('ops') });
    await bot.connector.next();
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
  });
});

describe('a question of the bot', () => {
  test('“How many seats?” is answered with a number', async () => {
    const { card } = await says('add Business Premium for Contoso');
    expect(read(card)).toMatch(/How many seats\?/);
    expect(read((await says('four please')).card)).toMatch(/12 → 16 seats/);
  });

  test('which company is meant is answered by its place or its name', async () => {
    expect(read((await says('contacts traders')).card)).toMatch(/Which company\?/);
    expect(read((await says('the second one')).card)).toMatch(/Contacts.*Northwind Traders/);
    await says('contacts traders');
    expect(read((await says('tailwind')).card)).toMatch(/Contacts.*Tailwind Traders/);
  });

  test('is answered by “yes” with what its one button would do', async () => {
    await says('contoso needs 2 more business premium');
    expect(await changes()).toEqual([]);
    await says('yes');
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→14`]);
  });

  test.each(['no', 'never mind', 'not yet', 'cancel that', 'maybe later'])(
    'is let go by “%s”, and nothing is asked for by a yes after that',
    async (text) => {
      await says('contoso needs 2 more business premium');
      expect(read((await says(text)).card)).toMatch(/I let it go/);
      await says('yes');
      expect(await changes()).toEqual([]);
    },
  );

  test('is not answered by a condition', async () => {
    await says('contoso needs 2 more business premium');
    expect(read((await says('yes, once bob has confirmed')).card)).toMatch(/under a condition/);
    expect(await changes()).toEqual([]);
  });

  test('is closed by a message that was not understood', async () => {
    await says('contoso needs 2 more business premium');
    await says('lorem ipsum dolor');
    await says('yes');
    expect(await changes()).toEqual([]);
  });
});

describe('a look-up', () => {
  test('is narrowed, moved to another company and written to a file by what follows it', async () => {
    expect(read((await says('subscriptions contoso')).card)).toMatch(/Contoso/);
    expect(read((await says('and fabrikam?')).card)).toMatch(/Fabrikam/);
    expect(read((await says('and their contacts?')).card)).toMatch(/Contacts.*Fabrikam/);
  });

  test('that follows another is said whole by its buttons', async () => {
    await says('renewals next month');
    const { card } = await says('and the next 120 days?');
    const csv = sentenceOf(card ?? {}, 'CSV');
    expect(csv).toBe('renewals next month ⇢ and the next 120 days ⇢ csv');
    await says('whoami');
    expect((await bot.offered(csv)).name).toMatch(/^renewals/);
  });

  test('a chain in a sentence never opens a change', async () => {
    await says('add Business Premium for Contoso ⇢ 4');
    expect(await changes()).toEqual([]);
  });
});

describe('memory', () => {
  test('is each person’s own in a channel, and each thread’s', async () => {
    const ops = channel('ops');
    const inThread = (text: string, as = ann, thread = 't1') =>
      bot.connector.say(text, { as, in: ops, thread, mention: true } as never);
    await inThread('add 3 seats of Business Premium for Contoso');
    await bot.connector.next();
    await inThread('make it 5', cy);
    await bot.connector.next();
    await inThread('make it 5', ann, 't2');
    await bot.connector.next();
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→15`]);
  });

  test('that is lost costs no answer: the message stands alone', async () => {
    await bot.stop();
    const failing = () => Promise.reject(new Error('gone'));
    bot = await startBot({
      overrides: {
        openStore: async (options) => ({
          ...(await openStore(options)),
          lastSaid: { get: failing, put: failing, forget: failing },
        }),
      },
    });
    await bot.loaded();
    expect(read((await says('add 3 seats of Business Premium for Contoso')).card)).toMatch(/12 → 15/);
    expect(read((await says('make it 5')).card)).toMatch(/I remember what you said for 15 minutes/);
  });

  test('that an earlier version wrote, and this one cannot read, costs no answer', async () => {
    const speaker = {
      ...{ tenantId: tenant, personId: person('Kim').aadObjectId ?? '' },
      conversationId: personal(person('Kim')).id,
    };
    await memory().lastSaid.put(
      speaker,
      { sentence: 'x', decision: { kind: 'ask' } } as never,
      bot.simulator.now(),
    );
    expect(read((await says('make it 5', person('Kim'))).card)).toMatch(/not sure what you mean/);
  });
});

describe('the number box of a question', () => {
  const press = (card: Card, count: unknown, messageId: string, change: object = {}) => {
    const { verb, data } = button(card, 'Continue');
    return bot.connector.press(
      verb,
      { ...data, count, ...change },
      { as: ann, in: personal(ann), messageId },
    );
  };

  test('does what the same number does as a message, with the reason that was given', async () => {
    const asked = await says('add Business Premium for Contoso because of new hires');
    const { card } = await press(asked.card ?? {}, '4', asked.messageId);
    expect(read(card)).toMatch(/12 → 16 seats/);
    expect(read(card)).toMatch(/new hires/);
    await says('make it 5');
    expect(await changes()).toEqual([
      `cancelled Contoso ${premium} 12→16`,
      `pending Contoso ${premium} 12→17`,
    ]);
  });

  test('asks how many people join, too', async () => {
    const asked = await says('onboard users at contoso with business premium');
    expect(read(asked.card)).toMatch(/How many people\?/);
    await press(asked.card ?? {}, 2, asked.messageId);
    expect(await changes()).toEqual([`pending Contoso ${premium} 12→14`]);
  });

  test('changes nothing by altered data', async () => {
    const asked = await says('add Business Premium for Contoso');
    for (const [count, change] of [
      [0, {}],
      ['many', {}],
      // A thousand to some, and one to others.
      ['1.000', {}],
      [4, { id: 'add 9 seats of Business Premium for Contoso' }],
      [4, { id: 'grant admin to @Ann' }],
      [4, { id: '' }],
    ] as const)
      await press(asked.card ?? {}, count, asked.messageId, change);
    expect(await changes()).toEqual([]);
  });
});
