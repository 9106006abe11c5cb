import { afterEach, describe, expect, test } from '@jest/globals';
import { createIntake } from '../../src/teams/intake.ts';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import { ann, bo, channel, person, personal, type Somebody } from '../harness/people.ts';
import { saying, sharedMemory, startBot } from './bot.ts';

const bounds = {
  person: { atOnce: 1, waiting: 3 },
  conversation: { atOnce: 2, waiting: 5 },
  all: { atOnce: 3, waiting: 8 },
};

/** An intake whose work ends when it is told to. */
const held = () => {
  const intake = createIntake(bounds);
  const begun: string[] = [];
  const left: string[] = [];
  const ends: (() => void)[] = [];
  const sends: (() => void)[] = [];
  const take = (who: string, where = who) => {
    const entry = intake.enter({ person: who, conversation: where });
    if (entry === 'too-many') left.push(who);
    if (typeof entry === 'string') return;
    void entry.turn.then(() => {
      begun.push(who);
      ends.push(entry.leave);
      sends.push(entry.sending);
    });
  };
  const settled = () => new Promise((next) => setImmediate(next));
  const endOne = async () => {
    ends.shift()?.();
    await settled();
  };
  return { take, begun, left, sends, endOne, settled };
};

describe('messages', () => {
  test('of one person wait for one another, those of others do not wait for them', async () => {
    const { take, begun, endOne, settled } = held();
    for (let n = 0; n < 4; n++) take('ann');
    take('bo');
    await settled();
    expect(begun).toEqual(['ann', 'bo']);
    await endOne();
    expect(begun).toEqual(['ann', 'bo', 'ann']);
  });

  test('beyond what may wait are left, which is told once for each flood', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (let n = 0; n < 50; n++) take('ann');
    await settled();
    expect(left).toEqual(['ann']);
    for (let n = 0; n < 6; n++) await endOne();
    expect(begun).toHaveLength(4);
    for (let n = 0; n < 50; n++) take('ann');
    await settled();
    expect(left).toEqual(['ann', 'ann']);
  });

  test('after one that was left are left too, until none waits any more: what is said of them is true', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (let n = 0; n < 5; n++) take('ann');
    await settled();
    await endOne();
    take('ann');
    take('bo');
    await settled();
    expect([begun, left]).toEqual([['ann', 'ann', 'bo'], ['ann']]);
    for (let n = 0; n < 3; n++) await endOne();
    take('ann');
    await settled();
    expect(begun.filter((who) => who === 'ann')).toHaveLength(4);
  });

  test('are told in each conversation in which they are left, also when others fill it', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (let n = 0; n < 5; n++) take('ann', 'one');
    for (let n = 0; n < 2; n++) take('ann', 'two');
    expect(left).toEqual(['ann', 'ann']);
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'bo', 'bo']) take(who, 'room');
    expect(left).toEqual(['ann', 'ann', 'bo']);
    while (begun.length < 11) await endOne();
    for (let n = 0; n < 3; n++) await endOne();
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'bo']) take(who, 'room');
    await settled();
    expect(left).toEqual(['ann', 'ann', 'bo', 'bo']);
  });

  test('of who was told and has none waiting are let in again while others keep the conversation busy, but not full', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'ann']) take(who, 'room');
    expect(left).toEqual(['ann']);
    await settled();
    for (let n = 0; n < 3; n++) await endOne();
    await settled();
    // Two of five wait, and somebody else keeps it so.
    for (let n = 0; n < 4; n++) {
      take('busy', 'room');
      await endOne();
    }
    take('ann', 'room');
    for (let n = 0; n < 5; n++) await endOne();
    expect(begun).toContain('ann');
  });

  test('of two people who write all they may leave room in a conversation for a third, also for one who was told there', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'ann']) take(who, 'room');
    expect(left).toEqual(['ann']);
    await settled();
    for (let n = 0; n < 5; n++) await endOne();
    const flood = () => {
      for (const who of ['busy', 'busier']) for (let n = 0; n < 5; n++) take(who, 'room');
    };
    for (let n = 0; n < 4; n++) {
      flood();
      await endOne();
    }
    flood();
    take('ann', 'room');
    for (let n = 0; n < 6; n++) await endOne();
    expect([begun.includes('ann'), left.filter((who) => who === 'ann')]).toEqual([true, ['ann']]);
  });

  test('in one conversation are bounded whoever writes them', async () => {
    const { take, begun, left, settled } = held();
    for (let n = 0; n < 20; n++) take(`person ${n}`, 'room');
    take('elsewhere');
    await settled();
    expect(begun).toEqual(['person 0', 'person 1', 'elsewhere']);
    expect(left).toHaveLength(20 - 2 - 5);
  });

  test('of all are bounded, and people have turns one after the other', async () => {
    const { take, begun, left, endOne, settled } = held();
    for (const who of ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e', 'f', 'f', 'g', 'g']) take(who);
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(left).toEqual(['f', 'g']);
    for (let n = 0; n < 12; n++) await endOne();
    expect(begun).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'd', 'e', 'f', 'd', 'e']);
  });

  test('that only wait for Teams keep back their own person and conversation, and nobody else', async () => {
    const { take, begun, sends, endOne, settled } = held();
    for (const who of ['a', 'b', 'c', 'a', 'd']) take(who);
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    sends[0]?.();
    sends[0]?.();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    for (let n = 0; n < 4; n++) await endOne();
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'a']);
    // Nothing was counted twice: again three at once.
    for (const who of ['e', 'f', 'g']) take(who);
    await settled();
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'a', 'e', 'f']);
  });
});

describe('a flood', () => {
  let it: Awaited<ReturnType<typeof startBot>>;
  afterEach(() => it.stop());

  test('of thousands of messages is answered once, and somebody else at once', async () => {
    let release = () => {};
    const gate = new Promise<void>((open) => {
      release = open;
    });
    let heard = 0;
    it = await startBot({
      patience: 0,
      handle: {
        async message({ person: who }, reply) {
          heard += 1;
          if (who.name === ann.name) await gate;
          await reply(saying(`hello ${who.name}`));
        },
      },
    });
    const say = (as: Somebody, where = personal(as)) => it.connector.say('help', { as, in: where });
    await Promise.all(Array.from({ length: 1_000 }, () => say(ann)));
    const [only, ...more] = it.connector.messages(personal(ann)).map(({ card }) => read(card));
    expect(only).toBe(
      'Too many messages at once. The bot has not read “help” and what you wrote after it. Send that again when the earlier ones are answered.',
    );
    expect([more, heard]).toEqual([[], 4]);
    await say(bo);
    expect(it.connector.messages(personal(bo))).toHaveLength(1);
    release();
    while (it.connector.messages(personal(ann)).length < 25)
      await new Promise((next) => setTimeout(next, 10));
    expect(heard).toBe(25);
  }, 60_000);

  test('is told from which message on nothing was read, quoted as text, and later when Teams does not take that', async () => {
    const untold: string[] = [];
    it = await startBot({
      patience: 0,
      handle: {
        message: () => new Promise(() => {}),
        unanswered: async ({ said }) => void untold.push(said),
      },
    });
    const say = (text: string, as: Somebody) => it.connector.say(text, { as, in: personal(as) });
    const fill = (as: Somebody) => Promise.all(Array.from({ length: 24 }, () => say('help', as)));
    await fill(ann);
    for (const text of ['add 5\n[seats](https://evil.example) *now*', 'status']) await say(text, ann);
    expect(it.connector.messages(personal(ann)).map(({ card }) => card?.body)).toMatchObject([
      [
        {
          text: 'Too many messages at once. The bot has not read “add 5 \\[seats\\]\\(https://evil.example\\) \\*now\\*” and what you wrote after it. Send that again when the earlier ones are answered.',
        },
      ],
    ]);
    it.connector.fail({ status: 400, in: personal(bo).id });
    await fill(bo);
    await say('add 2 seats', bo);
    expect(untold).toEqual(['add 2 seats']);
  }, 60_000);

  test('does not hide that Teams repeats a message that waits: it is answered, and what follows is told to be unread', async () => {
    const memory = sharedMemory();
    it = await startBot({ patience: 0, memory, handle: { message: () => new Promise(() => {}) } });
    const say = (text: string) => it.connector.say(text, { as: ann, in: personal(ann) });
    const said = await Promise.all(Array.from({ length: 24 }, (_, n) => say(`message ${n}`)));
    await it.connector.deliver(said.at(-1)?.activity ?? {});
    expect([it.connector.messages(personal(ann)), memory.open.size]).toEqual([[], 24]);
    await say('status');
    expect(it.connector.messages(personal(ann)).map(({ card }) => read(card))).toEqual([
      expect.stringContaining('has not read “status”'),
    ]);
    expect(memory.open.size).toBe(24);
  }, 60_000);

  test('loses no message that comes while another instance is asked whether it has the one before', async () => {
    const memory = sharedMemory();
    const { begin } = memory.turns;
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    it = await startBot({ patience: 0, memory, handle: { message: () => new Promise(() => {}) } });
    const say = (text: string) => it.connector.say(text, { as: ann, in: personal(ann) });
    await Promise.all(Array.from({ length: 24 }, (_, n) => say(`message ${n}`)));
    memory.turns.begin = async (turn) => {
      asked.resolve();
      await answer.promise;
      return turn.said !== 'already with the other' && begin(turn);
    };
    const repeated = say('already with the other');
    await asked.promise;
    const others = ['status', 'help'].map(say);
    answer.resolve();
    await Promise.all([repeated, ...others]);
    expect(it.connector.messages(personal(ann)).map(({ card }) => read(card))).toEqual([
      expect.stringContaining('has not read “status”'),
    ]);
  }, 60_000);

  test('that is told while the bot stops is kept for the next start', async () => {
    const memory = sharedMemory();
    it = await startBot({ patience: 0, memory, handle: { message: () => new Promise(() => {}) } });
    const say = (text: string) => it.connector.say(text, { as: ann, in: personal(ann) });
    await Promise.all(Array.from({ length: 24 }, () => say('help')));
    it.connector.fail({ status: 503, in: personal(ann).id, times: 99 });
    const refused = say('add 2 seats');
    await until(() => memory.open.size === 25);
    await it.background.finish();
    await refused;
    expect(memory.open.size).toBe(25);
  }, 60_000);

  test('of answers that Teams does not take keeps nobody else from theirs', async () => {
    it = await startBot({
      patience: 0,
      handle: { message: (_incoming, reply) => reply(saying('hello')).then(() => {}) },
    });
    it.connector.talkTo(it.url);
    const crowd = Array.from({ length: 210 }, (_, n) => person(`Somebody ${n}`));
    for (const one of crowd) it.connector.fail({ status: 503, in: personal(one).id, times: 3 });
    await Promise.all(crowd.map((as) => it.connector.say('help', { as, in: personal(as) })));
    await it.connector.say('help', { as: bo, in: personal(bo) });
    expect((await it.connector.next(30)).conversationId).toBe(personal(bo).id);
  }, 60_000);

  test('of many people in a channel leaves those in other places alone', async () => {
    it = await startBot({
      patience: 0,
      handle: { message: (_incoming, reply) => reply(saying('hello')).then(() => {}) },
    });
    const team = channel('busy');
    const crowd = Array.from({ length: 200 }, (_, n) =>
      it.connector.say('help', { as: person(`Somebody ${n}`), in: team }),
    );
    const answered = await it.connector.say('help', { as: bo, in: personal(bo) });
    expect(answered.status).toBe(200);
    expect(it.connector.messages(personal(bo))).toHaveLength(1);
    await Promise.all(crowd);
  }, 60_000);
});
