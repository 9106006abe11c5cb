import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, expect, test } from '@jest/globals';
import { newAlert } from '../../src/core/alerts/due-alerts.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { sweepRenewals, sweptMark } from '../../src/workflows/renewals/sweep-renewals.ts';
import { askForAlerts } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { channel, type Place, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
afterEach(() => bot.stop());

/** Marks the current turn as done, so that the bot's own job leaves the sweep to the test. */
const quiet = () => bot.app.context.memory.marks.set(sweptMark, bot.app.context.now());
const now = Date.UTC(2026, 10, 23, 9, 0);
const start = async (companies: number, subscriptions: number, env: Record<string, string> = {}) => {
  bot = await startBot({ simulator: { data: 'large', companies, subscriptions, now }, env, realWaits: true });
  await bot.loaded();
  await quiet();
};
const all = { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null };
const here = (place: Place, given = {}) =>
  askForAlerts(bot.app.context.memory, place, bot.connector.serviceUrl, given);
const sweep = () => sweepRenewals(bot.app.context, { turn: bot.app.context.now() });
const due = () => bot.app.context.memory.alerts.inState(tenant, 'due', 10_000);
/** Waits for all messages, including those that the bot's own job had begun. */
const allSent = () =>
  until(async () => {
    const begun = await bot.app.context.memory.alerts.inState(tenant, 'sending', 9);
    return begun.length === 0 && (await due()).length === 0;
  });

test('two thousand renewals due in one channel at once become one digest, and none is lost', async () => {
  await start(6_000, 24_000);
  const team = channel('Storm');
  await here(team);
  const swept = await sweep();
  expect(swept?.renewals).toBeGreaterThan(2_000);
  expect(swept).toMatchObject({ alerts: 0, digests: 1 });
  await deliverAlerts(bot.app.context);
  await allSent();
  expect(bot.connector.messages(team)).toHaveLength(1);

  const told = await bot.app.context.memory.alerts.inState(tenant, 'told', 10_000);
  const [digest] = await bot.app.context.memory.alerts.inState(tenant, 'posted', 9);
  const inDigest = digest?.content?.kind === 'digest' ? digest.content.renewalIds : [];
  const open = await bot.app.context.memory.renewals.open(tenant);
  expect(new Set(inDigest)).toEqual(new Set(open.map(({ id }) => id)));
  // Each counts as told twice: for the channel and for the audit.
  expect(told).toHaveLength(2 * open.length);
  expect(await sweep()).toMatchObject({ alerts: 0, digests: 0 });
}, 120_000);

/** The most messages that arrived within so many milliseconds. */
const densest = (sent: readonly Sent[], within: number): number => {
  const times = sent.map(({ at }) => at).sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to++) {
    while ((times[to] ?? 0) - (times[from] ?? 0) >= within) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
};

test('hundreds of alerts over many channels go out within Teams’ limits, each once, and none is lost', async () => {
  await start(30, 600);
  const companies = [...(bot.app.context.portfolio.current()?.companies.values() ?? [])];
  const channels = companies.flatMap(({ id, name }, at) =>
    // Each company has two channels with the same alerts.
    [channel(`A ${at}`), channel(`B ${at}`)].map((place) => ({ place, company: { id, name } })),
  );
  for (const { place, company } of channels) await here(place, { filter: { ...all, company } });
  const swept = await sweep();
  const count = (await due()).length;
  expect(count).toBeGreaterThan(100);
  expect(swept).toMatchObject({ alerts: expect.any(Number) });

  for (let run = 0; (await due()).length > 0 && run < 20; run++) await deliverAlerts(bot.app.context);
  await allSent();
  const sent = channels.map(({ place }) => bot.connector.messages(place));
  expect(sent.flat()).toHaveLength(count);
  // Messages arrive a little later or earlier than they left; the lanes' own tests count to the one.
  expect(densest(sent.flat(), 4_000)).toBeLessThanOrEqual(4 * 50 + 10);
  for (const ofOne of sent) {
    expect(densest(ofOne, 1_000)).toBeLessThanOrEqual(7);
    expect(densest(ofOne, 30_000)).toBeLessThanOrEqual(60);
  }
  expect(await bot.app.context.memory.alerts.inState(tenant, 'unsure', 99)).toEqual([]);
}, 120_000);

test('a thousand alerts over two hundred channels all arrive, and the bot stays awake meanwhile', async () => {
  bot = await startBot({
    simulator: { data: 'large', companies: 300, subscriptions: 3_000, now },
    env: { PAX8_RATE_LIMIT_PER_MINUTE: '10000' },
  });
  await bot.loaded();
  const { memory } = bot.app.context;
  const places = Array.from({ length: 200 }, (_, n) => channel(`Storm ${n}`));
  // A digest's place makes the sweep create the renewals and no alerts.
  await here(channel('Digest'), { form: { kind: 'digest', every: 'day', hour: 9 } });
  await sweep();
  const renewals = await memory.renewals.open(tenant);
  expect(renewals.length).toBeGreaterThan(100);
  for (const place of places) await here(place);
  const alerts = places.flatMap((place, at) =>
    Array.from({ length: 5 }, (_, n) => {
      const renewalId = renewals[(at * 5 + n) % renewals.length]?.id ?? '';
      const key = `due ${renewalId} ${place.id} 30`;
      const where = { tenantId: tenant, conversationId: place.id };
      return { ...newAlert(key, where, { kind: 'due', renewalId, days: 30 }, now), id: key };
    }),
  );
  await memory.alerts.add(alerts);

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await until(async () => {
    await deliverAlerts(bot.app.context);
    return (await due()).length === 0;
  });
  await allSent();
  delay.disable();
  expect(places.map((place) => bot.connector.messages(place).length)).toEqual(places.map(() => 5));
  // Milliseconds; Pax8 and Teams, which this process plays too, and whatever else runs on the machine are in it.
  expect(delay.percentile(99.9) / 1e6).toBeLessThan(200);
  expect(delay.max / 1e6).toBeLessThan(1_000);
}, 240_000);
