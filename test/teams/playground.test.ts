import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/core/words/chat.ts';
import { forPlayground } from '../../src/teams/playground.ts';
import { ann, personal, tenant } from '../harness/people.ts';
import { startBot } from './bot.ts';

test('for the Playground a sentence button carries the plain sentence, and everything else stays', () => {
  const say = {
    type: 'Action.Submit',
    title: 'Help',
    data: { msteams: { type: 'messageBack', text: 'help', displayText: 'help' } },
  };
  const press = { type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { id: '1' } };
  const card = {
    type: 'AdaptiveCard',
    body: [{ type: 'ActionSet', actions: [say] }],
    actions: [press],
    speak: null,
  };
  expect(forPlayground({ card, text: 'x' })).toEqual({
    text: 'x',
    card: { ...card, body: [{ type: 'ActionSet', actions: [{ ...say, data: { text: 'help' } }] }] },
  });
});

test('somebody whom Teams does not find is an answer, not a fault; a Teams that does not answer is one', async () => {
  const bot = await startBot();
  const where: Conversation = {
    ...{ tenantId: tenant, id: personal(ann).id, scope: 'personal', serviceUrl: bot.connector.serviceUrl },
    ...{ botId: 'bot', botName: 'Pax8', threadId: null, teamId: null, channelId: null, personId: null },
  };
  const person = { tenantId: tenant, objectId: 'nobody', name: 'Nobody' };
  expect(await bot.teams.chat.memberOf(person, where)).toBeNull();
  expect(await bot.teams.chat.memberOf(person, { ...where, serviceUrl: 'http://127.0.0.1:1/' })).toBeNull();
  const untold = bot.lines.filter(({ message }) => message === 'a member could not be looked up');
  expect(untold.map(({ level }) => level)).toEqual(['info', 'warn']);
  await bot.stop();
});
