import { randomUUID } from 'node:crypto';
import { type Background, createBackground } from './background.ts';
import { atMost, closeWithin } from './closing.ts';
import { signingSecret } from './config/schemas.ts';
import type { SecretSource } from './config/secret-source.ts';
import type { Config } from './config.ts';
import type { Psa } from './core/ports/psa.ts';
import { noTrace, type Trace } from './core/ports/traces.ts';
import type { Chat } from './core/words/chat.ts';
import { hour } from './core/words/durations.ts';
import type { Instant } from './core/words/instant.ts';
import type { Log } from './core/words/log.ts';
import type { Edges } from './doctor/edges.ts';
import { examine } from './doctor/examine.ts';
import { running } from './doctor/running.ts';
import { AppError, messageOf } from './errors.ts';
import { createSinks, type Sinks, type SinksOptions } from './events/sinks.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { opening } from './opening.ts';
import { createMarketplace } from './pax8/marketplace.ts';
import { openPsa } from './psa/open-psa.ts';
import { createSecrets, type Secrets, type SecretsDeps } from './secrets/secrets.ts';
import { openStore, type Store } from './store/open.ts';
import { answerFrom } from './views/answer.ts';
import { whyAsRecorded } from './views/audit/fact-words.ts';
import { ticketWork } from './views/audit/ticket.ts';
import { ownTemplates } from './views/kit/template.ts';
import { inLocale } from './views/texts/locale.ts';
import { createVitals } from './vitals.ts';
import { keepCatalogue } from './workflows/catalogue/keep-catalogue.ts';
import type { Context } from './workflows/context.ts';
import { keepMembers } from './workflows/people/keep-members.ts';
import { keepPortfolio } from './workflows/portfolio/keep-portfolio.ts';

/** How to create each part. */
const makers = {
  createSecrets,
  loadTemplates: ownTemplates,
  createMarketplace,
  openStore,
  createSinks,
  keepPortfolio,
};

/** For tests: a clock, ids, and replacements for parts. */
export type Overrides = Partial<typeof makers> &
  Readonly<{
    now?: () => Instant;
    newId?: () => string;
    vault?: SecretsDeps['vault'];
    /** The waits of rate limits and retries. */
    waits?: Readonly<{ now: () => Instant; pause: (ms: number, signal?: AbortSignal) => Promise<void> }>;
    /** What the doctor looks through. */
    edges?: Edges;
    /** How long, in milliseconds, running work may take when the bot stops. */
    patience?: number;
  }>;

/** All parts of the bot except its ways in; shared by Teams and the terminal. */
export type Parts = Readonly<{
  secrets: Secrets;
  store: Store;
  metrics: Metrics;
  vitals: ReturnType<typeof createVitals>;
  trace: Trace;
  contextWith(chat: Chat): Context;
  background: Background;
  /** Lets running work finish, then closes everything in reverse order of the start. */
  close(): Promise<void>;
}>;

/** Including what follows (the answers of Teams, the last saves), a stop stays below ten seconds. */
const usualPatience = 6_000;
/** For the last saves of work that got its answer while connections closed. */
const lastSaves = 1_000;
/** For calls to Pax8 and event receivers: whoever waited for them has given up. */
const lastAnswers = 300;
/** For the last traces to leave. */
const lastTraces = 300;
/** For the database to let go. */
const lastStatements = 500;

/**
 * Creates the parts from the configuration. Throws, with a sentence for people, when credentials or the store are not
 * available, and leaves nothing open.
 */
export const openParts = (config: Config, log: Log, overrides: Overrides = {}): Promise<Parts> =>
  opening((opened) => open(opened, config, log, overrides));

const open = async (
  opened: AsyncDisposableStack,
  config: Config,
  log: Log,
  overrides: Overrides,
): Promise<Parts> => {
  const { now = Date.now, newId = randomUUID, vault, waits, patience = usualPatience, edges } = overrides;
  const make = { ...makers, ...overrides };
  const secrets = make.createSecrets(config, { log, now, ...(vault === undefined ? {} : { vault }) });
  const [templates, auditSecret, otherAuditSecrets] = await together(
    (async () => make.loadTemplates())(),
    secrets.of(config.database.auditKey).get(),
    secrets.of(config.database.otherAuditKeys).get(),
    secrets.pax8.get(),
    secrets.botPassword.get(),
  );
  const metrics: Metrics = createMetrics(now, {
    portfolio: () => portfolio.current()?.asOf ?? null,
    catalogue: () => catalogue.current()?.asOf ?? null,
    pax8Waiting: () => marketplace.waiting(),
    sending: () => vitals.sendsUnderWay(),
    underWay: () => background.underWay(),
    counts: () => store.counts(),
  });
  const languageModel = await openLanguageModel(config, secrets, metrics, log);
  const licences = await openLicences(config, secrets, now, opened);
  const { trace } = await openTracesOf(config, opened);
  // Closed after the store: work that is cut short loses Pax8 only when it can save nothing any more, and the next start
  // continues it as after a crash.
  const marketplace = opened.adopt(
    make.createMarketplace({
      url: config.pax8.apiUrl,
      credentials: secrets.pax8,
      budget: { take: (most) => store.calls.take(most) },
      now,
      ...(waits === undefined ? {} : { pause: waits.pause }),
      observe: (call) => {
        metrics.pax8Call(call);
        log.debug(call, 'called Pax8');
      },
      trace,
      onRead: (trouble) => vitals.pax8Read(trouble),
      onDropped: (row) => log.warn(row, 'a row of Pax8’s answer without an id was left out'),
    }),
    (pax8) => closeWithin(lastAnswers, pax8),
  );
  const store = opened.adopt(
    await make.openStore({
      url: config.database.url,
      witness: config.database.witness,
      auditSecret,
      otherAuditSecrets,
      callsPerMinute: config.pax8.callsPerMinute,
      now,
      onTrouble: (problem) => log.warn({ problem }, 'nothing can be noted outside the database'),
    }),
    // Statements that never end would keep it.
    ({ close }) => atMost(lastStatements, close()),
  );
  const vitals = createVitals({ now, metrics, storeProblem: store.problem });
  const background = createBackground(log, patience);
  opened.defer(async () => void (await background.settled(lastSaves)));
  const sinks = opened.adopt(await openSinks(config, secrets, now, make.createSinks), (sinks) =>
    closeWithin(lastAnswers, sinks),
  );
  const psa = openPsaOf(config, secrets, now, opened);
  const portfolio = make.keepPortfolio({
    marketplace,
    cache: store.portfolio,
    refreshEveryMs: config.portfolio.refreshMinutes * 60_000,
    now,
    log,
  });
  const catalogue = keepCatalogue({
    marketplace,
    cache: store.catalogue,
    claims: store.claims,
    now,
    log,
  });
  await Promise.all([portfolio.warm(), catalogue.warm()]);

  const pax8Events = eventsIn(config, secrets);

  opened.defer(background.finish);
  return {
    secrets,
    store,
    metrics,
    vitals,
    trace,
    contextWith: (chat) => ({
      marketplace,
      memory: store,
      chat,
      portfolio,
      catalogue,
      sinks: sinks.all,
      psa,
      ticketDesk:
        sinks.tickets === null || config.tickets?.forDifferences !== true
          ? null
          : { tickets: sinks.tickets, companies: config.tickets.companies },
      languageModel,
      licences,
      costs: 'all',
      members: keepMembers({
        memory: store,
        chat,
        tenants: config.auth.kind === 'on' ? config.auth.allowedTenants : null,
        now,
        log,
      }),
      answer: answerFrom(templates, (card, thrown) =>
        log.error({ card, reason: messageOf(thrown) }, 'a card could not be made'),
      ),
      show: () => ({ now: now(), zone: config.timeZone }),
      settings: {
        publicUrl: config.publicUrl,
        admins: config.people.admins,
        defaultRole: config.people.defaultRole,
        costRole: config.people.costRole,
        limitedLookups: config.people.limitedLookups,
        timeZone: config.timeZone,
        locale: config.locale,
        approvalSelf: config.approval.self,
        approvalExpiryMs: config.approval.expiryHours * hour,
        alertDays: config.renewals.alertDays,
        sweepCron: config.renewals.sweepCron,
        digestCron: config.renewals.digestCron,
        historyDays: config.portfolio.historyDays,
        privateAnswers: config.privateAnswers,
        customerLinkDays: config.publicUrl === null ? null : config.customerLinkDays,
        csvFormat: config.csvFormat,
        isTimeZoneSet: config.isTimeZoneSet,
        pax8Events,
      },
      zone: config.timeZone,
      locale: config.locale,
      now,
      newId,
      log,
      vitals,
      examine: (tenantId) =>
        examine(
          {
            ...{ config, secrets, marketplace, budget: store.calls, running: true },
            ...{ tenants: [tenantId], store: async () => running(store, config) },
          },
          edges,
        ),
      stopping: background.stopping,
      later: background.later,
    }),
    background,
    close: () => opened.disposeAsync(),
  };
};

/** Traces, when they are configured. Closed last, so that the stop is in them. */
const openTracesOf = async (
  { traces }: Config,
  opened: AsyncDisposableStack,
): Promise<Readonly<{ trace: Trace }>> => {
  if (traces === null) return { trace: noTrace };
  // Loaded only now: its SDK makes a start slower.
  const { openTraces } = await import('./traces.ts');
  return opened.adopt(openTraces(traces), ({ close }) => atMost(lastTraces, close()).catch(() => {}));
};

const eventsIn = ({ pax8Events }: Config, secrets: Secrets): Context['settings']['pax8Events'] => {
  if (pax8Events === null) return null;
  const { path, authorization, integrationId } = pax8Events;
  const secret = secrets.of(authorization);
  return { secretPath: path, authorization: async () => (await secret.get()) ?? '', integrationId };
};

/** https://learn.microsoft.com/training/modules/intro-azure-openai-managed-identity-auth-javascript/3-keyless-authentication-methods */
const azureModels = 'https://cognitiveservices.azure.com/.default';

/** The language model, when one is configured; a missing key is reported now. */
const openLanguageModel = async (
  { languageModel }: Config,
  secrets: Secrets,
  metrics: Metrics,
  log: Log,
): Promise<Context['languageModel']> => {
  if (languageModel === null) return null;
  const { url, name, key: source } = languageModel;
  // Loaded only now: its SDK makes a start slower.
  const { createLanguageModel } = await import('./model/language-model.ts');
  const given = { url, name, observe: metrics.languageModel, log };
  if (source.from === 'managed-identity') {
    const key = secrets.azureToken(azureModels);
    return createLanguageModel({ ...given, key, renewKey: async () => {} });
  }
  const secret = secrets.of(source);
  await secret.get();
  // A server on this machine takes any key.
  const key = async () => (await secret.get()) ?? 'none';
  return createLanguageModel({ ...given, key, renewKey: secret.renew });
};

/** Microsoft's own numbers, when an app for them is configured; a missing secret is reported now. */
const openLicences = async (
  { graph }: Config,
  secrets: Secrets,
  now: () => Instant,
  opened: AsyncDisposableStack,
): Promise<Context['licences']> => {
  if (graph === null) return null;
  const { createLicenceReader } = await import('./graph/licence-reader.ts');
  const secret = secrets.of(graph.secret);
  await secret.get();
  return opened.adopt(createLicenceReader({ ...graph, secret, now }), (reader) =>
    closeWithin(lastAnswers, reader),
  );
};

/** The receivers of events. Their secrets are read at the start, so that a missing one is reported then. */
const openSinks = async (
  config: Config,
  secrets: Secrets,
  now: () => Instant,
  make: typeof createSinks,
): Promise<Sinks> => {
  const reading: Promise<unknown>[] = [];
  const readerOf = (source: SecretSource, check: (value: string) => void = () => {}) => {
    const secret = secrets.of(source);
    const read = async (): Promise<string> => {
      const value = (await secret.get()) ?? '';
      check(value);
      return value;
    };
    reading.push(read());
    return read;
  };
  const { events, tickets } = config;
  const webhook =
    events === null ? null : { url: events.url, secret: readerOf(events.secret, checkSigning), now };
  const options = tickets === null ? null : ticketOptions(tickets, readerOf(tickets.secret), now);
  await together(...reading);
  const { locale, timeZone } = config;
  return make(
    { webhook, tickets: options },
    {
      ticketWork: (event) => inLocale(locale, () => ticketWork(event)),
      why: (why) => inLocale(locale, () => whyAsRecorded(why, { now: now(), zone: timeZone })),
    },
  );
};

/** Waits for all, even when one fails; then throws its error. */
const together = async <T extends readonly unknown[]>(
  ...all: { [K in keyof T]: Promise<T[K]> }
): Promise<T> => {
  await Promise.allSettled(all);
  return Promise.all(all) as Promise<unknown> as Promise<T>;
};

/** What bills the customers: the system with the configured tickets. Its secret was read for those. */
const openPsaOf = (
  { tickets }: Config,
  secrets: Secrets,
  now: () => Instant,
  opened: AsyncDisposableStack,
): Psa | null => {
  const secret = tickets === null ? null : secrets.of(tickets.secret);
  const options =
    tickets === null ? null : ticketOptions(tickets, async () => (await secret?.get()) ?? '', now);
  if (tickets === null || options === null) return null;
  const psa = openPsa(options, tickets.currency);
  return opened.adopt(psa, ({ end, cut }) => closeWithin(lastAnswers, { close: end, cut }));
};

const checkSigning = (value: string): void => {
  const { success, error } = signingSecret.safeParse(value);
  if (success) return;
  throw new AppError(
    `The secret that signs events ${error.issues[0]?.message}. Give it such a value in the vault.`,
    { kind: 'start' },
  );
};

const ticketOptions = (
  tickets: NonNullable<Config['tickets']>,
  secret: () => Promise<string>,
  now: () => Instant,
): SinksOptions['tickets'] => {
  const { companies } = tickets;
  switch (tickets.system) {
    case 'connectwise':
      return { system: tickets.system, companies, options: { ...tickets, privateKey: secret, now } };
    case 'halopsa':
      return { system: tickets.system, companies, options: { ...tickets, clientSecret: secret, now } };
    case 'autotask':
      return { system: tickets.system, companies, options: { ...tickets, secret, now } };
  }
};
