import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newAlert } from '../src/core/alerts/due-alerts.ts';
import { deliverAlerts } from '../src/workflows/alerts/deliver-alerts.ts';
import { sweepRenewals } from '../src/workflows/renewals/sweep-renewals.ts';
import { askForAlerts } from '../test/harness/alert-places.ts';
import { until } from '../test/harness/bot-process.ts';
import { channel, tenant } from '../test/harness/people.ts';
import { startBot } from '../test/harness/running-bot.ts';
import type { Figure } from './figures.ts';
import { timed } from './samples.ts';

const channels = 200;
const alertsEach = 10;
const mostMs = 200;
const now = Date.UTC(2026, 10, 23, 9, 0);

/**
 * Two thousand alerts over two hundred channels. Waits between messages pass at once; Teams and Pax8 are played by the same process,
 * so their work is in the stalls too.
 */
export const storm = async (): Promise<readonly Figure[]> => {
  const bot = await startBot({
    simulator: { data: 'large', companies: 300, subscriptions: 3_000, now },
    env: { PAX8_RATE_LIMIT_PER_MINUTE: '10000' },
  });
  await bot.loaded();
  const { context } = bot.app;
  const { memory } = context;
  const here = (name: string, given = {}) =>
    askForAlerts(memory, channel(name), bot.connector.serviceUrl, given);
  // The sweep makes the renewals; a digest's place lets it make no alerts.
  await here('Digest', { form: { kind: 'digest', every: 'day', hour: 9 } });
  await sweepRenewals(context, { turn: context.now() });
  const renewals = await memory.renewals.open(tenant);
  const places = Array.from({ length: channels }, (_, n) => channel(`Storm ${n}`));
  for (const [n] of places.entries()) await here(`Storm ${n}`);
  const alerts = places.flatMap((place, at) =>
    Array.from({ length: alertsEach }, (_, n) => {
      const renewalId = renewals[(at * alertsEach + n) % renewals.length]?.id ?? '';
      const key = `due ${renewalId} ${place.id} ${n}`;
      const where = { tenantId: tenant, conversationId: place.id };
      return { ...newAlert(key, where, { kind: 'due', renewalId, days: 30 }, now), id: key };
    }),
  );
  await memory.alerts.add(alerts);

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const ms = await timed(() =>
    until(async () => {
      await deliverAlerts(context);
      const left = await Promise.all(
        (['due', 'sending'] as const).map((state) => memory.alerts.inState(tenant, state, 1)),
      );
      return left.every((each) => each.length === 0);
    }),
  );
  delay.disable();
  const arrived = places.reduce((sum, place) => sum + bot.connector.messages(place).length, 0);
  await bot.stop();
  if (arrived !== alerts.length) throw new Error(`of ${alerts.length} alerts ${arrived} arrived`);
  const longest = delay.max / 1e6;
  const figure = (what: string, value: number, bound: Figure['bound']): Figure => {
    return { what, unit: 'ms', value, yardstick: null, bound };
  };
  return [
    figure(`${alerts.length} alerts, all arrived`, ms, null),
    figure('stall, p99', delay.percentile(99) / 1e6, null),
    figure('stall, longest', longest, { says: `under ${mostMs} ms`, met: longest < mostMs }),
  ];
};
