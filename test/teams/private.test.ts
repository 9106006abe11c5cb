import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer, Conversation } from '../../src/core/words/chat.ts';
import { Adapter } from '../../src/teams/adapter.ts';
import type { Exchange } from '../../src/teams/connector-http.ts';
import { noCredentials } from '../../src/teams/credentials.ts';
import type { Of } from '../../src/teams/handle.ts';
import { forOnePerson } from '../../src/teams/private-card.ts';
import { teamsNotice } from '../../src/views/bot/teams-notices.ts';
import { submitOf, type Where } from '../harness/activities.ts';
import { ann, bot, channel, groupChat, personal } from '../harness/people.ts';
import { shortWaits } from '../harness/short-waits.ts';
import { saying, startBot } from './bot.ts';

/*
 * Messages that one person sees alone.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */

const team = channel('Finance');
const group = groupChat('ops');

const list: Answer = {
  text: 'a list',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    refresh: { action: { type: 'Action.Execute', verb: 'refresh-change', data: { id: '1' } }, userIds: [] },
    body: [
      {
        type: 'Container',
        items: [{ type: 'TextBlock', text: 'Contoso' }],
        selectAction: {
          type: 'Action.Submit',
          data: { msteams: { type: 'messageBack', text: 'company Contoso', displayText: 'company Contoso' } },
        },
      },
      { type: 'Input.Text', id: 'reason' },
      { type: 'ActionSet', actions: [{ type: 'Action.Execute', verb: 'approve', data: { id: '1' } }] },
    ],
    actions: [
      {
        ...{ type: 'Action.Execute', title: 'More', verb: 'page', data: { page: 1 } },
        fallback: { type: 'Action.Submit', title: 'More', data: { verb: 'page', page: 1 } },
      },
      { type: 'Action.Execute', title: 'Reject', verb: 'reject', data: { id: '1' } },
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://pax8.com' },
    ],
  },
};
const looksUp = (verb: string) => verb === 'page';

let it: Awaited<ReturnType<typeof startBot>>;
const heard: (Of<'message'> | Of<'press'>)[] = [];
let answer: Answer = list;
let isAside = false;
beforeAll(async () => {
  it = await startBot({
    ...shortWaits(),
    looksUp,
    handle: {
      async message(incoming, reply) {
        heard.push(incoming);
        await reply(answer, { insist: true, aside: isAside });
      },
      async press(incoming) {
        heard.push(incoming);
        return answer;
      },
    },
  });
});
afterAll(() => it.stop());
beforeEach(() => {
  heard.length = 0;
  answer = list;
  isAside = false;
});

const asks = (text: string, where: Partial<Where> = {}) =>
  it.connector.say(text, { as: ann, in: group, privately: true, ...where });
const place = (): Conversation => {
  const [incoming] = heard;
  if (incoming === undefined) throw new Error('nothing was heard');
  return incoming.conversation;
};

describe('a message that only the bot sees', () => {
  test('is answered so that only its sender sees it, under the words that were asked', async () => {
    const { activity } = await asks('renewals');
    const sent = await it.connector.next();
    expect(sent.onlyFor).toBe(ann.id);
    expect(sent.activity).toMatchObject({
      from: bot,
      recipient: { id: ann.id },
      entities: [{ type: 'targetedMessageInfo', messageId: activity.id }],
    });
    expect(heard[0]).toMatchObject({ text: 'renewals' });
  });

  test('in a channel is answered in its thread', async () => {
    await asks('renewals', { in: team, thread: '77' });
    expect(await it.connector.next()).toMatchObject({
      onlyFor: ann.id,
      thread: '77',
      conversationId: team.id,
    });
  });

  test('leaves no trace of itself in what is remembered of the place', async () => {
    await asks('renewals');
    await it.connector.next();
    expect(place().onlyFor).toEqual({ id: ann.id, asked: expect.any(String) });
    expect(it.memory.remembered.get(group.id)).not.toHaveProperty('onlyFor');
  });

  test('its answer is brought up to date for the same person, without a recipient, as Teams wants it', async () => {
    await asks('renewals');
    const { messageId } = await it.connector.next();
    expect(await it.teams.chat.update(place(), messageId, saying('newer'))).toMatchObject({
      kind: 'delivered',
    });
    const updated = await it.connector.next();
    expect(updated).toMatchObject({ kind: 'update', messageId, onlyFor: ann.id });
    expect(updated.activity).not.toHaveProperty('recipient');
    const { onlyFor: _none, ...open } = place();
    expect(await it.teams.chat.update(open, messageId, saying('for all'))).toMatchObject({ kind: 'gone' });
  });

  test('alone with the bot is a message like any other', async () => {
    await asks('renewals', { in: personal(ann) });
    expect(await it.connector.next()).toMatchObject({ onlyFor: null, conversationId: personal(ann).id });
  });
});

describe('an answer that Teams does not show to one person alone', () => {
  test('goes to their own chat with the bot, with all its buttons', async () => {
    it.connector.fail({ status: 400, code: 'Bad argument', on: 'private' });
    await asks('renewals');
    const sent = await it.connector.next();
    expect(sent).toMatchObject({ conversationId: personal(ann).id, onlyFor: null });
    expect(JSON.stringify(sent.card)).toContain('reject');
  });

  test('and for whom there is no such chat is a line to all, without what was asked', async () => {
    it.connector.fail({ status: 403, code: 'BotNotInConversationRoster', on: 'private' });
    it.connector.fail({ status: 403, code: 'ForbiddenOperationException', on: 'chat' });
    await asks('renewals');
    const sent = await it.connector.next();
    expect(sent).toMatchObject({ conversationId: group.id, onlyFor: null });
    expect(JSON.stringify(sent.card)).toContain('Write to me in a chat of our own');
    expect(JSON.stringify(sent.activity)).not.toContain('Contoso');
  });

  test('for now is tried again', async () => {
    it.connector.fail({ status: 429, on: 'private', times: 2 });
    await asks('renewals');
    expect(await it.connector.next()).toMatchObject({ onlyFor: ann.id });
  });
});

describe('what was asked openly', () => {
  test('is answered to all, or aside when the answer says so: then without the words that were asked', async () => {
    await it.connector.say('renewals', { as: ann, in: group });
    expect((await it.connector.next()).onlyFor).toBeNull();
    expect(heard[0]).toMatchObject({ aside: { id: group.id, onlyFor: { id: ann.id, asked: null } } });
    isAside = true;
    await it.connector.say('renewals', { as: ann, in: group });
    const sent = await it.connector.next();
    expect(sent.onlyFor).toBe(ann.id);
    expect(sent.activity).not.toHaveProperty('entities');
  });

  test('alone with the bot has no aside', async () => {
    isAside = true;
    await it.connector.say('renewals', { as: ann, in: personal(ann) });
    expect((await it.connector.next()).onlyFor).toBeNull();
    expect(heard[0]).not.toHaveProperty('aside');
  });
});

describe('the card that one person sees alone', () => {
  const { card } = forOnePerson(list, looksUp, teamsNotice);
  const text = JSON.stringify(card);

  test('keeps the buttons that look up and leave the chat, and says that others are left out', () => {
    expect(card.actions).toMatchObject([{ verb: 'page' }, { type: 'Action.OpenUrl' }]);
    for (const gone of ['reject', 'approve', 'refresh', 'Input.Text', 'ActionSet'])
      expect(text).not.toContain(gone);
    expect(text).toContain('are left out');
    expect(JSON.stringify(forOnePerson(saying('x'), looksUp, teamsNotice).card)).toBe(
      JSON.stringify(saying('x').card),
    );
  });

  // "interactions with a card can still generate public activity that users might not expect"
  test('echoes nothing to the others when its rows are pressed', () => {
    expect(text).toContain('"text":"company Contoso"');
    expect(text).not.toContain('displayText');
  });

  test('is answered for the same person alone, whatever of it is pressed', async () => {
    await asks('renewals');
    const { card: shown, messageId } = await it.connector.next();
    const [more] = (shown?.actions ?? []) as { data: Record<string, unknown>; fallback: { data: object } }[];
    const pressed = await it.connector.press('page', more?.data ?? {}, { as: ann, in: group, messageId });
    expect(JSON.stringify(pressed.card)).not.toContain('reject');
    expect(heard.at(-1)?.conversation).toHaveProperty('onlyFor.id', ann.id);

    await it.connector.submit(more?.fallback.data, { as: ann, in: group, messageId });
    expect(await it.connector.next()).toMatchObject({ onlyFor: ann.id });

    const [row] = card.body as [{ selectAction: { data: { msteams: { text: string; value: object } } } }];
    const { text: says, value: marked } = row.selectAction.data.msteams;
    for (const value of [marked, JSON.stringify(marked)]) {
      const old = submitOf(it.connector.serviceUrl, value, { as: ann, in: group, messageId });
      await it.connector.deliver({ ...old, text: says });
      expect(await it.connector.next()).toMatchObject({ onlyFor: ann.id });
      expect(heard.at(-1)).toMatchObject({ text: 'company Contoso' });
    }
  });

  test('cannot be made to hide what does more than look up', async () => {
    await it.connector.press(
      'approve',
      { id: '1', onlyForPresser: true },
      { as: ann, in: group, messageId: '1' },
    );
    expect(place()).not.toHaveProperty('onlyFor');
  });
});

// botbuilder knows neither the address nor the entity, so the bot makes these calls itself.
test('calls that botbuilder does not know are signed like its own, and go to the address of the conversation', async () => {
  const calls: Parameters<Exchange>[0][] = [];
  const adapter = new Adapter({
    appId: 'app',
    credentials: {
      ...noCredentials,
      createCredentials: async () => ({
        async signRequest(call) {
          call.headers.set('authorization', 'Bearer of the bot');
          return call;
        },
      }),
    },
    async exchange(call) {
      calls.push(call);
      return { status: 201, text: calls.length === 1 ? '{"id":"9"}' : '' };
    },
    openIdMetadata: '',
  });
  const connector = await adapter.connectorAt('https://smba.trafficmanager.net/emea/');
  const message = { type: 'message', summary: 's', attachments: [], from: bot } as const;
  const id = '19:x@thread.tacv2;messageid=1';
  expect(await connector.sendTargeted(id, message, { id: ann.id, asked: null })).toBe('9');
  await connector.updateTargeted(id, '9', message);
  const address = `https://smba.trafficmanager.net/emea/v3/conversations/${encodeURIComponent(id)}/activities`;
  expect(
    calls.map(({ method, url, headers }) => [method, url, new Headers(headers).get('authorization')]),
  ).toEqual([
    ['POST', `${address}?isTargetedActivity=true`, 'Bearer of the bot'],
    ['PUT', `${address}/9?isTargetedActivity=true`, 'Bearer of the bot'],
  ]);
  expect(calls.map(({ body }) => JSON.parse(body ?? ''))).toMatchObject([
    { recipient: { id: ann.id }, conversation: { id } },
    { id: '9', conversation: { id } },
  ]);
});
