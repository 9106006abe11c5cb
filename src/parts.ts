import { randomUUID } from 'node:crypto';
import { signingSecret } from './config/schemas.ts';
import type { SecretSource } from './config/secret-source.ts';
import type { Config } from './config.ts';
import type { Chat } from './core/words/chat.ts';
import { hour } from './core/words/durations.ts';
import type { Instant } from './core/words/instant.ts';
import type { Log } from './core/words/log.ts';
import { AppError, messageOf } from './errors.ts';
import { createSinks, type Sinks, type SinksOptions } from './events/sinks.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createMarketplace } from './pax8/marketplace.ts';
import { createSecrets, type Secrets, type SecretsDeps } from './secrets/secrets.ts';
import { openStore, type Store } from './store/open.ts';
import { loadTemplates } from './views/kit/template.ts';
import { createViews } from './views/views.ts';
import type { Context } from './workflows/context.ts';
import { keepPortfolio } from './workflows/portfolio/keep-portfolio.ts';

export type Overrides = Readonly<{
  now?: () => Instant;
  newId?: () => string;
  vault?: SecretsDeps['vault'];
}>;

/** Everything the bot is made of but the ways in, so that the chat in Teams and the terminal share it. */
export type Parts = Readonly<{
  secrets: Secrets;
  store: Store;
  metrics: Metrics;
  contextWith(chat: Chat): Context;
  /** Lets work that nobody waits for finish, then closes connections, the store last. */
  close(): Promise<void>;
}>;

/** Builds the parts from the configuration. Throws, with a sentence for people, when credentials or the store cannot be had. */
export const openParts = async (config: Config, log: Log, overrides: Overrides = {}): Promise<Parts> => {
  const { now = Date.now, newId = randomUUID, vault } = overrides;
  const secrets = createSecrets(config, { log, now, ...(vault === undefined ? {} : { vault }) });
  const [templates] = await Promise.all([loadTemplates(), secrets.pax8.get(), secrets.botPassword.get()]);
  const store = await openStore({
    url: config.database.url,
    callsPerMinute: config.pax8.callsPerMinute,
    now,
  });
  const metrics: Metrics = createMetrics(() => portfolio.current());
  const marketplace = createMarketplace({
    url: config.pax8.apiUrl,
    credentials: secrets.pax8,
    budget: store.calls,
    now,
    observe: (call) => {
      metrics.pax8Call(call);
      log.debug(call, 'called Pax8');
    },
  });
  const portfolio = keepPortfolio({
    marketplace,
    cache: store.portfolio,
    refreshEveryMs: config.portfolio.refreshMinutes * 60_000,
    now,
    log,
  });
  const sinks = await openSinks(config, secrets, now);
  await portfolio.warm();

  const unfinished = new Set<Promise<unknown>>();
  const later = (what: string, work: Promise<unknown>): void => {
    const watched = work
      .catch((thrown: unknown) =>
        log.error({ what, reason: messageOf(thrown) }, 'work in the background failed'),
      )
      .finally(() => unfinished.delete(watched));
    unfinished.add(watched);
  };

  return {
    secrets,
    store,
    metrics,
    contextWith: (chat) => ({
      marketplace,
      memory: store,
      chat,
      portfolio,
      sinks: sinks.all,
      views: createViews({
        templates,
        zone: config.timeZone,
        onFailure: (card, thrown) =>
          log.error({ card, reason: messageOf(thrown) }, 'a card could not be made'),
      }),
      settings: {
        publicUrl: config.publicUrl,
        admins: config.people.admins,
        defaultRole: config.people.defaultRole,
        approvalSelf: config.approval.self,
        approvalExpiryMs: config.approval.expiryHours * hour,
        alertDays: config.renewals.alertDays,
        sweepCron: config.renewals.sweepCron,
      },
      zone: config.timeZone,
      now,
      newId,
      log,
      later,
    }),
    close: async () => {
      await Promise.all(unfinished);
      await Promise.all([marketplace.close(), sinks.close()]);
      await store.close();
    },
  };
};

/** The receivers of events. Their secrets are read once at the start, so that one that is missing is told then. */
const openSinks = async (config: Config, secrets: Secrets, now: () => Instant): Promise<Sinks> => {
  const reading: Promise<unknown>[] = [];
  const readerOf = (source: SecretSource, check: (value: string) => void = () => {}) => {
    const kept = secrets.of(source);
    const read = async (): Promise<string> => {
      const value = (await kept.get()) ?? '';
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
  await Promise.all(reading);
  return createSinks({ webhook, tickets: options });
};

const checkSigning = (value: string): void => {
  const { success, error } = signingSecret.safeParse(value);
  if (success) return;
  throw new AppError(
    `The secret that signs events ${error.issues[0]?.message}. Give it such a value in the vault.`,
    'The bot cannot sign its events. Its operator finds the reason in the log.',
  );
};

const ticketOptions = (
  tickets: NonNullable<Config['tickets']>,
  secret: () => Promise<string>,
  now: () => Instant,
): SinksOptions['tickets'] => {
  switch (tickets.system) {
    case 'connectwise':
      return { system: tickets.system, options: { ...tickets, privateKey: secret, now } };
    case 'halopsa':
      return { system: tickets.system, options: { ...tickets, clientSecret: secret, now } };
    case 'autotask':
      return { system: tickets.system, options: { ...tickets, secret, now } };
  }
};
