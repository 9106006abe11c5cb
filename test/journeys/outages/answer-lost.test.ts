import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterTurns } from '../../../src/workflows/bot/unanswered.ts';
import { carryChangesOn } from '../../../src/workflows/changes/carry-changes-on.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, channel, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/**
 * Teams asks bots to try again after 412, 502 and 504, and takes no idempotency key.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 */

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const chat = personal(ann);
const texts = (place: Parameters<RunningBot['connector']['messages']>[0] = chat) =>
  bot.connector.messages(place).map(({ card }) => read(card));
const say = (text: string, place = chat) => bot.connector.say(text, { as: ann, in: place });
/** What the jobs do each few seconds. */
const later = async () => {
  await lookAfterTurns(bot.app.context);
  await deliverAlerts(bot.app.context);
};
const apologies = (place = chat) => texts(place).filter((text) => text.startsWith('No answer'));

describe('an answer that Teams does not take', () => {
  test.each([500, 502, 503, 504, 'reset'] as const)(
    'with %s goes out itself once Teams takes it',
    async (status) => {
      bot.connector.fail({ status, times: 3, on: 'message' });
      await say('add 3 seats of Business Premium for Contoso');
      expect(texts()).toEqual([expect.stringContaining('Contoso')]);
      // It is kept up to date like any other.
      const [posted] = bot.connector.messages(chat);
      const { verb, data } = button(posted?.card ?? {}, 'Cancel request');
      await bot.connector.press(verb, data ?? {}, { as: ann, in: chat, messageId: posted?.messageId ?? '' });
      await later();
      expect(texts()).toEqual([expect.stringMatching(/cancelled/i)]);
    },
  );

  test('for a minute is told later, once, with the message it was for', async () => {
    bot.connector.fail({ status: 503, times: 99, on: 'message' });
    await say('subscriptions Contoso');
    await later();
    expect(texts()).toEqual([]);
    bot.connector.recover();
    bot.simulator.advance({ ms: 61_000 });
    await later();
    await later();
    expect(texts()).toEqual([
      expect.stringMatching(
        /^No answer.*Teams did not take my answer.*“subscriptions Contoso”.*ask again.*Nothing was changed/is,
      ),
    ]);
  });

  test('and stands all the same, is a card of its request from the first press on, and brought up to date', async () => {
    bot.connector.fail({ status: 'reset-after', times: 99, on: 'message' });
    await say('add 3 seats of Business Premium for Contoso');
    bot.connector.recover();
    const [posted] = bot.connector.messages(chat);
    const { verb, data } = button(posted?.card ?? {}, 'Approve');
    const where = { in: chat, messageId: posted?.messageId ?? '' };
    await bot.connector.press(verb, data ?? {}, { as: bo, in: chat, messageId: '' });
    expect(read(bot.connector.cardIn(chat))).toMatch(/Pending/);
    await bot.connector.press(verb, data ?? {}, { as: ann, ...where });
    await carryChangesOn(bot.app.context);
    const found = bot.connector.messages(chat).find(({ messageId }) => messageId === where.messageId);
    expect(read(found?.card ?? null)).toMatch(/Applied/);
  });

  test('to a request says that part of it may be done', async () => {
    bot.connector.fail({ status: 'reset', times: 99, on: 'message' });
    await say('add 3 seats of Business Premium for Contoso');
    bot.connector.recover();
    await later();
    expect(apologies()).toEqual([expect.stringMatching(/Part of it may be done.*pending/is)]);
    expect(apologies()[0]).not.toMatch(/Nothing was changed/);
  });

  test('in a channel is told in its thread, to whom it was for', async () => {
    const team = channel('ops');
    const where = { as: ann, in: team, thread: '1700000000001' };
    bot.connector.fail({ status: 500, times: 99, on: 'message' });
    await bot.connector.say('companies', where);
    bot.connector.recover();
    await later();
    const [told] = bot.connector.messages(team);
    expect(told?.thread).toBe('1700000000001');
    expect(read(told?.card ?? null)).toContain('Ann Archer: Teams did not take my answer');
  });
});
