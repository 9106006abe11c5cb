import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../src/core/words/chat.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { buttons, read } from '../harness/cards.ts';
import { ann, bo, channel, cy, groupChat, type Place, personal, type Somebody } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/*
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const customers = groupChat('with a customer');
const helpDesk = channel('help desk');

type Result = Readonly<{
  content: Card;
  preview: Readonly<{ content: Readonly<{ title: string; text: string }> }>;
}>;
type Answer = Readonly<{ type: string; text?: string; attachments?: readonly Result[] }>;

const search = async (
  commandId: string,
  text: string,
  more: Readonly<{ as?: Somebody; skip?: number; count?: number }> = {},
): Promise<Answer> => {
  const { as = ann, skip = 0, count = 25 } = more;
  const value = { commandId, parameters: [{ name: 'text', value: text }], queryOptions: { skip, count } };
  const { body } = await bot.connector.compose('query', value, { as, in: customers });
  return (body as { composeExtension: Answer }).composeExtension;
};
const titles = ({ attachments = [] }: Answer): string[] =>
  attachments.map(({ preview }) => preview.content.title);
const cardsOf = ({ attachments = [] }: Answer): Card[] => attachments.map(({ content }) => content);

type Task = Readonly<{ type: string; value: unknown }>;
const taskOf = (body: unknown): Task => (body as { task: Task }).task;
const dialogCard = ({ value }: Task): Card => (value as { card: { content: Card } }).card.content;

const open = async (html: string, as: Somebody = ann, place: Place = customers): Promise<Task> => {
  const value = {
    commandId: 'createChange',
    commandContext: 'message',
    messagePayload: { body: { contentType: 'html', content: html }, mentions: [] },
  };
  return taskOf((await bot.connector.compose('fetchTask', value, { as, in: place })).body);
};

/** The data of the dialog's button, and the text in its box. */
const sentBy = (card: Card, text?: string) => {
  const [action] = card.actions as { data: Record<string, string> }[];
  const [input] = card.body as { value: string }[];
  return { ...action?.data, text: text ?? input?.value ?? '' };
};
const send = async (data: object, as: Somebody = ann, place: Place = customers): Promise<Task> => {
  const value = { commandId: 'createChange', commandContext: 'message', data };
  return taskOf((await bot.connector.compose('submitAction', value, { as, in: place })).body);
};

const premium = demoIds.contosoBusinessPremium;
const changes = () => bot.app.context.memory.changes.ofSubscription(premium, 10);
const lookedUp = () => bot.simulator.requests().length;

describe('a search from the message box', () => {
  beforeEach(() => bot.loaded());

  test('finds a company while its name is typed, and inserts what it has', async () => {
    const before = lookedUp();
    const found = await search('companies', 'conto');
    expect(titles(found)).toEqual(['Contoso']);
    const [card] = cardsOf(found);
    expect(read(card ?? null)).toContain('Business Premium');
    // Within five seconds, also when Pax8 is slow: nothing is read for it.
    expect(lookedUp()).toBe(before);
  });

  test('finds a subscription by parts of both names in any order, or by a short name of the product', async () => {
    const both = titles(await search('subscriptions', 'prem conto'));
    expect(both).toEqual(['Contoso · Microsoft 365 Business Premium']);
    expect(titles(await search('subscriptions', 'contoso bp'))).toEqual(both);
  });

  test('finds a renewal by company and period, the next first', async () => {
    const all = await search('renewals', '', { count: 5 });
    expect(titles(all)).toHaveLength(5);
    const [first = ''] = titles(all);
    const [company = ''] = first.split(' · ');
    expect(titles(await search('renewals', company))).toContain(first);
    expect(titles(await search('renewals', `${company} next 3 years`))).toContain(first);
    expect((await search('renewals', `${company} next year`)).type).toMatch(/^(message|result)$/);
  });

  test('opens with results before anything is typed, and gives them page by page', async () => {
    const first = titles(await search('companies', '', { count: 5 }));
    const second = titles(await search('companies', '', { skip: 5, count: 5 }));
    expect(first).toHaveLength(5);
    expect([...first, ...second]).toEqual([...first, ...second].sort((a, b) => a.localeCompare(b)));
    expect(first.some((title) => second.includes(title))).toBe(false);
    expect(await search('companies', '', { skip: 500, count: 5 })).toEqual({
      type: 'result',
      attachmentLayout: 'list',
      attachments: [],
    });
  });

  test('what is inserted needs no bot, tells no price and goes on being true: no buttons, no "in 19 days"', async () => {
    for (const kind of ['companies', 'subscriptions', 'renewals'])
      for (const card of cardsOf(await search(kind, ''))) {
        expect(buttons(card)).toEqual([]);
        expect(card).not.toHaveProperty('refresh');
        expect(JSON.stringify(card)).not.toMatch(/Action\.(?:Execute|Submit)|Input\./);
        expect(read(card)).not.toMatch(/[$€£]|\b(?:ago|today|tomorrow|yesterday)\b|\bin \d+ days?\b/);
        expect(read(card)).toMatch(/Pax8, read \d+ \w{3} \d{4} \d\d:\d\d/);
      }
  });

  test('finds a name with a typo, and says so when nothing is found', async () => {
    expect(titles(await search('companies', 'contsoo'))).toContain('Contoso');
    expect(await search('companies', 'zzzz')).toEqual({
      type: 'message',
      text: expect.stringContaining('Nothing found'),
    });
    expect((await search('companies', '!!!')).type).toBe('message');
    expect((await search('invoices', '')).type).toBe('message');
  });

  test('answers only those who have a role', async () => {
    await bot.stop();
    bot = await startBot({ env: { DEFAULT_ROLE: 'none' } });
    await bot.loaded();
    const answered = await search('companies', '');
    expect(answered).toEqual({ type: 'message', text: expect.stringContaining('You have no role') });
    expect((await search('companies', '', { as: bo })).type).toBe('result');
  });
});

test('a search before the first read from Pax8 says that the bot is still reading', async () => {
  await bot.stop();
  bot = await startBot({ simulator: { listLatencyMs: 600 } });
  expect(await search('companies', '')).toEqual({
    type: 'message',
    text: expect.stringContaining('Search again in a minute'),
  });
});

describe('Create a change, on a message', () => {
  beforeEach(() => bot.loaded());
  const wish = '<p>Hi team, add 3 seats of Business Premium for Contoso please</p>';

  test('shows what is read in the text of the message, and requests nothing yet', async () => {
    const task = await open(wish);
    expect(task.type).toBe('continue');
    expect(read(dialogCard(task))).toContain('Add 3 Microsoft 365 Business Premium for Contoso (12 → 15)');
    expect(await changes()).toEqual([]);
  });

  test('sent as it was shown, it is requested like a typed sentence, where the bot is a member', async () => {
    await bot.connector.install({ as: ann, in: customers });
    await bot.connector.next();
    const task = await send(sentBy(dialogCard(await open(wish))));
    expect(task).toEqual({ type: 'message', value: 'The bot answered in this conversation.' });
    const [change] = await changes();
    expect(change).toMatchObject({ state: 'pending', wanted: { kind: 'seats', to: 15 } });
    expect(change?.requestedBy.name).toBe('Ann Archer');
    const card = bot.connector.cardIn(customers);
    expect(buttons(card)).toContain('Approve');
  });

  test('where the bot is no member, its answer comes in the person’s own chat with it', async () => {
    await bot.ask('help');
    const task = await send(sentBy(dialogCard(await open(wish))));
    expect(task.value).toContain('in your chat with it');
    expect(bot.connector.messages(customers)).toEqual([]);
    expect(buttons(bot.connector.cardIn(personal(ann)))).toContain('Approve');
    expect(await changes()).toHaveLength(1);
  });

  test('in a channel its answer comes in the thread of the message', async () => {
    await bot.connector.install({ as: ann, in: helpDesk });
    await bot.connector.next();
    const task = await open(wish, ann, helpDesk);
    const thread = '1795000000777';
    const value = { commandId: 'createChange', data: sentBy(dialogCard(task)) };
    await bot.connector.compose('submitAction', value, { as: ann, in: helpDesk, thread });
    expect(bot.connector.messages(helpDesk).at(-1)).toMatchObject({ thread });
  });

  test('with no place for the answer nothing is requested', async () => {
    const task = await send(sentBy(dialogCard(await open(wish))));
    expect(task.value).toContain('Nothing was requested');
    expect(await changes()).toEqual([]);
  });

  test('where the bot was removed meanwhile, the answer still reaches the person', async () => {
    await bot.ask('help');
    await bot.connector.install({ as: ann, in: customers });
    await bot.connector.next();
    const data = sentBy(dialogCard(await open(wish)));
    bot.connector.fail({ status: 403, code: 'BotNotInConversationRoster', times: 1 });
    expect((await send(data)).value).toContain('in your chat with it');
  });

  test('a changed text is read and shown once more before anything is requested', async () => {
    await bot.ask('help');
    const opened = dialogCard(await open(wish));
    const again = await send(sentBy(opened, 'add 4 seats of Business Premium for Contoso'));
    expect(again.type).toBe('continue');
    expect(read(dialogCard(again))).toContain('(12 → 16)');
    expect(await changes()).toEqual([]);
    expect((await send(sentBy(dialogCard(again)))).type).toBe('message');
    expect((await changes())[0]).toMatchObject({ wanted: { to: 16 } });
  });

  test('what the message quotes is shown and never read', async () => {
    const task = await open(
      '<blockquote>remove 9 seats of Business Premium for Contoso</blockquote><p>add 3 business premium for contoso</p>',
    );
    const text = read(dialogCard(task));
    expect(text).toContain('(12 → 15)');
    expect(text).toContain('not read');
    expect(text).not.toContain('(12 → 3)');
  });

  test.each([
    ['a question', 'could you tell me whether they went from 12 to 15 E3?', /No change|understand/],
    ['a look-up', 'renewals for contoso', /asks for no change/],
    [
      'a quote alone',
      '<blockquote>add 3 seats of Business Premium for Contoso</blockquote>',
      /What should change/,
    ],
    ['a refusal', 'do not add 3 seats of Business Premium for Contoso', /do not want/],
    ['nothing', '', /What should change/],
  ])('%s requests nothing, however often it is sent', async (_, html, words) => {
    await bot.ask('help');
    const opened = await open(`<p>${html}</p>`);
    expect(read(dialogCard(opened))).toMatch(words);
    const again = await send({ ...sentBy(dialogCard(opened)), shown: sentBy(dialogCard(opened)).text });
    expect(again.type).toBe('continue');
    expect(await changes()).toEqual([]);
  });

  test('the reason and the ticket in the message go onto the request', async () => {
    await bot.ask('help');
    const opened = dialogCard(await open(`${wish.replace(' please', '')} because of new hires, ticket 4711`));
    expect(read(opened)).toMatch(/Reason: new hires.*4711/);
    await send(sentBy(opened));
    expect((await changes())[0]).toMatchObject({ purpose: 'new hires' });
  });

  test('a change for another day is offered as a plan in the chat, never done now', async () => {
    await bot.ask('help');
    const opened = dialogCard(
      await open('<p>remove 3 seats of Business Premium for Contoso on 1 January</p>'),
    );
    expect(read(opened)).toContain('after the renewal');
    await send(sentBy(opened));
    expect(read(bot.connector.cardIn(personal(ann)))).toContain('Not for that day');
    expect(await changes()).toEqual([]);
  });

  test('is not read beside what its sender said before: what is shown is what is asked for', async () => {
    await bot.ask('add 2 seats of Business Premium for Contoso');
    const before = await changes();
    const opened = dialogCard(await open('<p>make it 9</p>'));
    expect(read(opened)).toContain('I did not understand that');
    await send({ ...sentBy(opened), shown: 'make it 9' });
    expect(await changes()).toEqual(before);
  });

  test('several changes of one message are all shown, and all asked for', async () => {
    await bot.ask('help');
    const opened = dialogCard(
      await open('<p>add 3 business premium for contoso</p><p>add 1 exchange online plan 1 for contoso</p>'),
    );
    expect(read(opened)).toMatch(/Business Premium[\s\S]*Exchange Online/);
    await send(sentBy(opened));
    expect(await changes()).toMatchObject([{ state: 'pending', wanted: { to: 15 } }]);
  });

  test('what lacks something is asked for in the chat', async () => {
    await bot.ask('help');
    const opened = dialogCard(await open('<p>add business premium for contoso</p>'));
    expect(read(opened)).toContain('Something is missing');
    await send(sentBy(opened));
    expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/how many/i);
    expect(await changes()).toEqual([]);
  });

  test('one dialog sent twice makes one request', async () => {
    await bot.ask('help');
    const data = sentBy(dialogCard(await open(wish)));
    await send(data);
    await send(data);
    expect(await changes()).toHaveLength(1);
  });

  test('is for those who may request, and never approves', async () => {
    await bot.stop();
    bot = await startBot({ env: { DEFAULT_ROLE: 'viewer' } });
    await bot.loaded();
    await bot.ask('help', cy);
    expect((await open(wish, cy)).value).toContain('needs the role requester');
    const data = { text: 'add 3 seats of Business Premium for Contoso', quoted: '' };
    expect((await send({ ...data, shown: data.text }, cy)).value).toContain('needs the role requester');
    // An admin's own request waits for somebody else, as a typed one does.
    await bot.ask('help', bo);
    await send({ ...data, shown: data.text }, bo);
    expect((await changes())[0]).toMatchObject({ state: 'pending' });
  });

  test('a long or hostile text stays text', async () => {
    const task = await open(`<p>\${system} [x](http://evil) ${'very long '.repeat(500)}</p>`);
    const card = dialogCard(task);
    expect(card.version).toBe('1.5');
    expect(sentBy(card).text.length).toBeLessThanOrEqual(1000);
    expect(JSON.stringify(card)).not.toContain('${');
  });
});
