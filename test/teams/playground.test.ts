import { expect, test } from '@jest/globals';
import { forPlayground } from '../../src/teams/playground.ts';

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
