import { answerPress } from './actions/answer-press.ts';
import { actions } from './actions/index.ts';
import { atMost, closeWithin } from './closing.ts';
import { answerMessage } from './commands/answer-message.ts';
import type { Config } from './config.ts';
import type { Trace } from './core/ports/traces.ts';
import type { Trouble } from './core/ports/vitals.ts';
import type { Log } from './core/words/log.ts';
import { firstLook, warnWithoutAdmin } from './doctor/at-start.ts';
import { portProblem } from './doctor/door.ts';
import { messageOf } from './errors.ts';
import { answerChoices } from './extension/answer-choices.ts';
import { answerDialog } from './extension/answer-dialog.ts';
import { answerSearch } from './extension/answer-search.ts';
import { type Job, jobs } from './jobs/index.ts';
import { schedule } from './jobs/schedule.ts';
import { opening } from './opening.ts';
import { createPace } from './pace.ts';
import { type Overrides, openParts, type Parts } from './parts.ts';
import type { HintsIn } from './server/hints.ts';
import { startServer } from './server/server.ts';
import { createTeams, type TeamsAuth } from './teams/teams.ts';
import { teamsNotice } from './views/bot/teams-notices.ts';
import { failureText } from './views/kit/failure-text.ts';
import { outsiderCard, outsiderText } from './views/kit/replies.ts';
import { inLocale } from './views/texts/locale.ts';
import { deliverAlerts } from './workflows/alerts/deliver-alerts.ts';
import { troublesOf } from './workflows/bot/troubles.ts';
import { apologise, lookAfterTurns } from './workflows/bot/unanswered.ts';
import { welcome } from './workflows/bot/welcome.ts';
import { carryChangesOn } from './workflows/changes/carry-changes-on.ts';
import { consentDoor } from './workflows/changes/consent-door.ts';
import type { Context } from './workflows/context.ts';
import { fileOf } from './workflows/files/downloads.ts';
import { sendFile } from './workflows/files/send-file.ts';
import { admitted } from './workflows/people/readers.ts';
import { hintTaker } from './workflows/portfolio/take-hint.ts';

/** How to create each way in. */
const makers = { createTeams, startServer, schedule };

export type AppOverrides = Overrides & Partial<typeof makers> & Readonly<{ jobs?: readonly Job[] }>;

export type App = Readonly<{
  /** The port it listens on, also when the configured port was 0. */
  port: number;
  context: Context;
  /**
   * Accepts nothing new, lets running work finish for a while, then closes everything in reverse order of the start.
   * Never rejects: failures are logged. A second call waits for the same end.
   */
  stop(): Promise<void>;
}>;

/**
 * Starts the bot: secrets and templates, the store, the saved portfolio, the server, then the jobs. Throws when a part
 * is missing, and leaves nothing open.
 */
export const startApp = (config: Config, log: Log, overrides: AppOverrides = {}): Promise<App> =>
  opening((opened) => start(opened, config, log, overrides));

/** How long, in milliseconds, a message to Teams may wait for its answer once the bot stops. */
const lastAnswers = 1_500;
/** How long the store may take to note what this process gives up (milliseconds). */
const lastNote = 500;

const start = async (
  opened: AsyncDisposableStack,
  config: Config,
  log: Log,
  overrides: AppOverrides,
): Promise<App> => {
  const make = { ...makers, jobs, ...overrides };
  const parts = opened.adopt(await openParts(config, log, overrides), ({ close }) => close());
  const { store, background } = parts;
  const timed =
    <A extends unknown[], R>(kind: string, work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const started = performance.now();
      return parts
        .trace(`turn ${kind}`, {}, () => work(...args))
        .finally(() => parts.metrics.turn(kind, performance.now() - started));
    };
  const pace = createPace();
  // After Teams: what has no answer by then gets none from this process.
  opened.defer(() => atMost(lastNote, store.turns.giveUp()).catch(() => {}));
  const teams = opened.adopt(
    make.createTeams({
      auth: teamsAuth(config, parts),
      claims: store.claims,
      turns: store.turns,
      conversations: store.conversations,
      people: store.people,
      senders: store.senders,
      now: overrides.now ?? Date.now,
      ...(overrides.waits === undefined ? {} : { waits: overrides.waits }),
      log,
      later: background.later,
      stopping: background.stopping,
      pace,
      watcher: parts.vitals,
      trace: parts.trace,
      looksUp: (verb) => actions.get(verb)?.aside === true,
      words: (said, locale) => {
        const say = () => (typeof said === 'string' ? teamsNotice(said) : failureText(said));
        return locale === undefined ? say() : inLocale(locale ?? config.locale, say);
      },
      handle: {
        message: timed('message', (incoming, reply) =>
          admitted(context, incoming, async (within) => {
            if (within === null) await reply(context.answer(outsiderCard()));
            else await answerMessage(within, incoming, (answer, _file, sending) => reply(answer, sending));
          }),
        ),
        press: timed('press', (incoming) =>
          admitted(context, incoming, async (within) =>
            within === null ? { toast: outsiderText() } : answerPress(within, incoming),
          ),
        ),
        file: timed('file', (incoming) =>
          admitted(context, incoming, async (within) => {
            if (within !== null) await sendFile(within, incoming);
          }),
        ),
        search: timed('search', (incoming) =>
          admitted(context, incoming, async (within) =>
            within === null ? { notice: outsiderText() } : answerSearch(within, incoming),
          ),
        ),
        choices: timed('choices', (incoming) =>
          admitted(context, incoming, async (within) =>
            within === null ? [] : answerChoices(within, incoming),
          ),
        ),
        dialog: timed('dialog', (incoming) =>
          admitted(context, incoming, async (within) =>
            within === null ? { notice: outsiderText() } : answerDialog(within, incoming),
          ),
        ),
        installed: timed('installed', async (incoming, reply) => {
          const { person, conversation } = incoming;
          const greet = async (within: Context | null): Promise<void> => {
            if (within === null) await reply(context.answer(outsiderCard()));
            else await welcome(within, incoming, reply);
          };
          return person !== null && conversation.scope === 'personal'
            ? admitted(context, { ...incoming, person }, greet)
            : inLocale(context.locale, () => greet(context));
        }),
        removed: async () => {},
        membersChanged: async (tenantId) => context.members.changed(tenantId),
        unanswered: (turn) => apologise(context, [turn], 'not-taken'),
      },
    }),
    (chat) => closeWithin(lastAnswers, chat),
  );
  // Jobs and turns can use Teams as long as they run.
  opened.defer(background.finish);
  parts.vitals.watch(teams.signIn);
  const context = parts.contextWith(teams.chat);
  // Before the server opens: all open changes found now were left behind; none has just begun.
  context.later('what the last run left behind', carryChangesOn(context, store.kind === 'sqlite'));
  const { server: door } = config;
  const server = opened.adopt(
    await make
      .startServer({
        ...door,
        tokens: teams.tokens,
        messages: (request, response) => teams.process(request, response),
        ready: () => readiness(parts, context),
        metrics: () => parts.metrics.text(),
        downloads: (token) => fileOf(context, token),
        failed: (failure) => inLocale(config.locale, () => failureText(failure)),
        hints: hintsIn(context),
        consents: consentDoor(context),
        log,
        pace,
      })
      .catch((thrown: unknown) => {
        throw portProblem(thrown, door);
      }),
    ({ stop }) => stop(),
  );
  opened.use(make.schedule(context, make.jobs.map(traced(parts.trace))));
  opened.defer(() => void background.stop());
  log.info({ host: door.host, port: server.port, store: store.kind }, 'the bot listens');
  // Only once everything runs: if the start failed, an alert being sent would count as delivered. When other instances
  // may run, the scheduled job does it.
  if (store.kind === 'sqlite')
    context.later(
      'alerts and answers that were left behind',
      lookAfterTurns(context, true).finally(() => deliverAlerts(context, true)),
    );
  context.later('the first look at the portfolio', firstLook(context, config));
  context.later('who is admin', warnWithoutAdmin(config, store, log));

  let ending: Promise<void> | null = null;
  const end = (): Promise<void> =>
    opened.disposeAsync().then(
      () => log.info({}, 'the bot has stopped'),
      (thrown: unknown) =>
        log.error({ reason: messageOf(thrown) }, 'the bot has stopped; not everything could be closed'),
    );
  return {
    port: server.port,
    context,
    stop: () => {
      ending ??= end();
      return ending;
    },
  };
};

/** Each run of a job is a trace of its own. */
const traced =
  (trace: Trace) =>
  (job: Job): Job => ({
    ...job,
    run: (context) => trace(`job ${job.name}`, {}, () => inLocale(context.locale, () => job.run(context))),
  });

const teamsAuth = ({ auth }: Config, { secrets }: Parts): TeamsAuth =>
  auth.kind === 'off'
    ? auth
    : { ...auth, password: secrets.botPassword.get, renewPassword: secrets.botPassword.renew };

const hintsIn = (context: Context): HintsIn | null => {
  const { pax8Events } = context.settings;
  if (pax8Events === null) return null;
  const { secretPath, authorization } = pax8Events;
  return { path: secretPath, authorization, take: hintTaker(context) };
};

/** What the bot cannot work without, and everything that is wrong. Turns fail without the former only. */
const readiness = async ({ secrets }: Parts, context: Context) => {
  const [secretsThere, troubles] = await Promise.all([
    secrets.pax8.get().then(
      () => true,
      () => false,
    ),
    troublesOf(context, null),
  ]);
  const is = (kind: Trouble['kind']): boolean => troubles.some((trouble) => trouble.kind === kind);
  const missing = [
    ...(is('store') ? ['store'] : []),
    ...(secretsThere ? [] : ['secrets']),
    ...(is('bot-password') ? ['bot password'] : []),
    ...(context.portfolio.current() === null ? ['portfolio'] : []),
  ];
  return { ready: missing.length === 0, missing, troubles: troubles.map(publicTrouble) };
};

/** Without Teams' own texts, and with moments as people write them. */
const publicTrouble = (trouble: Trouble): Readonly<Record<string, unknown>> => {
  const { kind } = trouble;
  const since = 'since' in trouble ? { since: new Date(trouble.since).toISOString() } : {};
  switch (trouble.kind) {
    case 'pax8':
      return { kind, ...since, reason: trouble.reason };
    case 'store':
      return { kind, problem: trouble.problem };
    case 'jobs':
      return { kind, ...since, names: trouble.names };
    case 'sends':
      return { kind, ...since, failed: trouble.failed };
    default:
      return { kind, ...since };
  }
};
