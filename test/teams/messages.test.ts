import { afterEach, describe, expect, test } from '@jest/globals';
import type { Conversation, Delivery } from '../../src/core/words/chat.ts';
import type { Of } from '../../src/teams/handle.ts';
import { message } from '../harness/activities.ts';
import { ann, bo, bot, channel, groupChat, person, personal, tenant } from '../harness/people.ts';
import { saying, sharedMemory, startBot } from './bot.ts';

const running: { stop(): Promise<void> }[] = [];
const started = async (...options: Parameters<typeof startBot>) => {
  const bot = await startBot(...options);
  running.push(bot);
  return bot;
};
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop();
});

/** A bot that repeats what it hears and keeps what came in. */
const parrot = async () => {
  const heard: Of<'message'>[] = [];
  const deliveries: Delivery[] = [];
  const it = await started({
    handle: {
      async message(incoming, reply) {
        heard.push(incoming);
        deliveries.push(await reply(saying(incoming.text)));
      },
    },
  });
  return { ...it, heard, deliveries };
};

/** As Teams writes it: https://github.com/openclaw/openclaw/pull/101856 */
const reply = (quoted: string): string =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Pax8</strong><p itemprop="preview">${quoted}</p></blockquote><p>subscriptions B</p>`;

describe('a message', () => {
  test('is answered with one attachment-only message with the first line as its summary', async () => {
    const { connector } = await started({
      handle: { message: async (_incoming, reply) => void (await reply(saying('One line\nand another'))) },
    });
    await connector.say('help', { as: ann, in: personal(ann) });
    const { activity, card } = await connector.next();
    expect(activity).toMatchObject({ type: 'message', summary: 'One line', from: bot });
    expect(activity).not.toHaveProperty('text');
    expect(activity.attachments).toHaveLength(1);
    expect(card).toEqual(saying('One line\nand another').card);
  });

  test('carries who said it by tenant and object id, and where', async () => {
    const { connector, heard } = await parrot();
    await connector.say('help', { as: ann, in: personal(ann) });
    expect(heard[0]).toMatchObject({
      text: 'help',
      person: { tenantId: tenant, objectId: ann.aadObjectId, name: 'Ann Archer' },
      conversation: {
        tenantId: tenant,
        id: personal(ann).id,
        scope: 'personal',
        threadId: null,
        personId: ann.aadObjectId,
        botId: bot.id,
        botName: bot.name,
        serviceUrl: connector.serviceUrl,
      },
    });
  });

  test('loses the mention of the bot, markup, hard and invisible spaces', async () => {
    const { connector, heard } = await parrot();
    const where = { as: ann, in: groupChat('ops') };
    await connector.say('<p>add&nbsp;3 \u200bseats   of\u00a0<b>E3</b></p> for A&amp;B \n', where);
    expect(heard[0]?.text).toBe('add 3 seats of E3\nfor A&B');
  });

  test('keeps a comparison that only looks like markup', async () => {
    const { connector, heard } = await parrot();
    await connector.say('seats < 5 and > 2', { as: ann, in: personal(ann) });
    expect(heard[0]?.text).toBe('seats < 5 and > 2');
  });

  test.each([
    [
      'an old-style reply',
      reply('add 5 seats of E3 for A'),
      '> Pax8\n> add 5 seats of E3 for A\nsubscriptions B',
    ],
    [
      'a code block',
      '<pre><code>add 5 seats</code></pre><p>subscriptions B</p>',
      '> add 5 seats\nsubscriptions B',
    ],
    ['code in a line', '<p>subscriptions <code>B</code></p>', 'subscriptions `B`'],
    ['struck text', '<p>subscriptions <s>A</s> B</p>', 'subscriptions\n> A\nB'],
    [
      'a quotation in a quotation',
      `<blockquote>1${reply('2')}</blockquote>`,
      '> 1\n> Pax8\n> 2\n> subscriptions B',
    ],
    ['a quotation that does not end', '<p>subscriptions B</p><blockquote>add 5', 'subscriptions B\n> add 5'],
    ['a newer reply', '<quoted messageId="1781799016030"/>\nsubscriptions B', 'subscriptions B'],
  ])('marks %s line by line', async (_, markup, text) => {
    const { connector, heard } = await parrot();
    await connector.say(markup, { as: ann, in: groupChat('ops') });
    expect(heard[0]?.text).toBe(text);
  });

  // https://github.com/openclaw/openclaw/issues/102376 has the shapes of both.
  test.each([
    [
      'forwarded',
      'subscriptions B\r\n\r\nadd 5 seats of E3 for A',
      '<p>subscriptions B</p><blockquote itemtype="http://schema.skype.com/Forward"><p>add 5 seats of E3 for A</p></blockquote>',
      'subscriptions B\n> add 5 seats of E3 for A',
    ],
    [
      'code',
      'add 5 seats of E3 for A\nsubscriptions B',
      '<codeblock class="Plain"><code>add 5 seats of E3 for A</code></codeblock><p>subscriptions B</p>',
      '> add 5 seats of E3 for A\nsubscriptions B',
    ],
    ['not of the text', 'help', '<blockquote>x</blockquote><p>add 5 seats of E3 for A</p>', ''],
    ['nothing quoted', 'help', '<p>add 5 seats of E3 for A</p>', 'help'],
  ])('learns from its HTML what of the text is %s', async (_, text, content, heardText) => {
    const { connector, heard } = await parrot();
    const activity = message(connector.serviceUrl, text, { as: ann, in: personal(ann) });
    await connector.deliver({ ...activity, attachments: [{ contentType: 'text/html', content }] });
    expect(heard[0]?.text).toBe(heardText);
  });

  test('keeps mentions when its HTML says what is quoted', async () => {
    const { connector, heard } = await parrot();
    connector.knows(bo);
    const where = { as: ann, in: groupChat('ops') };
    const activity = message(connector.serviceUrl, 'grant viewer to @Bo Berg\nold', where, [bo]);
    const mention = (name: string) =>
      `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">${name}</span>`;
    const content = `<p>${mention(bot.name)} grant viewer to ${mention(bo.name)}</p><blockquote>old</blockquote>`;
    await connector.deliver({ ...activity, attachments: [{ contentType: 'text/html', content }] });
    expect(heard[0]?.text).toBe('grant viewer to @Bo Berg\n> old');
    expect(heard[0]?.mentions).toMatchObject([{ text: '@Bo Berg', person: { name: 'Bo Berg' } }]);
  });

  // https://github.com/microsoft/BotFramework-Services/issues/204
  test('finds a mention that comes without text by its name', async () => {
    const { connector, heard } = await parrot();
    const lead = { ...bo, name: 'R&D Lead' };
    connector.knows(lead);
    const activity = message(connector.serviceUrl, 'grant viewer to <at>R&D Lead</at>', {
      as: ann,
      in: personal(ann),
    });
    const { id, name, aadObjectId } = lead;
    await connector.deliver({
      ...activity,
      entities: [{ type: 'mention', mentioned: { id, name, aadObjectId } }],
    });
    expect(heard[0]).toMatchObject({
      text: 'grant viewer to @R&D Lead',
      mentions: [{ text: '@R&D Lead', person: { objectId: bo.aadObjectId } }],
    });
  });

  test('keeps other mentions as @Name and finds the object id of each person', async () => {
    const { connector, heard } = await parrot();
    connector.knows(bo);
    await connector.say('grant approver to @Bo Berg', { as: ann, in: groupChat('ops'), mentions: [bo] });
    expect(heard[0]?.text).toBe('grant approver to @Bo Berg');
    expect(heard[0]?.mentions).toEqual([
      { text: '@Bo Berg', person: { tenantId: tenant, objectId: bo.aadObjectId, name: 'Bo Berg' } },
    ]);
  });

  test('is handed on without a mentioned person whom Teams does not know', async () => {
    const { connector, heard } = await parrot();
    await connector.say('grant approver to @Bo Berg', { as: ann, in: groupChat('ops'), mentions: [bo] });
    expect(heard[0]).toMatchObject({ text: 'grant approver to @Bo Berg', mentions: [] });
  });

  test('without any text is an empty sentence', async () => {
    const { connector, heard } = await parrot();
    await connector.say('', { as: ann, in: groupChat('ops') });
    expect(heard[0]?.text).toBe('');
  });

  test('shows a name without control and direction characters, cut to 80', async () => {
    const { connector, heard } = await parrot();
    const odd = { ...ann, name: `\u202eAnn\u0000\n ${'x'.repeat(200)}` };
    await connector.say('help', { as: odd, in: personal(ann) });
    expect(heard[0]?.person.name).toBe(`Ann ${'x'.repeat(76)}`);
  });

  test('delivered twice is answered once, also by two instances', async () => {
    const memory = sharedMemory();
    const texts: string[] = [];
    const handle = {
      message: async (incoming: Of<'message'>) => {
        texts.push(incoming.text);
      },
    };
    const one = await started({ memory, handle });
    const two = await started({ memory, handle });
    const { activity } = await one.connector.say('help', { as: ann, in: personal(ann) });
    expect((await one.connector.deliver(activity)).status).toBe(200);
    expect((await two.connector.deliver(activity)).status).toBe(200);
    expect(texts).toEqual(['help']);
  });

  test('of somebody without an object id is answered that the bot cannot know them, and not executed', async () => {
    const { connector, heard } = await parrot();
    const guest = { id: person('Gus').id, name: 'Gus' };
    await connector.say('add 3 seats', { as: guest, in: groupChat('ops') });
    const sent = await connector.next();
    expect(JSON.stringify(sent.card)).toContain('does not tell the bot who you are');
    expect(heard).toEqual([]);
  });

  test('of somebody whose account is of another tenant says so', async () => {
    const { connector, heard } = await parrot();
    const foreign = { ...ann, tenantId: '00000000-1111-4222-8333-444444444444' };
    await connector.say('add 3 seats', { as: foreign, in: groupChat('ops') });
    await connector.say('add 3 seats', { as: ann, in: groupChat('ops') });
    expect(heard.map(({ told }) => told?.organisation)).toEqual([foreign.tenantId, null]);
  });

  // https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md#local-timezone
  test.each([
    ['the activity', { localTimezone: 'America/Denver' }, 'America/Denver'],
    ['the client', { entities: [{ type: 'clientInfo', timezone: 'Europe/Berlin' }] }, 'Europe/Berlin'],
    ['neither', { localTimezone: 'Mountain Standard Time' }, null],
  ])('brings the time zone that %s tells', async (_who, part, zone) => {
    const { connector, heard } = await parrot();
    await connector.deliver({
      ...message(connector.serviceUrl, 'help', { as: ann, in: personal(ann) }),
      ...part,
    });
    expect(heard.map(({ told }) => told?.zone)).toEqual([zone]);
  });

  test('whose handler fails is answered with an apology and a reference that the log has too', async () => {
    const { connector, lines } = await started({
      handle: { message: async () => Promise.reject(new Error('the cellar is flooded')) },
    });
    const { status } = await connector.say('help', { as: ann, in: personal(ann) });
    const sent = JSON.stringify((await connector.next()).card);
    const [failure] = lines.filter(({ level }) => level === 'error');
    expect(status).toBe(200);
    expect(sent).not.toContain('cellar');
    expect(sent).toContain(String(failure?.facts.reference));
  });

  test('gets its 200 once it is noted down; it is open until its answer has left', async () => {
    const [noted, work] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { connector, memory, url } = await started({
      handle: {
        async message(_incoming, reply) {
          await work.promise;
          await reply(saying('done'));
        },
      },
    });
    const { begin } = memory.turns;
    memory.turns.begin = async (turn) => {
      await noted.promise;
      return begin(turn);
    };
    connector.talkTo(url);
    let isTaken = false;
    const said = connector.say('renewals', { as: ann, in: personal(ann) }).then((answered) => {
      isTaken = true;
      return answered;
    });
    await new Promise((next) => setTimeout(next, 50));
    expect(isTaken).toBe(false);
    noted.resolve();
    expect((await said).status).toBe(200);
    expect(memory.open.size).toBe(1);
    work.resolve();
    expect((await connector.next()).activity.summary).toBe('done');
    while (memory.open.size > 0) await new Promise((next) => setImmediate(next));
  });

  test('that waits for its turn when the bot stops is left open, for the next start to tell of', async () => {
    const work = Promise.withResolvers<void>();
    const heard: string[] = [];
    const { connector, memory, url, background } = await started({
      handle: {
        async message({ text }) {
          heard.push(text);
          await work.promise;
        },
      },
    });
    connector.talkTo(url);
    for (const text of ['1', '2', '3', '4', '5', '6'])
      await connector.say(text, { as: ann, in: personal(ann) });
    background.stop();
    work.resolve();
    await background.finish();
    expect(heard).toEqual(['1', '2', '3', '4']);
    expect(memory.open.size).toBe(2);
  });
});

describe('a conversation', () => {
  test('is remembered with the newest service URL, without the thread', async () => {
    const { connector, memory } = await parrot();
    const ops = channel('ops');
    const said = await connector.say('help', { as: ann, in: ops });
    expect(memory.remembered.get(ops.id)).toMatchObject({ threadId: null, serviceUrl: connector.serviceUrl });
    const moved = connector.serviceUrl.replace('127.0.0.1', 'localhost');
    await connector.deliver({ ...said.activity, id: '1', serviceUrl: moved });
    expect(memory.remembered.get(ops.id)?.serviceUrl).toBe(moved);
  });

  test('leaves what Teams calls the person, which cards need to refresh for them', async () => {
    const { connector, memory } = await parrot();
    await connector.say('help', { as: ann, in: personal(ann) });
    expect(memory.teamsIds.get(ann.aadObjectId ?? '')).toBe(ann.id);
  });

  test('in a channel gets its answer in the thread it was asked in, and the answer can be updated there', async () => {
    const { connector, teams, heard, deliveries } = await parrot();
    const ops = channel('ops');
    await connector.say('pending', { as: ann, in: ops, thread: '1700000000001' });
    const sent = await connector.next();
    expect(sent).toMatchObject({ conversationId: ops.id, thread: '1700000000001' });
    expect(heard[0]?.conversation).toMatchObject({
      id: ops.id,
      threadId: '1700000000001',
      channelId: ops.id,
      teamId: ops.teamId,
    });

    const [delivery] = deliveries;
    if (delivery?.kind !== 'delivered') throw new Error('not delivered');
    const remembered: Conversation = { ...(heard[0] as Of<'message'>).conversation, threadId: null };
    expect(delivery.posted.conversationId).toBe(ops.id);
    await teams.chat.update(remembered, delivery.posted.messageId, saying('changed'));
    expect(connector.messages(ops)).toMatchObject([
      { kind: 'update', messageId: sent.messageId, card: saying('changed').card },
    ]);
  });

  test('in a channel gets what the bot posts by itself as a new root message, which can be updated', async () => {
    const { connector, teams, heard } = await parrot();
    const ops = channel('ops');
    await connector.say('help', { as: ann, in: ops });
    await connector.next();
    const conversation: Conversation = { ...(heard[0] as Of<'message'>).conversation, threadId: null };
    const delivery = await teams.chat.send(conversation, saying('alert'));
    const root = await connector.next();
    expect(root).toMatchObject({ conversationId: ops.id, thread: root.messageId });
    expect(delivery).toEqual({
      kind: 'delivered',
      posted: { conversationId: ops.id, messageId: root.messageId },
    });
    expect(await teams.chat.update(conversation, root.messageId, saying('settled'))).toMatchObject({
      kind: 'delivered',
    });
    expect(connector.cardIn(ops)).toEqual(saying('settled').card);
  });

  test('whose thread is gone gets the answer as a new root message', async () => {
    const { connector, memory } = await parrot();
    const ops = channel('ops');
    connector.fail({ status: 404, code: 'ConversationNotFound' });
    await connector.say('help', { as: ann, in: ops, thread: '1700000000001' });
    const sent = await connector.next();
    expect(sent.thread).toBe(sent.messageId);
    expect(memory.closed.size).toBe(0);
  });

  test('is told apart by its id where Teams does not name its kind', async () => {
    const { connector, heard } = await parrot();
    for (const place of [personal(ann), groupChat('ops'), channel('ops')]) {
      const activity = message(connector.serviceUrl, 'help', { as: ann, in: place });
      const conversation = { ...(activity.conversation as object), conversationType: undefined };
      await connector.deliver({ ...activity, conversation });
    }
    expect(heard.map(({ conversation }) => conversation.scope)).toEqual(['personal', 'groupChat', 'channel']);
  });
});
