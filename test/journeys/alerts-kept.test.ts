import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hour, minute } from '../../src/core/words/durations.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { watchPlaces } from '../../src/workflows/alerts/lost-places.ts';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import { bo, channel, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/**
 * A refusal (4xx but 408, 412, 429) proves that nothing was posted.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 * Teams refused whole runs with 401 for hours: https://github.com/MicrosoftDocs/msteams-docs/issues/14336
 */

const office = channel('office');
let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const say = async (text: string, as: Somebody = bo, where = office) => {
  const before = bot.connector.messages(where).length;
  await bot.connector.say(text, { as, in: where });
  await until(() => bot.connector.messages(where).length > before);
  return read(bot.connector.messages(where).at(-1)?.card ?? null);
};
const memory = () => bot.app.context.memory;
const inState = async (state: 'due' | 'posted' | 'dropped' | 'unsure') =>
  (await memory().alerts.inState(tenant, state, 999)).filter(
    ({ conversationId }) => conversationId === office.id,
  );
const place = async () => (await memory().alertPlaces.list(tenant))[0];
/** Sweeps with Teams failing in this way, and returns how many alerts are kept. */
const sweptWhile = async (status: number, code: string, times = 99) => {
  await say('alerts here for Northwind');
  await say('whoami', bo, personal(bo));
  bot.connector.fail({ status, code, times, on: 'message' });
  await bot.connector.say('alerts run', { as: bo, in: personal(bo) });
  return (await inState('due')).length;
};
const recovered = () => bot.connector.recover();

describe('alerts that Teams refuses', () => {
  test.each([
    [401, 'Unauthorized'],
    [400, 'BadSyntax'],
    [403, 'NotEnoughPermissions'],
    [403, 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound'],
  ])('with %i %s stay due, and are posted once when Teams answers again', async (status, code) => {
    const kept = await sweptWhile(status, code);
    expect(kept).toBeGreaterThan(1);
    expect([await inState('unsure'), await inState('dropped'), await inState('posted')]).toEqual([
      [],
      [],
      [],
    ]);

    recovered();
    const before = bot.connector.messages(office).length;
    await say('alerts run', bo, personal(bo));
    await until(async () => (await inState('due')).length === 0);
    expect(await inState('posted')).toHaveLength(kept);
    expect(bot.connector.messages(office).length - before).toBe(kept);
    expect((await place())?.trouble).toBeNull();
  });

  test('are told in status, and to an admin, meanwhile', async () => {
    const kept = await sweptWhile(401, 'Unauthorized');
    recovered();
    const status = await say('status', bo, personal(bo));
    expect(status).toMatch(/Problem/);
    expect(status).toMatch(/None arrive in 1 place .*401.*kept/);
    expect(status).toContain(`${kept} alerts kept`);
    await deliverAlerts(bot.app.context);
    const told = bot.connector.messages(personal(bo)).map(({ card }) => read(card ?? null));
    expect(told.join('\n')).toMatch(/Renewal alerts do not arrive/);
  });

  test('in a place that one 404 named unknown: it is closed only after a day of refusals, and many of them', async () => {
    await sweptWhile(404, 'ConversationNotFound', 10_000);
    const isOpen = async () => (await memory().conversations.get(tenant, office.id)) !== null;
    expect(await isOpen()).toBe(true);
    const tryIn = async (hours: number) => {
      bot.simulator.advance({ ms: hours * hour });
      await deliverAlerts(bot.app.context);
    };
    // Two days with nothing tried between, as when the clock is set, are no two days of refusals.
    await tryIn(48);
    expect(await isOpen()).toBe(true);
    for (let n = 0; n < 3; n++) await tryIn(2);
    expect(await isOpen()).toBe(true);
    await tryIn(2);
    expect(await isOpen()).toBe(false);
    expect((await inState('due')).length).toBeGreaterThan(1);
  });

  test('in a place that had another trouble for days is not closed by many 404 within minutes', async () => {
    await sweptWhile(403, 'NotEnoughPermissions');
    recovered();
    bot.connector.fail({ status: 404, code: 'ConversationNotFound', times: 10_000, on: 'message' });
    const tryAfter = async (ms: number) => {
      bot.simulator.advance({ ms });
      await memory().alerts.hurry(tenant, office.id);
      await deliverAlerts(bot.app.context);
    };
    await tryAfter(48 * hour);
    for (let n = 0; n < 8; n++) await tryAfter(minute);
    // Nor do they count as the refusals of a day, when one more follows a day later.
    await tryAfter(24 * hour);
    expect(await memory().conversations.get(tenant, office.id)).not.toBeNull();
    expect((await place())?.trouble).not.toBeNull();
  });
});

test('a reinstall brings the alerts of a place back that came due while the bot was gone', async () => {
  await say('alerts here for Northwind');
  await bot.connector.remove({ as: bo, in: office });
  await watchPlaces(bot.app.context);
  expect((await place())?.trouble).not.toBeNull();
  await say('alerts run', bo, personal(bo));
  const kept = (await inState('due')).length;
  expect(kept).toBeGreaterThan(1);

  bot.simulator.advance({ ms: 3 * hour });
  await bot.connector.install({ as: bo, in: office });
  await watchPlaces(bot.app.context);
  expect((await place())?.trouble).toBeNull();
  await deliverAlerts(bot.app.context);
  await until(async () => (await inState('due')).length === 0);
  expect(await inState('posted')).toHaveLength(kept);
});
