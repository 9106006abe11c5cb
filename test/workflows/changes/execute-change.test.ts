import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import type { Chat } from '../../../src/core/words/chat.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { publish, publishBehind } from '../../../src/workflows/cards/publish-change.ts';
import { decide } from '../../../src/workflows/changes/decide-change.ts';
import { execute } from '../../../src/workflows/changes/execute-change.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

let bot: RunningBot;
let context: Context;
let approved: Change;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  context = bot.app.context;
  await bot.ask('add 3 seats of Business Premium for Contoso');
  const [pending] = await context.memory.changes.inStatesAnywhere(['pending']);
  const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  const decided = await decide(context, 'approve', pending?.id ?? '', by);
  if (decided === null || !decided.done) throw new Error('nothing was approved');
  approved = decided.change;
});
afterEach(() => bot.stop());

const fails = async (): Promise<never> => {
  throw new Error('out of order');
};
const stored = async () => (await context.memory.changes.get(approved.id))?.state;
const card = () => read(bot.connector.cardIn(personal(ann)));

describe('carrying a change out', () => {
  test('saves what Pax8 did also when look-ups cannot be told of it', async () => {
    const portfolio = { ...context.portfolio, put: fails };
    expect(await execute({ ...context, portfolio }, approved)).toMatchObject({ state: 'applied' });
    expect(await stored()).toBe('applied');
    expect(bot.simulator.subscription(demoIds.contosoBusinessPremium).quantity).toBe(15);
  });

  test('leaves a sending that broke off on our side to be read, at once', async () => {
    const marketplace = { ...context.marketplace, setQuantity: fails };
    expect(await execute({ ...context, marketplace }, approved)).toMatchObject({ state: 'needs-check' });
    expect(await stored()).toBe('needs-check');
  });

  test('that somebody else has begun does nothing', async () => {
    await execute(context, approved);
    expect(await execute(context, approved)).toMatchObject({ state: 'applied' });
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });
});

describe('the cards of a change', () => {
  /** The chat, in which the first update waits until `meanwhile` is over: by then it is out of date. */
  const overtaken = (meanwhile: () => Promise<unknown>): Chat => {
    let first = true;
    return {
      ...context.chat,
      update: async (...given) => {
        if (first) {
          first = false;
          await meanwhile();
        }
        return context.chat.update(...given);
      },
    };
  };

  test('show the newest state also when an older one arrives after it', async () => {
    const chat = overtaken(async () => {
      await publish(context, await execute(context, approved));
      expect(card()).toMatch(/Applied/);
    });
    await publish({ ...context, chat }, approved);
    expect(card()).toMatch(/Applied/);
  });

  test('are brought up to date although one of them cannot be', async () => {
    const lost = { changeId: approved.id, conversationId: 'lost', messageId: '1', shownVersion: 1 };
    await context.memory.changeCards.add(lost);
    const { conversations } = context.memory;
    const memory = {
      ...context.memory,
      conversations: {
        ...conversations,
        get: (tenantId: string, id: string) => (id === 'lost' ? fails() : conversations.get(tenantId, id)),
      },
    };
    const after = await execute(context, approved);
    await publish({ ...context, memory }, after);
    expect(card()).toMatch(/Applied/);
  });

  test('that Teams does not find once are kept, and brought up to date with the next try', async () => {
    const after = await execute(context, approved);
    bot.connector.fail({ status: 404, code: 'ActivityNotFoundInConversation', on: 'update' });
    await publish(context, after);
    expect(card()).toMatch(/Pending/);
    await publishBehind(context);
    expect(card()).toMatch(/Applied/);
    expect(bot.connector.messages(personal(ann))).toHaveLength(1);
    expect(await context.memory.changeCards.of(after.id)).toMatchObject([{ shownVersion: after.version }]);
    expect((await context.memory.changeCards.of(after.id))[0]).not.toHaveProperty('missingSince');
  });

  test.each([
    ['that a bot which stops keeps back are brought up to date by the next one', { kind: 'held' }],
    [
      'of a place that Teams closes for a moment are brought up to date with the next try',
      { kind: 'closed', text: 'no' },
    ],
  ] as const)('%s', async (_rule, delivery) => {
    const after = await execute(context, approved);
    await publish({ ...context, chat: { ...context.chat, update: async () => delivery } }, after);
    expect(card()).toMatch(/Pending/);
    await publishBehind(context);
    expect(card()).toMatch(/Applied/);
  });

  test('of a place that stays closed are given up', async () => {
    const after = await execute(context, approved);
    const closed = {
      ...context,
      chat: { ...context.chat, update: async () => ({ kind: 'closed', text: 'no' }) as const },
    };
    await publish(closed, after);
    bot.simulator.advance({ ms: 121_000 });
    await publishBehind(closed);
    expect(await context.memory.changeCards.of(after.id)).toEqual([]);
  });

  test('that stay away are posted again, and once more if that does not arrive either', async () => {
    const after = await execute(context, approved);
    const gone = async () => ({ kind: 'gone' as const, text: 'deleted' });
    const failed = async () => ({
      kind: 'failed' as const,
      mayHaveArrived: false,
      refused: true,
      text: 'away',
    });
    await publish({ ...context, chat: { ...context.chat, update: gone } }, after);
    bot.simulator.advance({ ms: 119_000 });
    await publishBehind({ ...context, chat: { ...context.chat, update: gone } });
    expect(bot.connector.messages(personal(ann))).toHaveLength(1);
    bot.simulator.advance({ ms: 2_000 });
    await publishBehind({ ...context, chat: { ...context.chat, update: gone, send: failed } });
    expect(bot.connector.messages(personal(ann))).toHaveLength(1);
    await publishBehind({ ...context, chat: { ...context.chat, update: gone } });
    expect(bot.connector.messages(personal(ann))).toHaveLength(2);
    expect(card()).toMatch(/Applied/);
    expect(await context.memory.changeCards.behind()).toEqual([]);
  });
});
