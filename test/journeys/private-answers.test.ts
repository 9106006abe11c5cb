import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreError } from '../../src/store/store-error.ts';
import { read } from '../harness/cards.ts';
import { ann, channel, groupChat, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/*
 * What one person sees alone in a channel or group chat: figures and refusals, never what others have to approve or are told.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */

const team = channel('Operations');
const group = groupChat('desk');

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { PRIVATE_ANSWERS: 'on' }, overrides: { jobs: [] } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const says = async (text: string, privately?: true, place = team) => {
  await bot.connector.say(text, { as: ann, in: place, ...(privately ? { privately } : {}) });
  const sent = await bot.connector.next();
  return { ...sent, text: read(sent.card) };
};
const decides = /"verb":"(?:approve|reject|confirm|cancel)/;
const waiting = () => bot.app.context.memory.changes.inStates(tenant, ['pending']);

describe('with PRIVATE_ANSWERS on', () => {
  test.each([
    ['a look-up', 'subscriptions contoso', 'Contoso'],
    ['what was not understood', 'flurb the grommets', 'I did not understand'],
    ['a refusal', 'approvals here', 'This needs the role'],
  ])('%s is shown to who asked alone, in a channel as in a group chat', async (_what, sentence, shown) => {
    for (const place of [team, group]) {
      const { onlyFor, text } = await says(sentence, undefined, place);
      expect([onlyFor, text]).toEqual([ann.id, expect.stringContaining(shown)]);
    }
  });

  test('a look-up while the store is away is shown to who asked alone too', async () => {
    const roles = bot.app.context.memory.roles as { granted: unknown };
    const { granted } = roles;
    roles.granted = () => Promise.reject(new StoreError('the disk is full', { kind: 'memory-away' }));
    const { onlyFor, text } = await says('subscriptions contoso');
    roles.granted = granted;
    expect([onlyFor, text]).toEqual([
      ann.id,
      expect.stringMatching(/memory[\s\S]*Contoso|Contoso[\s\S]*memory/),
    ]);
  });

  test('in the own chat nothing changes', async () => {
    expect(await says('subscriptions contoso', undefined, personal(ann))).toMatchObject({ onlyFor: null });
  });

  test('a change that was asked openly is seen by all, since colleagues approve it', async () => {
    const { onlyFor, text } = await says('add 3 seats of Exchange Plan 1 for Contoso');
    expect(onlyFor).toBeNull();
    expect(text).toContain('Exchange');
    expect(await waiting()).toHaveLength(1);
  });

  test('what waits for a decision is shown to all who may decide', async () => {
    const { onlyFor, card } = await says('pending');
    expect(onlyFor).toBeNull();
    expect(JSON.stringify(card)).toMatch(decides);
  });
});

describe('asked with /', () => {
  test('a question is answered to who asked alone', async () => {
    expect(await says('renewals next 30 days', true)).toMatchObject({ onlyFor: ann.id });
  });

  test('the list of what waits comes without the buttons that decide', async () => {
    const { onlyFor, card, text } = await says('pending', true);
    expect(onlyFor).toBe(ann.id);
    expect(JSON.stringify(card)).not.toMatch(decides);
    expect(text).toContain('are left out');
  });

  test.each([
    ['a change', 'add 2 seats of Business Basic for Litware'],
    [
      'two changes',
      'add 2 seats of Business Basic for Litware and remove 1 seat of Exchange Plan 1 for Contoso',
    ],
    ['a place for alerts', 'alerts here'],
    ['a right', 'grant admin to me'],
  ])('%s is not taken, and says where it is', async (_what, sentence) => {
    const { onlyFor, text } = await says(sentence, true);
    expect([onlyFor, text]).toEqual([ann.id, expect.stringContaining('Ask for changes openly')]);
    expect(await waiting()).toHaveLength(1);
  });
});
