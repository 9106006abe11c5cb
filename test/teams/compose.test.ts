import { afterEach, expect, test } from '@jest/globals';
import { composeOf } from '../harness/activities.ts';
import { ann, bot as botAccount, channel, groupChat, personal } from '../harness/people.ts';
import { saying, startBot } from './bot.ts';

/*
 * The shapes are those of Microsoft's pages:
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */

type Bot = Awaited<ReturnType<typeof startBot>>;
let bot: Bot | null = null;
afterEach(async () => {
  await bot?.stop();
  bot = null;
});
const started = async (...options: Parameters<typeof startBot>): Promise<Bot> => {
  bot = await startBot(...options);
  return bot;
};

const chat = groupChat('a customer');
const query = (name: string, value: unknown, queryOptions: object = { skip: 0, count: 25 }) => ({
  commandId: 'companies',
  parameters: [{ name, value }],
  queryOptions,
});

test('a search answers with adaptive cards and a thumbnail as the preview of each', async () => {
  const { card } = saying('Contoso');
  const { connector } = await started({
    handle: { search: async () => ({ results: [{ title: 'Contoso <b>', text: '3 seats', card }] }) },
  });
  const { status, body } = await connector.compose('query', query('text', 'con'), { as: ann, in: chat });
  expect(status).toBe(200);
  expect(body).toEqual({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: card,
          preview: {
            contentType: 'application/vnd.microsoft.card.thumbnail',
            content: { title: 'Contoso  b ', text: '3 seats' },
          },
        },
      ],
    },
  });
});

test.each([
  ['what was typed', query('text', ' con '), { text: 'con', skip: 0, count: 25 }],
  ['nothing when it opens by itself', query('initialRun', 'true'), { text: '', skip: 0, count: 25 }],
  ['the page', query('text', 'a', { skip: 50, count: 10 }), { text: 'a', skip: 50, count: 10 }],
  ['no more than a page', query('text', 'a', { skip: -1, count: 9_999 }), { text: 'a', skip: 0, count: 25 }],
  ['a page when no page is named', { commandId: 'companies' }, { text: '', skip: 0, count: 25 }],
  ['no text that is no text', query('text', { a: 1 }), { text: '', skip: 0, count: 25 }],
  ['a cut of a long text', query('text', 'x'.repeat(5_000)), { text: 'x'.repeat(200), skip: 0, count: 25 }],
])('a search is handed over with %s', async (_, value, expected) => {
  const seen: unknown[] = [];
  const { connector } = await started({
    handle: {
      search: async ({ text, skip, count }) => {
        seen.push({ text, skip, count });
        return { results: [] };
      },
    },
  });
  await connector.compose('query', value, { as: ann, in: chat });
  expect(seen).toEqual([expected]);
});

const stranger = { id: '29:guest', name: 'Guest' };

test.each([
  ['no search', { as: ann, value: {} as object }, 'This is not a command of this bot.'],
  [
    'somebody whom Teams does not name',
    { as: stranger, value: query('text', '') },
    'does not tell the bot who you are',
  ],
])('%s gets a line as an answer', async (_, { as, value }, line) => {
  const { connector } = await started();
  const { body } = await connector.compose('query', { ...value }, { as, in: chat });
  expect(body).toEqual({ composeExtension: { type: 'message', text: expect.stringContaining(line) } });
});

test('a search that takes longer than Teams waits says that it is still loading', async () => {
  const { connector } = await started({
    pause: async () => {},
    handle: {
      search: () => new Promise((done) => setImmediate(() => setImmediate(() => done({ results: [] })))),
    },
  });
  const { body } = await connector.compose('query', query('text', ''), { as: ann, in: chat });
  expect(body).toEqual({
    composeExtension: { type: 'message', text: 'Still loading. Search again in a moment.' },
  });
});

test('a failure is a line with a reference that is in the log, never the error', async () => {
  const { connector, lines } = await started({
    handle: {
      search: async () => {
        throw new Error('secret');
      },
      dialog: async () => {
        throw new Error('secret');
      },
    },
  });
  const where = { as: ann, in: chat };
  const answers = [
    await connector.compose('query', query('text', ''), where),
    await connector.compose('fetchTask', { commandId: 'createChange' }, where),
  ];
  const said = JSON.stringify(answers.map(({ body }) => body));
  expect(said).not.toContain('secret');
  expect(said.match(/Reference [0-9a-f]{8}/g)).toHaveLength(2);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2);
});

test('a conversation in which the extension is used is not one where the bot can speak', async () => {
  const { connector, memory } = await started();
  await connector.compose('query', query('text', ''), { as: ann, in: chat });
  await connector.compose('fetchTask', { commandId: 'createChange' }, { as: ann, in: chat });
  expect([...memory.remembered.keys()]).toEqual([]);
});

test('an activity of the extension needs no conversation, as in the example from a chat of two', async () => {
  const { connector } = await started();
  const { conversation: _, ...activity } = composeOf(
    connector.serviceUrl,
    'fetchTask',
    {},
    { as: ann, in: chat },
  );
  expect((await connector.deliver(activity)).status).toBe(200);
  expect((await connector.deliver({ ...activity, type: 'message' })).status).toBe(400);
});

test('another tenant gets nothing, and somebody else’s account in ours is told of', async () => {
  const seen: unknown[] = [];
  const { connector } = await started({
    handle: {
      search: async (incoming) => {
        seen.push(incoming);
        return { results: [] };
      },
    },
  });
  const activity = composeOf(connector.serviceUrl, 'query', query('text', ''), { as: ann, in: chat });
  const answered = await connector.deliver({
    ...activity,
    conversation: { ...(activity.conversation as object), tenantId: undefined },
    channelData: {},
  });
  expect([answered.status, seen]).toEqual([200, []]);
  const theirs = '11111111-2222-4333-8444-555555555555';
  await connector.deliver({ ...activity, channelData: { tenant: { id: theirs } } });
  expect(seen).toEqual([
    expect.objectContaining({ told: { organisation: theirs, zone: null, locale: null } }),
  ]);
});

/** The message of Microsoft's example (channel, reply to thread). */
const message = (content: string, more: object = {}) => ({
  commandId: 'createChange',
  commandContext: 'message',
  messagePayload: {
    id: '1611060744833',
    deleted: false,
    body: { contentType: 'html', content },
    mentions: [
      {
        id: 0,
        mentionText: 'Pax8 Ops',
        mentioned: { user: null, application: { applicationIdentityType: 'bot', id: botAccount.id } },
      },
      {
        id: 1,
        mentionText: 'Bo Berg',
        mentioned: { user: { id: 'x', displayName: 'Bo Berg' }, application: null },
      },
    ],
    ...more,
  },
});

test.each([
  [
    'HTML is plain text, and a mentioned bot is no word of it',
    message('<div><div><at id="0">Pax8 Ops</at> add 3 &amp; more</div>\n<p>for <b>Contoso</b></p></div>'),
    { text: 'add 3 & more\nfor Contoso', quoted: '' },
  ],
  [
    'a mentioned person stays',
    message('<p><at id="1">Bo Berg</at> wants 3</p>'),
    { text: 'Bo Berg wants 3', quoted: '' },
  ],
  [
    'what is quoted is kept apart',
    message('<blockquote>remove 9 seats</blockquote><p>add 3</p><pre>drop table</pre>'),
    { text: 'add 3', quoted: 'remove 9 seats\ndrop table' },
  ],
  [
    'plain text is taken as it is',
    message('', { body: { contentType: 'text', content: 'add 3\n> remove 9\nfor <Contoso>' } }),
    { text: 'add 3\nfor <Contoso>', quoted: 'remove 9' },
  ],
  ['a deleted message is empty', message('add 3', { deleted: true }), { text: '', quoted: '' }],
  ['a dialog without a message is empty', { commandId: 'createChange' }, { text: '', quoted: '' }],
  ['an odd message is empty', { messagePayload: 'x' }, { text: '', quoted: '' }],
])('the dialog on a message: %s', async (_, value, expected) => {
  const seen: unknown[] = [];
  const { connector } = await started({
    handle: {
      dialog: async ({ text, quoted, shown, conversation }) => {
        seen.push({ text, quoted, shown, thread: conversation.threadId });
        return { title: 'Create a change', ...saying('A card') };
      },
    },
  });
  const { body } = await connector.compose('fetchTask', value, {
    as: ann,
    in: channel('help desk'),
    thread: '1611060744833',
  });
  expect(seen).toEqual([{ ...expected, shown: null, thread: '1611060744833' }]);
  expect(body).toEqual({
    task: {
      type: 'continue',
      value: {
        title: 'Create a change',
        height: 'medium',
        width: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: saying('A card').card },
      },
    },
  });
});

test('what is sent from the dialog is handed over once; a second delivery is marked', async () => {
  const seen: unknown[] = [];
  const { connector } = await started({
    handle: {
      dialog: async ({ text, quoted, shown, repeated }) => {
        seen.push({ text, quoted, shown, repeated });
        return { notice: 'Done' };
      },
    },
  });
  const data = { text: ' add 3 ', shown: 'add 2', quoted: 'remove 9' };
  const value = { commandId: 'createChange', commandContext: 'message', data };
  const activity = composeOf(connector.serviceUrl, 'submitAction', value, { as: ann, in: personal(ann) });
  const { body } = await connector.deliver(activity);
  expect(body).toEqual({ task: { type: 'message', value: 'Done' } });
  await connector.deliver(activity);
  const read = { text: 'add 3', shown: 'add 2', quoted: 'remove 9' };
  expect(seen).toEqual([read, { ...read, repeated: true }]);
});

test.each([
  ['no data', {}, ann, 'This is not a command of this bot.'],
  ['a stranger', { data: { text: 'add 3' } }, stranger, 'does not tell the bot who you are'],
])('a dialog that is sent with %s ends with a line', async (_, value, as, line) => {
  const { connector } = await started();
  const { body } = await connector.compose('submitAction', value, { as, in: chat });
  expect(body).toEqual({ task: { type: 'message', value: expect.stringContaining(line) } });
});

test('a dialog that takes longer than Teams waits says that the answer comes in the chat', async () => {
  const { connector } = await started({
    pause: async () => {},
    handle: {
      dialog: () => new Promise((done) => setImmediate(() => setImmediate(() => done({ notice: 'late' })))),
    },
  });
  const value = { data: { text: 'add 3', shown: 'add 3', quoted: '' } };
  const { body } = await connector.compose('submitAction', value, { as: ann, in: chat });
  expect(body).toEqual({ task: { type: 'message', value: expect.stringContaining('comes in the chat') } });
});

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
test('a searchable choice answers with what was found by what is typed', async () => {
  const asked: unknown[] = [];
  const { connector } = await started({
    handle: {
      choices: async ({ dataset, text, skip, count }) => {
        asked.push({ dataset, text, skip, count });
        return [{ title: 'Contoso <b>', value: 'c-1' }];
      },
    },
  });
  const typed = { dataset: 'companies', queryText: ' con ', queryOptions: { skip: 0, top: 15 } };
  const { status, body } = await connector.typeIn(typed, { as: ann, in: chat });
  expect(status).toBe(200);
  expect(body).toEqual({
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: [{ title: 'Contoso  b ', value: 'c-1' }] },
  });
  expect(asked).toEqual([{ dataset: 'companies', text: 'con', skip: 0, count: 15 }]);
});

test.each([
  ['a value that is none', { queryText: 'con' }],
  ['a search that fails', { dataset: 'companies' }],
])('after %s a searchable choice shows nothing', async (_, value) => {
  const { connector } = await started({
    handle: {
      choices: async () => {
        throw new Error('away');
      },
    },
  });
  const { status, body } = await connector.typeIn(value, { as: ann, in: chat });
  expect([status, body]).toEqual([
    200,
    { type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } },
  ]);
});
