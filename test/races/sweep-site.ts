import { readConfig } from '../../src/config.ts';
import { openParts } from '../../src/parts.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import type { Simulator } from '../../src/simulator/start.ts';
import { alertPlaceOf, askForAlerts } from '../harness/alert-places.ts';
import { botEnvironment } from '../harness/bot-process.ts';
import type { Connector } from '../harness/connector.ts';
import { channel, type Place } from '../harness/people.ts';
import { run } from '../harness/process.ts';
import { noLog } from '../harness/running-bot.ts';
import { sweepAndDeliver } from './sweep-clock.ts';

/** Three channels that will get an alert for the same renewal, each on its own card. */
export const channels: readonly Place[] = ['One', 'Two', 'Three'].map((name) => channel(name));
const day = 24 * 60 * 60_000;

const configOf = (database: string, simulator: Simulator) =>
  readConfig({ ...botEnvironment({ pax8: simulator.url, database }), PORT: '0' });

/** Saves Pax8's data and the channels in the database. */
export const prepare = async (
  database: string,
  simulator: Simulator,
  connector: Connector,
): Promise<void> => {
  const premium = demoIds.contosoBusinessPremium;
  const { commitment, companyId } = simulator.subscription(premium);
  const endDate = simulator.now() + 20 * day;
  simulator.patch(premium, { commitment: commitment && { ...commitment, endDate } });
  const parts = await openParts(configOf(database, simulator), noLog);
  const unheard = async () => ({ kind: 'held' }) as const;
  const { portfolio } = parts.contextWith({
    send: unheard,
    update: unheard,
    offerFile: unheard,
    giveFile: unheard,
    emailOf: async () => null,
    memberOf: async () => null,
    membersOf: async () => null,
  });
  await portfolio.refresh('person');
  const all = alertPlaceOf({ id: '', scope: 'channel' }).filter;
  const company = { id: companyId, name: 'Contoso' };
  for (const place of channels)
    await askForAlerts(parts.store, place, connector.serviceUrl, {
      filter: { ...all, company, product: 'Business Premium', days: [30] },
    });
  await parts.close();
};

/**
 * Picks up what was left behind, then sweeps and delivers twice, in this process; and once more later, when what may
 * have arrived is sent again.
 */
export const sweepAgain = async (database: string, simulator: Simulator): Promise<void> => {
  await sweepAndDeliver(configOf(database, simulator), 2);
  await sweepAndDeliver(configOf(database, simulator), 1, { now: () => Date.now() + 120_000 });
};

/** Sweeps and delivers in a process of its own; resolves when it ends, with code null if it was killed. */
export const sweepIn = (
  database: string,
  simulator: Simulator,
  { killAfter, rounds = 1 }: { killAfter?: number; rounds?: number } = {},
) =>
  run('test/races/sweep-process.ts', {
    env: {
      ...botEnvironment({ pax8: simulator.url, database }),
      PORT: '0',
      ROUNDS: String(rounds),
      ...(killAfter === undefined ? {} : { KILL_AFTER: String(killAfter) }),
    },
  }).ended;
