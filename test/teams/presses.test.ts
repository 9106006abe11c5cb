import { afterEach, describe, expect, test } from '@jest/globals';
import type { Of } from '../../src/teams/handle.ts';
import type { PressResult } from '../../src/teams/press.ts';
import { installation, pressOf } from '../harness/activities.ts';
import { ann, bo, channel, groupChat, person, personal, tenant } from '../harness/people.ts';
import { saying, startBot } from './bot.ts';

const running: { stop(): Promise<void> }[] = [];
const started = async (...options: Parameters<typeof startBot>) => {
  const bot = await startBot(...options);
  running.push(bot);
  return bot;
};
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop();
});

/** A bot that has posted one card to Ann and answers presses with `result`. */
const withCard = async (
  result: (press: Of<'press'>) => Promise<PressResult>,
  pause?: (milliseconds: number) => Promise<void>,
) => {
  const presses: Of<'press'>[] = [];
  const it = await started({
    ...(pause ? { pause } : {}),
    handle: {
      message: async (_incoming, reply) => void (await reply(saying('Pending'))),
      press: async (press) => {
        presses.push(press);
        return result(press);
      },
    },
  });
  await it.connector.say('add 3 seats', { as: ann, in: personal(ann) });
  const { messageId } = await it.connector.next();
  return { ...it, presses, where: { as: ann, in: personal(ann), messageId } };
};

describe('a press', () => {
  test('is answered by HTTP 200 with the card in the body', async () => {
    const { connector, where, presses } = await withCard(async () => saying('Approved'));
    const { status, body } = await connector.press('v1/approve', { id: 'abc' }, where);
    expect(status).toBe(200);
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: saying('Approved').card,
    });
    expect(presses[0]).toMatchObject({
      kind: 'press',
      verb: 'v1/approve',
      data: { id: 'abc' },
      trigger: 'manual',
      messageId: where.messageId,
      person: { tenantId: tenant, objectId: ann.aadObjectId },
    });
  });

  test('is answered with a toast where there is no card to show', async () => {
    const { connector, where } = await withCard(async () => ({ toast: 'You may not approve this' }));
    const { status, body } = await connector.press('v1/approve', { id: 'abc' }, where);
    expect(status).toBe(200);
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'You may not approve this',
    });
  });

  test('that the client made by itself is told apart', async () => {
    const { connector, where, presses } = await withCard(async () => saying('as it is'));
    await connector.press('v1/refresh', {}, { ...where, trigger: 'automatic' });
    expect(presses[0]?.trigger).toBe('automatic');
  });

  test('that is malformed is answered 400 in the body of a 200, and handed to nobody', async () => {
    const { connector, where, presses } = await withCard(async () => saying('no'));
    const activity = pressOf(connector.serviceUrl, 'v1/approve', {}, where);
    for (const value of [
      undefined,
      null,
      'text',
      {},
      { action: { type: 'Action.Execute' } },
      { action: { type: 'Action.Execute', verb: 7 } },
    ]) {
      const { status, body } = await connector.deliver({ ...activity, value });
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    }
    expect(presses).toEqual([]);
  });

  test('of another kind of invoke is answered 501 in silence', async () => {
    const { connector, where } = await withCard(async () => saying('no'));
    const activity = pressOf(connector.serviceUrl, 'v1/approve', {}, where);
    const { status, body } = await connector.deliver({ ...activity, name: 'composeExtension/selectItem' });
    expect([status, body]).toEqual([501, null]);
  });

  test('of somebody without an object id is answered with a toast and not executed', async () => {
    const { connector, where, presses } = await withCard(async () => saying('no'));
    const { toast } = await connector.press(
      'v1/approve',
      {},
      { ...where, as: { id: person('Gus').id, name: 'Gus' } },
    );
    expect(toast).toContain('does not tell the bot who you are');
    expect(presses).toEqual([]);
  });

  test('whose handler fails is answered with a toast that tells nothing of the error', async () => {
    const { connector, where } = await withCard(async () =>
      Promise.reject(new Error('the cellar is flooded')),
    );
    const { status, toast } = await connector.press('v1/approve', {}, where);
    expect(status).toBe(200);
    expect(toast).toMatch(/^Something went wrong.*\(Reference [0-9a-f]{8}\)$/);
  });

  test('that takes long is answered in time, and its card changes when it is done', async () => {
    const work = Promise.withResolvers<PressResult>();
    const { connector, where } = await withCard(
      () => work.promise,
      async () => {},
    );
    const { toast } = await connector.press('v1/approve', {}, where);
    expect(toast).toContain('Still working');
    work.resolve(saying('Applied'));
    expect(await connector.next()).toMatchObject({
      kind: 'update',
      messageId: where.messageId,
      card: saying('Applied').card,
    });
  });

  test('that takes long and was made by the client itself changes nobody else’s card', async () => {
    const work = Promise.withResolvers<PressResult>();
    const { connector, teams, where } = await withCard(
      () => work.promise,
      async () => {},
    );
    await connector.press('v1/refresh', {}, { ...where, trigger: 'automatic' });
    work.resolve(saying('only for Ann'));
    await teams.close();
    expect(connector.cardIn(where.in)).toEqual(saying('Pending').card);
  });

  test('is let in with so many of its person; more are answered that it is too much, those of others are not', async () => {
    const work = Promise.withResolvers<void>();
    const slow = async ({ person: who }: Of<'press'>) => {
      if (who.name === ann.name) await work.promise;
      return saying('Approved');
    };
    const { connector, where, presses, memory, background } = await withCard(
      slow,
      () => new Promise((over) => setTimeout(over, 300)),
    );
    const all = await Promise.all(
      Array.from({ length: 200 }, () => connector.press('v1/approve', {}, where)),
    );
    const toasts = all.map(({ toast }) => toast);
    expect(presses).toHaveLength(4);
    expect(toasts.filter((toast) => toast?.startsWith('Still working'))).toHaveLength(24);
    expect(toasts.filter((toast) => toast?.includes('more presses at once'))).toHaveLength(176);
    const other = await connector.press('v1/approve', {}, { ...where, as: bo, in: groupChat('ops') });
    expect(other.card).toEqual(saying('Approved').card);
    work.resolve();
    await background.finish();
    expect(presses).toHaveLength(25);
    expect(memory.open.size).toBe(0);
  });

  test('in a thread names the message as the bot remembers it', async () => {
    const ops = channel('ops');
    const ids: (string | null)[] = [];
    const { connector } = await started({
      handle: {
        async message(_incoming, reply) {
          const delivery = await reply(saying('Pending'));
          ids.push(delivery.kind === 'delivered' ? delivery.posted.messageId : null);
        },
        async press({ messageId }) {
          ids.push(messageId);
          return saying('Approved');
        },
      },
    });
    await connector.say('add 3 seats', { as: ann, in: ops });
    const { messageId } = await connector.next();
    await connector.press('v1/approve', {}, { as: bo, in: ops, messageId });
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toContain(messageId);
  });
});

describe('a button of the old kind', () => {
  test('with a verb is a press whose answer changes the card', async () => {
    const { connector, where, presses } = await withCard(async () => saying('Approved'));
    await connector.submit({ verb: 'v1/approve', id: 'abc' }, where);
    expect(presses[0]).toMatchObject({ verb: 'v1/approve', data: { id: 'abc' }, messageId: where.messageId });
    expect(await connector.next()).toMatchObject({
      kind: 'update',
      messageId: where.messageId,
      card: saying('Approved').card,
    });
  });

  test('whose answer is a toast gets it as a message', async () => {
    const { connector, where } = await withCard(async () => ({ toast: 'Too late' }));
    await connector.submit({ verb: 'v1/approve' }, where);
    expect(await connector.next()).toMatchObject({ kind: 'message', activity: { summary: 'Too late' } });
  });

  test('with a text says that text', async () => {
    const texts: string[] = [];
    const { connector } = await started({ handle: { message: async ({ text }) => void texts.push(text) } });
    const where = { as: ann, in: personal(ann), messageId: '1' };
    await connector.submit({ text: 'renewals' }, where);
    await connector.submit({ msteams: { type: 'messageBack', text: 'pending' } }, where);
    expect(texts).toEqual(['renewals', 'pending']);
  });

  test('with neither is ignored', async () => {
    const { connector, where, presses } = await withCard(async () => saying('no'));
    expect((await connector.submit({ colour: 'red' }, where)).status).toBe(200);
    expect(presses).toEqual([]);
    expect(connector.messages(where.in)).toHaveLength(1);
  });
});

describe('an installation', () => {
  const counting = async (now?: () => number) => {
    const seen: string[] = [];
    const it = await started({
      ...(now ? { now } : {}),
      handle: {
        installed: async ({ person: who }, reply) => {
          seen.push(`installed by ${who?.name}`);
          await reply(saying('Hello'));
        },
        removed: async () => void seen.push('removed'),
      },
    });
    return { ...it, seen };
  };

  test.each([personal(ann), groupChat('ops'), channel('ops')])(
    'in $scope is answered once, though Teams tells of it twice',
    async (place) => {
      const { connector, seen, memory } = await counting();
      await connector.install({ as: ann, in: place });
      expect(seen).toEqual(['installed by Ann Archer']);
      expect(connector.cardIn(place)).toEqual(saying('Hello').card);
      expect(memory.remembered.get(place.id)?.scope).toBe(place.scope);
    },
  );

  test('is answered again when it comes again later', async () => {
    let at = 1_795_000_000_000;
    const { connector, seen } = await counting(() => at);
    await connector.install({ as: ann, in: personal(ann) });
    await connector.remove({ as: ann, in: personal(ann) });
    at += 5 * 60_000;
    await connector.install({ as: ann, in: personal(ann) });
    expect(seen).toEqual(['installed by Ann Archer', 'removed', 'installed by Ann Archer']);
  });

  test('is answered again for a page of the Playground that is loaded again soon after', async () => {
    let at = 1_795_000_000_000;
    const { connector, seen } = await counting(() => at);
    await connector.install({ as: ann, in: personal(ann) });
    at += 20_000;
    await connector.install({ as: ann, in: personal(ann) });
    expect(seen).toEqual(['installed by Ann Archer', 'installed by Ann Archer']);
  });

  test('by somebody without an object id is answered too', async () => {
    const { connector, seen } = await counting();
    await connector.install({ as: { id: person('Gus').id, name: 'Gus' }, in: groupChat('ops') });
    expect(seen).toEqual(['installed by undefined']);
  });

  test('undone closes the conversation', async () => {
    const { connector, seen, memory } = await counting();
    await connector.remove({ as: ann, in: groupChat('ops') });
    expect(seen).toEqual(['removed']);
    expect(memory.closed.get(groupChat('ops').id)).toBe('removed');
  });

  test('of somebody else into the conversation is none', async () => {
    const { connector, seen } = await counting();
    const [, second] = installation(connector.serviceUrl, 'add', { as: ann, in: groupChat('ops') });
    await connector.deliver({ ...second, membersAdded: [{ id: bo.id }] });
    expect(seen).toEqual([]);
  });
});
