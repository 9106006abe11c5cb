import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { lookAfterRenewals } from '../../src/workflows/alerts/look-after-renewals.ts';
import { followRenewals } from '../../src/workflows/renewals/follow-renewals.ts';
import { alertPlaceOf } from '../harness/alert-places.ts';
import { button, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, channel, type Somebody } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const hour = 60 * 60 * 1000;
const premium = demoIds.contosoBusinessPremium;
const desk = channel('renewals');
/** A renewal may run up to 48 hours after the term's end: https://learn.microsoft.com/partner-center/developer/create-scheduled-changes */
const renewalMs = 42 * hour;

let bot: RunningBot;
let termEnd: number;
beforeEach(async () => {
  bot = await startBot({
    simulator: { provisioningReads: 0, now: Date.UTC(2026, 10, 23, 6, 0), renewalMs },
  });
  await bot.loaded();
  await bot.connector.say('help', { as: bo, in: desk });
  await bot.connector.next();
  await bot.app.context.memory.alertPlaces.put(
    alertPlaceOf(desk, {
      filter: {
        company: { id: demoIds.contoso, name: 'Contoso' },
        ...{ vendor: null, product: null, kind: null, minMonthly: null, days: null },
      },
    }),
  );
  termEnd = bot.simulator.subscription(premium).commitment?.endDate ?? 0;
});
afterEach(() => bot.stop());

const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const deletes = () => bot.simulator.requests().filter(({ method }) => method === 'DELETE');
const at = async (hoursAfterEnd: number) => {
  bot.simulator.setNow(termEnd + hoursAfterEnd * hour);
  await bot.app.context.portfolio.refresh('background');
  await lookAfterRenewals(bot.app.context);
  await followRenewals(bot.app.context);
  await deliverAlerts(bot.app.context);
};
/** The answer to a sentence: other cards may be posted or brought up to date meanwhile. */
const say = async (text: string, answer: RegExp): Promise<Sent> => {
  await bot.connector.say(text, { as: ann, in: desk });
  let sent = await bot.connector.next();
  while (sent.kind !== 'message' || !answer.test(read(sent.card))) sent = await bot.connector.next();
  return sent;
};
const press = (title: string, sent: Sent, as: Somebody, inputs = {}) => {
  const { verb, data } = button(sent.card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...inputs }, { as, in: desk, messageId: sent.messageId });
};
const lastOf = (pattern: RegExp): Sent => {
  const found = bot.connector.messages(desk).findLast(({ card }) => pattern.test(read(card)));
  if (found === undefined) throw new Error(`no card says ${pattern}`);
  return found;
};

describe('the window after a renewal that ran 42 hours late', () => {
  test('has one end, for the card, the look-up, a request of fewer seats and a cancellation', async () => {
    await at(-18 * 24);
    await at(43);
    const closes = /Window open until 20 Dec 2026 18:00 UTC/;
    expect(read(lastOf(/Renewed · Contoso/).card)).toMatch(closes);
    // 30 hours before it closes, and 18 after the term's end and 168 hours.
    await at(42 + 168 - 30);
    expect(read((await say('subscription Contoso Business Premium', /Seats back/)).card)).toMatch(
      /7-day window open until 20 Dec 2026 18:00 UTC[\s\S]*Pax8’s history/,
    );
    const asked = await say('remove 2 seats of Business Premium for Contoso', /Seat change/);
    expect(read(asked.card)).toMatch(/Up to 11 seats can go back until 20 Dec 2026 18:00 UTC/);
    expect(read((await press('Approve', asked, bo)).card)).toMatch(/Applied/);
    expect(bot.simulator.subscription(premium).quantity).toBe(10);
    const ended = await say('cancel Business Premium for Contoso now', /Cancellation/);
    expect(read(ended.card)).toMatch(/refund by the day until 20 Dec 2026 18:00 UTC/);
    // At its end all of them close.
    bot.simulator.setNow(termEnd + (42 + 168) * hour);
    expect(read((await say('subscription Contoso Business Premium', /Seats back/)).card)).not.toMatch(
      /window open/,
    );
    expect(deletes()).toHaveLength(0);
  });

  test('lets an approved plan run 20 hours before it closes, after the term’s end and 168 hours', async () => {
    await at(-18 * 24);
    const plan = { subscription: premium, seats: '10', reason: 'Two left' };
    await press('Ask for this plan', lastOf(/Renewal · Contoso/), ann, plan);
    await press('Approve', lastOf(/Planned change · Contoso/), bo);
    await at(42 + 168 - 20);
    expect(bot.simulator.subscription(premium).quantity).toBe(10);
    expect(puts()).toHaveLength(1);
  });

  test('is an estimate until the history shows the renewal, and then the card has its end', async () => {
    await at(-18 * 24);
    const { history } = bot.app.context.marketplace;
    Object.assign(bot.app.context.marketplace, { history: async () => ({ rows: [], unreadable: 0 }) });
    await at(43);
    expect(read(lastOf(/Renewed · Contoso/).card)).toMatch(/Window open until 19 Dec 2026 00:00 UTC/);
    Object.assign(bot.app.context.marketplace, { history });
    await at(43 + 7);
    expect(read(lastOf(/Renewal · Contoso/).card)).toMatch(/Window open until 20 Dec 2026 18:00 UTC/);
  });
});
