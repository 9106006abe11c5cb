import { setTimeout as sleep } from 'node:timers/promises';
import type { CallBudget, Marketplace } from '../core/marketplace.ts';
import { createClient } from './client.ts';
import { companies } from './companies.ts';
import { createHttp, type Observed } from './http.ts';
import { pricing, product } from './products.ts';
import { cancel, history, setQuantity, subscription, subscriptions } from './subscriptions.ts';
import type { CredentialSource } from './token.ts';

export type MarketplaceOptions = Readonly<{
  /** `https://api.pax8.com/v1`; the token comes from `{url}/token`. */
  url: string;
  credentials: CredentialSource;
  /** Every sending takes one call from it, the token's included. */
  budget: CallBudget;
  now: () => number;
  /** Waits; rejects when the signal aborts. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1), for the jitter of repeats. */
  random?: () => number;
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
  maxBodyBytes?: number;
  /** Pages of one list that are read at a time; `npm run bench portfolio` tells what it brings. */
  pageConcurrency?: number;
  /** Told of every attempt, for metrics and log. */
  observe?: (call: Observed) => void;
}>;

/** Pax8 over HTTP. `close` ends what waits and lets what was sent finish. */
export const createMarketplace = (
  options: MarketplaceOptions,
): Marketplace & Readonly<{ close(): Promise<void> }> => {
  const { url, credentials, budget, now, pageConcurrency = 12 } = options;
  const http = createHttp({
    url,
    now,
    connectTimeoutMs: options.connectTimeoutMs ?? 5000,
    answerTimeoutMs: options.answerTimeoutMs ?? 30_000,
    maxBodyBytes: options.maxBodyBytes ?? 16 * 1024 * 1024,
    observe: options.observe ?? (() => {}),
  });
  const client = createClient({
    http,
    credentials,
    budget,
    now,
    pause: options.pause ?? ((ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal })),
    random: options.random ?? Math.random,
  });
  return {
    companies: (urgency) => companies(client, pageConcurrency, urgency),
    subscriptions: (urgency) => subscriptions(client, pageConcurrency, urgency),
    subscription: (id, urgency) => subscription(client, id, urgency),
    product: (id, urgency) => product(client, id, urgency),
    pricing: (id, companyId, urgency) => pricing(client, id, companyId, urgency),
    history: (id, urgency) => history(client, id, urgency),
    setQuantity: (id, quantity) => setQuantity(client, id, quantity),
    cancel: (id, at) => cancel(client, id, at),
    close: client.close,
  };
};
