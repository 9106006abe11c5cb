import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jobs } from '../../../src/jobs/index.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { deliverAlerts } from '../../../src/workflows/alerts/deliver-alerts.ts';
import { followRenewals } from '../../../src/workflows/renewals/follow-renewals.ts';
import { sweepRenewals } from '../../../src/workflows/renewals/sweep-renewals.ts';
import { alertPlaceOf, askForAlerts } from '../../harness/alert-places.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, channel, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * Pax8's lists come back empty or short, and single reads answer 404, for a while. Nothing is taken as ended because of
 * it, and people are told.
 */

const hour = 60 * 60_000;
const day = 24 * hour;
const premium = demoIds.contosoBusinessPremium;
const team = channel('Renewals');

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
  await askForAlerts(memory(), team, bot.connector.serviceUrl, alertPlaceOf(team));
});
afterEach(() => bot.stop());

const context = () => bot.app.context;
const memory = () => context().memory;
const job = async (name: string) => {
  await jobs.find((one) => one.name === name)?.run(context());
};
const sweep = () => sweepRenewals(context(), { turn: context().now() });
const open = () => memory().renewals.open(tenant);
const outcomes = async () =>
  (await open()).flatMap(({ lines }) => lines.map(({ after }) => after?.kind ?? null));
const lineOf = async (id: string) =>
  (await open()).flatMap(({ lines }) => lines).find(({ subscriptionId }) => subscriptionId === id);
const absent = (fault: 'no-rows' | '404' = 'no-rows') => [
  { match: { path: '^/v1/subscriptions$' }, times: 9999, fault },
  { match: { path: '^/v1/subscriptions/[^/]+$' }, times: 9999, fault: '404' as const },
];
/** Bo has a chat with the bot, so that an admin can be told. */
const says = (text: string) => bot.says(text, bo);

describe('an empty list', () => {
  test('with 404 for each subscription ends no renewal; the last good reading stays and status says so', async () => {
    await sweep();
    const renewals = await open();
    expect(renewals.length).toBeGreaterThan(3);
    await says('status');
    bot.simulator.faults(absent());
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    await sweep();
    await followRenewals(context());
    expect(context().portfolio.current()?.subscriptions.size).toBe(60);
    expect(await outcomes()).toEqual(renewals.flatMap(({ lines }) => lines.map(() => null)));
    const status = await says('status');
    expect(status).toMatch(/Problem/);
    expect(status).toMatch(/held back since .*Pax8 returned 0 of 60 subscriptions and 12 of 12 companies/);
    expect(status).not.toMatch(/Pax8 answers\./);
    // It is not read again at once, only at its turn.
    bot.simulator.clearRequests();
    await job('portfolio');
    expect(bot.simulator.requests()).toEqual([]);
    bot.simulator.faults([]);
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    expect(await says('status')).not.toMatch(/held back/);
  });

  test('is told to the admins once, and refresh calls it no success', async () => {
    await says('status');
    bot.simulator.faults(absent());
    bot.simulator.advance({ ms: 16 * 60_000 });
    for (let turn = 0; turn < 3; turn++) {
      await job('portfolio');
      bot.simulator.advance({ ms: 16 * 60_000 });
    }
    await deliverAlerts(context());
    const told = await bot.connector.next();
    expect(told.conversationId).toBe(personal(bo).id);
    expect(read(told.card)).toMatch(/Reading held back[\s\S]*60 before, 0 now[\s\S]*Take this reading/);
    const refreshed = await bot.says('refresh', ann);
    expect(refreshed).toMatch(/Reading held back[\s\S]*60 before, 0 now/);
    expect(refreshed).not.toMatch(/Refreshed|Take this reading/);
  });

  test('is taken when it comes again two hours later', async () => {
    bot.simulator.faults(absent());
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    bot.simulator.advance({ ms: 2 * hour });
    await job('portfolio');
    expect(context().portfolio.current()?.subscriptions.size).toBe(0);
    expect(await says('refresh')).toMatch(/Pax8 shows no subscriptions/);
    // Nobody has said that this is right.
    const status = await says('status');
    expect(status).toMatch(/Problem[\s\S]*Pax8 shows no subscriptions/);
    expect(status).toMatch(/taken on .*: 0 of 60 subscriptions and 12 of 12 companies/);
    // The button is the admins'.
    expect(status).toMatch(/This is right/);
    expect(await bot.says('status', ann)).not.toMatch(/This is right/);
    bot.simulator.faults([]);
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    expect(await says('status')).not.toMatch(/shows no subscriptions|taken on/);
  });

  test('is taken at once when an admin confirms it, and by nobody else', async () => {
    bot.simulator.faults(absent());
    bot.simulator.advance({ ms: 16 * 60_000 });
    const { card, messageId } = await bot.answer('refresh', bo);
    const { verb, data } = button(card as never, 'Take this reading');
    const at = { in: personal(bo), messageId };
    await bot.connector.press(verb, data, { as: ann, ...at });
    expect(context().portfolio.current()?.subscriptions.size).toBe(60);
    const taken = await bot.connector.press(verb, data, { as: bo, ...at });
    expect(read(taken.card)).toMatch(/Pax8 shows no subscriptions/);
    expect(context().portfolio.current()?.subscriptions.size).toBe(0);
    const [entry] = await memory().audit.latest(tenant, { limit: 1 });
    const status = await says('status');
    expect(status).toMatch(/Problem[\s\S]*Pax8 shows no subscriptions/);
    expect(status).not.toMatch(/taken on/);
    // Pressed again, Pax8 is read again, and nothing is confirmed unseen.
    bot.simulator.faults([]);
    expect(read((await bot.connector.press(verb, data, { as: bo, ...at })).card)).toMatch(/60 subscriptions/);
    bot.simulator.faults(absent());
    expect(read((await bot.connector.press(verb, data, { as: bo, ...at })).card)).toMatch(/held back/);
    expect(context().portfolio.current()?.subscriptions.size).toBe(60);
    expect(entry).toMatchObject({ event: 'portfolio.confirmed', facts: { taken: true } });
  });
});

describe('a loss that was taken because it lasted', () => {
  const press = async (title: string, asked: string) => {
    const { card, messageId } = await bot.answer(asked, bo);
    const { verb, data } = button(card as never, title);
    return () => bot.connector.press(verb, data, { as: bo, in: personal(bo), messageId });
  };
  const losing = async (least: number) => {
    bot.simulator.faults(absent());
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    bot.simulator.advance({ ms: least });
  };
  test('is no problem any more once an admin says that it is right', async () => {
    await losing(2 * hour);
    await job('portfolio');
    const right = await press('This is right', 'status');
    expect(context().portfolio.taken()).not.toBeNull();
    await right();
    expect(context().portfolio.taken()).toBeNull();
    expect(await says('status')).not.toMatch(/taken on|This is right/);
    const [entry] = await memory().audit.latest(tenant, { limit: 1 });
    expect(entry).toMatchObject({ event: 'portfolio.confirmed', facts: { taken: true } });
  });

  test('is confirmed by a press on the reading that was held, also when that press is what takes it', async () => {
    await losing(0);
    const take = await press('Take this reading', 'status');
    bot.simulator.advance({ ms: 2 * hour });
    await take();
    expect(context().portfolio.current()?.subscriptions.size).toBe(0);
    expect(context().portfolio.taken()).toBeNull();
  });

  test('and that an admin confirms takes no other, which they have not seen', async () => {
    await losing(2 * hour);
    await job('portfolio');
    const right = await press('This is right', 'status');
    bot.simulator.faults([]);
    bot.simulator.advance({ ms: 16 * 60_000 });
    await job('portfolio');
    await losing(0);
    expect(read((await right()).card)).toMatch(/Reading held back/);
    expect(context().portfolio.current()?.subscriptions.size).toBe(60);
  });
});

describe('a subscription that Pax8 does not find', () => {
  const missing = () =>
    bot.simulator.faults([{ match: { path: `/v1/subscriptions/${premium}` }, times: 9999, fault: '404' }]);
  /** The list of a Pax8 that has one subscription less, as the bot holds it. */
  const unlisted = () => {
    const { marketplace } = context();
    const { subscriptions } = marketplace;
    Object.assign(marketplace, {
      subscriptions: async (...given: Parameters<typeof subscriptions>) => {
        const { rows, unreadable } = await subscriptions(...given);
        return { rows: rows.filter(({ id }) => id !== premium), unreadable };
      },
    });
    return () => Object.assign(marketplace, { subscriptions });
  };

  test('has ended only when it is not found hours later, and not when it is there again', async () => {
    await sweep();
    missing();
    const listed = unlisted();
    await context().portfolio.refresh('person');
    await sweep();
    expect(await lineOf(premium)).toMatchObject({ after: null });
    expect(await lineOf(premium)).toMatchObject({ missingSince: expect.any(Number) });
    expect(await says('renewals Contoso next 60 days')).not.toMatch(/Ended/);
    bot.simulator.faults([]);
    listed();
    bot.simulator.advance({ ms: 5 * hour });
    await context().portfolio.refresh('person');
    await sweep();
    expect(await lineOf(premium)).toMatchObject({ after: null });
  });

  test('and that ended so is taken back, with its alerts, when Pax8 has it again days later', async () => {
    await sweep();
    missing();
    const listed = unlisted();
    for (let look = 0; look < 2; look++) {
      await context().portfolio.refresh('person');
      await sweep();
      bot.simulator.advance({ ms: 5 * hour });
    }
    expect(await lineOf(premium)).toMatchObject({ after: { kind: 'ended' } });
    await followRenewals(context());
    bot.simulator.advance({ ms: 2 * day });
    bot.simulator.faults([]);
    listed();
    await context().portfolio.refresh('person');
    await followRenewals(context());
    expect(await lineOf(premium)).toMatchObject({ after: null, missingSince: null });
    const events = (await memory().audit.latest(tenant, { limit: 50 })).map(({ event }) => event);
    expect(events).toContain('renewal.returned');
  });

  test('after its term has not ended at the first 404 either, and renews when it is found', async () => {
    await sweep();
    const end = (await lineOf(premium))?.termEndsAt ?? 0;
    bot.simulator.advance({ ms: end + 20 * hour - context().now() });
    missing();
    const listed = unlisted();
    await context().portfolio.refresh('person');
    for (let look = 0; look < 4; look++) {
      await followRenewals(context());
      bot.simulator.advance({ ms: 10 * 60_000 });
    }
    expect(await lineOf(premium)).toMatchObject({ after: null, missingSince: expect.any(Number) });
    bot.simulator.advance({ ms: 7 * hour });
    await context().portfolio.refresh('person');
    await followRenewals(context());
    expect(await lineOf(premium)).toMatchObject({ after: { kind: 'ended' } });
    bot.simulator.faults([]);
    listed();
    bot.simulator.advance({ ms: hour });
    await context().portfolio.refresh('person');
    await followRenewals(context());
    expect(await lineOf(premium)).toMatchObject({ after: { kind: 'renewed' } });
  });
});
