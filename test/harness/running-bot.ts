import { type App, type AppOverrides, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/words/log.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/start.ts';
import { read } from './cards.ts';
import { startConnector } from './connector.ts';
import { startOfTest, zoneOfTest } from './dates.ts';
import { offerIn } from './file-storage.ts';
import { ann, bo, cy, personal, type Somebody } from './people.ts';
import { shortWaits } from './short-waits.ts';
import { followTurns } from './turns.ts';
import { world } from './world.ts';

export const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

type Options = Readonly<{
  simulator?: SimulatorOptions;
  /** Extra variables, or replacements for the usual ones. */
  env?: Readonly<Record<string, string>>;
  /** Whether Microsoft's numbers are set up: the simulator plays it, and companies have their tenant as external id. */
  microsoft?: boolean;
  log?: Log;
  overrides?: AppOverrides;
  /** Keeps the real pace of sends and tries; otherwise no wait is waited for. */
  realWaits?: boolean;
}>;

/**
 * Starts the whole bot on this machine: the real app, a simulated Pax8, and the loopback connector as Teams. Bo is an
 * admin, the others are requesters. Bot and simulator share one clock,
 * which starts on the date of the test (`dates.ts`).
 */
export const startBot = async ({
  simulator: data = {},
  env = {},
  microsoft = false,
  log = noLog,
  overrides = {},
  realWaits = false,
}: Options = {}) => {
  const simulator = await startSimulator({
    now: startOfTest(),
    tenants: microsoft,
    ...world().simulator,
    ...data,
  });
  const connector = await startConnector();
  connector.knows(ann, bo, cy);
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    BOT_AUTH: 'off',
    BOT_ADMINS: bo.aadObjectId,
    DEFAULT_ROLE: 'requester',
    PAX8_API_URL: simulator.url,
    PAX8_CLIENT_ID: 'demo',
    PAX8_CLIENT_SECRET: 'demo',
    DATABASE_URL: 'sqlite::memory:',
    WITNESS_FILE: 'none',
    TIME_ZONE: zoneOfTest(),
    ...(microsoft ? graphOf(simulator) : {}),
    ...env,
  });
  const { turns, createTeams } = followTurns(overrides.createTeams);
  const app: App = await startApp(config, log, {
    now: simulator.now,
    ...(realWaits ? {} : { waits: shortWaits() }),
    // No job runs between two steps of a test; what needs one runs it by hand, or asks for the clock with `jobs`.
    jobs: [],
    ...overrides,
    createTeams,
  });
  connector.talkTo(`http://127.0.0.1:${app.port}/api/messages`, turns);
  /** What the bot answers to a sentence in the person's own chat, also when it asked for patience first. */
  const answer = async (text: string, as: Somebody = ann) => {
    await connector.say(text, { as, in: personal(as) });
    const first = await connector.next();
    return read(first.card).startsWith('One moment') ? connector.next() : first;
  };
  return {
    app,
    simulator,
    connector,
    url: `http://127.0.0.1:${app.port}`,
    /** Resolves when look-ups work. */
    loaded: async () => {
      if (app.context.portfolio.current() === null) await app.context.portfolio.refresh('person');
    },
    /** Says a sentence in the person's own chat and returns what the bot posted. */
    ask: async (text: string, as: Somebody = ann) => {
      const answered = await connector.say(text, { as, in: personal(as) });
      if (answered.status !== 200) throw new Error(`the bot answered ${answered.status}`);
      return connector.next();
    },
    answer,
    says: async (text: string, as: Somebody = ann): Promise<string> => read((await answer(text, as)).card),
    /** Asks for a file in the person's own chat and returns the offer. */
    offered: async (text: string, as: Somebody = ann) => {
      await connector.say(text, { as, in: personal(as) });
      for (let sent = await connector.next(); ; sent = await connector.next()) {
        const offer = offerIn(sent);
        if (offer !== null) return { ...offer, messageId: sent.messageId };
      }
    },
    /** Accepts an offered file, or declines it when `place` is null. */
    answerOffer: (
      { order, messageId }: Readonly<{ order: string; messageId: string }>,
      as: Somebody,
      place: Readonly<Record<string, string>> | null,
    ) => connector.answerOffer(order, place, { as, in: personal(as), messageId }),
    stop: async () => {
      await app.stop();
      await connector.close();
      await simulator.stop();
    },
  };
};

const graphOf = ({ graph }: Simulator) => ({
  ...{ GRAPH_CLIENT_ID: 'demo', GRAPH_CLIENT_SECRET: 'demo' },
  ...{ GRAPH_URL: graph.url, GRAPH_LOGIN_URL: graph.loginUrl },
});

export type RunningBot = Awaited<ReturnType<typeof startBot>>;
