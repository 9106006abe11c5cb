import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../src/workflows/deliver-alerts.ts';
import { followRenewals } from '../../src/workflows/follow-renewals.ts';
import { lookAfterRenewals } from '../../src/workflows/look-after-renewals.ts';
import { until } from '../harness/bot-process.ts';
import { button, buttons, read } from '../harness/cards.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, bo, channel, cy, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const day = 24 * 60 * 60 * 1000;
const premium = demoIds.fabrikamBusinessPremiumYearly;
const desk = channel('renewals');
const elsewhere = channel('elsewhere');
/** Fabrikam's terms end 60 days after this day, at midnight. */
const termEnd = Date.UTC(2027, 0, 22);
let bot: RunningBot;

beforeEach(async () => {
  bot = await startBot({ simulator: { provisioningReads: 0, now: Date.UTC(2026, 10, 23, 6, 0) } });
  await bot.loaded();
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const asPerson = (who: Somebody) => ({ tenantId: tenant, objectId: who.aadObjectId ?? '', name: who.name });
const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const events = async () =>
  (await memory().audit.latest(tenant, { limit: 500 })).map(({ event }) => event).reverse();
const fabrikam = async () =>
  (await memory().renewals.open(tenant)).find(({ companyName }) => companyName.startsWith('Fabrikam'));

/** The clock runs on to so many days before the term end (after it when negative), and the jobs run as they would. */
const daysBefore = async (days: number) => {
  bot.simulator.setNow(termEnd - days * day);
  await context().portfolio.refresh('background');
  await jobs();
};
const jobs = async () => {
  await lookAfterRenewals(context());
  await followRenewals(context());
  await deliverAlerts(context());
};

const inDesk = (): readonly Sent[] => bot.connector.messages(desk);
const latest = (sent: Sent): Sent => inDesk().find(({ messageId }) => messageId === sent.messageId) ?? sent;
const cardOf = (sent: Sent): string => read(latest(sent).card);
const say = async (text: string, as: Somebody = ann, place = desk): Promise<Sent> => {
  await bot.connector.say(text, { as, in: place });
  return bot.connector.next();
};
const press = (title: string, sent: Sent, as: Somebody, inputs = {}, place = desk) => {
  const { verb, data } = button(latest(sent).card ?? sent.card ?? {}, title);
  return bot.connector.press(verb, { ...data, ...inputs }, { as, in: place, messageId: sent.messageId });
};
/** What was posted in the channel while something was done. */
const posted = async (work: () => Promise<unknown>): Promise<readonly Sent[]> => {
  const before = new Set(inDesk().map(({ messageId }) => messageId));
  await work();
  return inDesk().filter(({ messageId }) => !before.has(messageId));
};
const one = (all: readonly Sent[]): Sent => {
  const [first, ...others] = all;
  if (first === undefined || others.length > 0) throw new Error(`${all.length} messages, not one`);
  return first;
};
const alertsForFabrikam = async () => {
  await say('help', bo);
  await memory().alertPlaces.put({
    tenantId: tenant,
    conversationId: desk.id,
    filter: {
      company: { id: demoIds.fabrikam, name: 'Fabrikam' },
      vendor: null,
      product: 'Business Premium',
      minMonthly: null,
      days: null,
    },
    form: { kind: 'each' },
    setBy: asPerson(bo),
    setAt: context().now(),
    trouble: null,
  });
};

describe('sixty days and a renewal', () => {
  test('from the first alert to the seats that went back', async () => {
    await alertsForFabrikam();

    // The alert at 60 days, once.
    const card = one(await posted(() => daysBefore(59.7)));
    expect(read(card.card)).toMatch(/Fabrikam[\s\S]*Undecided[\s\S]*3 subscriptions, 85 seats/);
    expect(await posted(() => daysBefore(58))).toEqual([]);

    // Snoozed: quiet, then back, with the one who took it mentioned.
    await press('Assign to me', card, ann);
    const snoozed = await press('Snooze', card, ann, { days: '7' });
    expect(read(snoozed.card)).toMatch(/Snoozed[\s\S]*Owner: Ann Archer/);
    expect(await posted(() => daysBefore(52))).toEqual([]);
    const back = one(await posted(() => daysBefore(50)));
    expect(read(back.card)).toMatch(/Fabrikam/);
    expect(JSON.stringify(back.card)).toContain('<at>Ann Archer</at>');
    expect(await posted(() => daysBefore(45))).toEqual([]);

    // At 30 days again; then it is decided.
    one(await posted(() => daysBefore(30)));
    const planned = one(
      await posted(() =>
        press('Ask for this plan', card, ann, {
          subscription: premium,
          seats: '40',
          reason: 'five people left',
        }),
      ),
    );
    expect(read(planned.card)).toMatch(/Pending[\s\S]*45 → 40/);
    expect(cardOf(card)).toMatch(/45 → 40 seats after the renewal · Ann Archer[\s\S]*Waits for approval/);
    await press('Renew as is', card, ann, { subscription: 'all' });
    expect(cardOf(card)).not.toMatch(/Undecided|Not decided/);
    expect(puts()).toEqual([]);

    // Approved, nothing is sent, and every further threshold is quiet.
    await press('Approve', planned, bo);
    await until(() => /Approved, carried out when the renewal is done/.test(cardOf(card)));
    for (const days of [14, 7, 3, 1.2, 0.8, 0.1])
      expect([days, await posted(() => daysBefore(days))]).toEqual([days, []]);
    expect(puts()).toEqual([]);

    // The simulator renews. The window is recognised, told of once, and used once.
    const told = await posted(() => daysBefore(-0.2));
    expect(bot.simulator.subscription(premium).commitment?.endDate).toBe(Date.UTC(2028, 0, 22));
    expect(puts().map(({ path, body }) => [path.includes(premium), body])).toEqual([
      [true, { quantity: 40 }],
    ]);
    expect(read(one(told).card)).toMatch(/Renewed[\s\S]*Window open until 29 Jan 2027/);
    expect(cardOf(card)).toMatch(/Window open/);
    expect(cardOf(planned)).toMatch(/Applied/);
    expect((await fabrikam())?.story.filter(({ kind }) => kind === 'carried-out')).toHaveLength(1);

    // Whatever runs again does nothing again.
    expect(await posted(() => daysBefore(-1))).toEqual([]);
    expect(await posted(() => daysBefore(-6.5))).toEqual([]);
    expect(puts()).toHaveLength(1);
    expect(bot.simulator.subscription(premium).quantity).toBe(40);

    // The window closes, and with it the renewal; the chain of the audit is whole.
    await daysBefore(-7.5);
    expect(await fabrikam()).toBeUndefined();
    expect(cardOf(card)).toMatch(/Done[\s\S]*Renewed until 22 Jan 2028/);
    const all = await events();
    const wanted = [
      ...['renewal.due', 'renewal.assigned', 'renewal.snoozed', 'renewal.due', 'change.requested'],
      ...[
        'renewal.decided',
        'renewal.decided',
        'renewal.decided',
        'change.approved',
        'renewal.window_opened',
      ],
      ...[
        'renewal.window_opened',
        'renewal.window_opened',
        'change.plan-begun',
        'change.applied',
        'renewal.closed',
      ],
    ];
    expect(all.filter((event) => wanted.includes(event))).toEqual(wanted);
    expect(await memory().audit.verify(tenant)).toMatchObject({ kind: 'intact', entries: all.length });
  });
});
