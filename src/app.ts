import { answerPress } from './actions/answer-press.ts';
import { answerMessage } from './commands/answer-message.ts';
import type { Config } from './config.ts';
import type { Log } from './core/words/log.ts';
import { jobs } from './jobs/index.ts';
import { schedule } from './jobs/schedule.ts';
import { type Overrides, openParts, type Parts } from './parts.ts';
import type { HintsIn } from './server/hints.ts';
import { startServer } from './server/server.ts';
import { createTeams, type TeamsAuth } from './teams/teams.ts';
import { deliverAlerts } from './workflows/alerts/deliver-alerts.ts';
import { welcome } from './workflows/bot/welcome.ts';
import { carryChangesOn } from './workflows/changes/carry-changes-on.ts';
import type { Context } from './workflows/context.ts';
import { fileOf } from './workflows/files/downloads.ts';
import { sendFile } from './workflows/files/send-file.ts';
import { hintTaker } from './workflows/portfolio/take-hint.ts';

export type App = Readonly<{
  /** Where it listens; of use when the configured port was 0. */
  port: number;
  context: Context;
  /**
   * Takes nothing new, lets what is under way finish, and closes everything in the reverse order of the start. A second
   * call waits for the same end.
   */
  stop(): Promise<void>;
}>;

/**
 * Starts the bot: secrets and templates, the store, the portfolio from the store, the door, then the clock. Throws
 * when a part cannot be had; then nothing is left running.
 */
export const startApp = async (config: Config, log: Log, overrides: Overrides = {}): Promise<App> => {
  const parts = await openParts(config, log, overrides);
  const timed =
    <A extends unknown[], R>(kind: string, work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const started = performance.now();
      return work(...args).finally(() => parts.metrics.turn(kind, performance.now() - started));
    };
  const teams = createTeams({
    auth: teamsAuth(config, parts),
    claims: parts.store.claims,
    conversations: parts.store.conversations,
    people: parts.store.people,
    now: overrides.now ?? Date.now,
    log,
    handle: {
      message: timed('message', (incoming, reply) => answerMessage(context, incoming, reply)),
      press: timed('press', (incoming) => answerPress(context, incoming)),
      file: timed('file', (incoming) => sendFile(context, incoming)),
      installed: timed('installed', (incoming, reply) => welcome(context, incoming, reply)),
      removed: async () => {},
    },
  });
  const context = parts.contextWith(teams.chat);
  // Before the door opens: what is found open now was left behind, and nothing that a press has just begun is among it.
  context.later('what the last run left behind', carryChangesOn(context, parts.store.kind === 'sqlite'));
  // Where others may be at work, the clock takes turns with them.
  if (parts.store.kind === 'sqlite')
    context.later('alerts that were left behind', deliverAlerts(context, true));
  const { server: door } = config;
  const server = await startServer({
    ...door,
    messages: (request, response) => teams.process(request, response),
    ready: () => readiness(parts, context),
    metrics: () => parts.metrics.text(),
    downloads: (token) => fileOf(context, token),
    hints: hintsIn(config, parts, context),
    log,
  }).catch(async (thrown: unknown) => {
    await teams.close();
    await parts.close();
    throw thrown;
  });
  log.info({ host: door.host, port: server.port, store: parts.store.kind }, 'the bot listens');
  context.later('the first look at the portfolio', context.portfolio.refreshIfOld());
  const clock = schedule(context, jobs);
  const end = async () => {
    clock.stop();
    await server.stop();
    await teams.close();
    await parts.close();
    log.info({}, 'the bot has stopped');
  };
  let ending: Promise<void> | null = null;
  return {
    port: server.port,
    context,
    stop: () => {
      ending ??= end();
      return ending;
    },
  };
};

const teamsAuth = ({ auth }: Config, { secrets }: Parts): TeamsAuth =>
  auth.kind === 'off'
    ? auth
    : { ...auth, password: secrets.botPassword.get, renewPassword: secrets.botPassword.renew };

const hintsIn = ({ pax8Events }: Config, { secrets }: Parts, context: Context): HintsIn | null => {
  if (pax8Events === null) return null;
  const kept = secrets.of(pax8Events.authorization);
  return {
    path: pax8Events.path,
    authorization: async () => (await kept.get()) ?? '',
    take: hintTaker(context),
  };
};

const readiness = async ({ store, secrets }: Parts, { portfolio }: Context) => {
  const [storeAnswers, secretsThere] = await Promise.all([
    store.healthy(),
    secrets.pax8.get().then(
      () => true,
      () => false,
    ),
  ]);
  const missing = [
    ...(storeAnswers ? [] : ['store']),
    ...(secretsThere ? [] : ['secrets']),
    ...(portfolio.current() === null ? ['portfolio'] : []),
  ];
  return { ready: missing.length === 0, missing };
};
