import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newAlert } from '../../../src/core/alerts/due-alerts.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { askForAlerts } from '../../harness/alert-places.ts';
import { until } from '../../harness/bot-process.ts';
import { ann, channel, type Place, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/** Microsoft asks bots to keep to Retry-After, conversation by conversation. */

const stuck = channel('Stuck');
const others = Array.from({ length: 30 }, (_, n) => channel(`Other ${n}`));

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const memory = () => bot.app.context.memory;
/** So many alerts for a place, due one after the other. */
const due = async (place: Place, count: number, at = 0) => {
  await askForAlerts(memory(), place, bot.connector.serviceUrl);
  await memory().alerts.add(
    Array.from({ length: count }, (_, n) => ({
      ...newAlert(
        `${place.id} ${n}`,
        { tenantId: tenant, conversationId: place.id },
        { kind: 'test' },
        at + n,
      ),
      id: `${place.id} ${n}`,
    })),
  );
};
const now = () => bot.app.context.now();
const received = (place: Place) => bot.connector.messages(place).length;
const ofOthers = () => others.map(received);
const once = others.map(() => 1);
const tried = () => bot.connector.calls.filter(({ path }) => !path.endsWith('/pagedmembers')).length;

describe('alerts of other places arrive in the same run', () => {
  beforeEach(async () => {
    for (const place of others) await due(place, 1, now() - 1_000);
  });

  test('when one is flooded with older ones', async () => {
    await due(stuck, 400, now() - 100_000);
    await deliverAlerts(bot.app.context);
    expect(ofOthers()).toEqual(once);
    // It had its turns too, in order.
    expect(received(stuck)).toBe(15);
  });

  test('when one of them cannot be read: it waits to be mended, and the next of its place goes', async () => {
    await due(stuck, 1, now() - 100_000);
    const odd = newAlert('odd', { tenantId: tenant, conversationId: stuck.id }, { kind: 'test' }, 1);
    await memory().alerts.add([{ ...odd, id: 'odd', content: 'nothing' as never }]);
    await deliverAlerts(bot.app.context);
    expect([...ofOthers(), received(stuck)]).toEqual([...once, 1]);
    expect(await memory().alerts.inState(tenant, 'due', 9)).toMatchObject([{ key: 'odd', content: null }]);
  });

  test('when one answers 429 with Retry-After for ever, which is kept to', async () => {
    await due(stuck, 20, now() - 100_000);
    bot.connector.fail({ status: 429, retryAfter: 30, in: stuck.id, times: 999 });
    await deliverAlerts(bot.app.context);
    expect(ofOthers()).toEqual(once);
    expect(tried()).toBe(others.length + 1);
    bot.simulator.advance({ ms: 29_000 });
    await deliverAlerts(bot.app.context);
    expect(tried()).toBe(others.length + 1);
    bot.simulator.advance({ ms: 2_000 });
    await deliverAlerts(bot.app.context);
    expect(tried()).toBe(others.length + 2);
    bot.connector.recover();
    bot.simulator.advance({ ms: 3_600_000 });
    await deliverAlerts(bot.app.context);
    await deliverAlerts(bot.app.context);
    expect(received(stuck)).toBe(20);
  });

  test('when one never answers, and those of the next runs as well', async () => {
    await due(stuck, 20, now() - 100_000);
    bot.connector.fail({ status: 'hang', in: stuck.id, times: 999 });
    const first = deliverAlerts(bot.app.context);
    await until(() => ofOthers().every((count) => count === 1));
    await first;
    const later = channel('Later');
    await due(later, 1, now());
    await deliverAlerts(bot.app.context);
    expect(received(later)).toBe(1);
    // One message is on its way there, no second one.
    expect(tried()).toBe(others.length + 2);
  }, 40_000);

  test('when the bot is not in one any more', async () => {
    await due(stuck, 20, now() - 100_000);
    bot.connector.fail({ status: 403, code: 'BotNotInConversationRoster', in: stuck.id, times: 999 });
    await deliverAlerts(bot.app.context);
    expect(ofOthers()).toEqual(once);
    await deliverAlerts(bot.app.context);
    expect(tried()).toBe(others.length + 2);
    const kept = await memory().alerts.inState(tenant, 'due', 99);
    expect(kept.filter(({ conversationId }) => conversationId === stuck.id)).toHaveLength(20);
  });
});

test('who asks in a place that is flooded with alerts is answered before them', async () => {
  const place = personal(ann);
  await bot.says('help');
  await due(place, 60, now() - 100_000);
  const sent = deliverAlerts(bot.app.context);
  await until(() => received(place) > 1);
  await bot.connector.say('whoami', { as: ann, in: place });
  await until(() => /You are/.test(JSON.stringify(bot.connector.messages(place).map(({ card }) => card))));
  const before = received(place);
  expect(before).toBeLessThan(12);
  await sent;
});
