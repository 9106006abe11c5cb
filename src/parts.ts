import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { Chat } from './core/chat.ts';
import { hour } from './core/durations.ts';
import type { Log } from './core/log.ts';
import type { Instant } from './core/marketplace.ts';
import { messageOf } from './errors.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createMarketplace } from './pax8/marketplace.ts';
import { createSecrets, type Secrets, type SecretsDeps } from './secrets/secrets.ts';
import { openStore, type Store } from './store/open.ts';
import { loadTemplates } from './views/template.ts';
import { createViews } from './views/views.ts';
import type { Context } from './workflows/context.ts';
import { keepPortfolio } from './workflows/keep-portfolio.ts';

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
      await marketplace.close();
      await store.close();
    },
  };
};
