import { setTimeout as sleep } from 'node:timers/promises';
import type { CallBudget, Marketplace } from '../core/marketplace/marketplace.ts';
import { noTrace, type Trace } from '../core/ports/traces.ts';
import type { Failure } from '../core/words/failure.ts';
import { createClient } from './client.ts';
import { changeCompany, companies, companyDetails, createCompany, findCompanies } from './companies.ts';
import { contact, contacts, createContact, removeContact, replaceContact } from './contacts.ts';
import { createHttp, type Dropped, type Observed } from './http.ts';
import { draftItems, invoice, invoiceItems, invoices } from './invoices.ts';
import { checkOrder, order, orderPages, orders, placeOrder } from './orders.ts';
import {
  dependencies,
  findProducts,
  pricing,
  product,
  productDetails,
  products,
  provisioningDetails,
} from './products.ts';
import { cancel, history, setPrice, setQuantity, subscription, subscriptions } from './subscriptions.ts';
import type { CredentialSource } from './token.ts';
import { usageLines, usageSummaries, usageSummary } from './usage.ts';
import {
  addWebhookTopic,
  configureWebhook,
  configureWebhookTopic,
  createWebhook,
  removeWebhook,
  removeWebhookTopic,
  replaceWebhookTopics,
  retryDelivery,
  setWebhookActive,
  testWebhookTopic,
  webhook,
  webhookLog,
  webhookLogs,
  webhooks,
  webhookTopics,
} from './webhooks.ts';

export type MarketplaceOptions = Readonly<{
  /** `https://api.pax8.com/v1`; the token comes from `{url}/token`. */
  url: string;
  credentials: CredentialSource;
  /** Every attempt takes one call from it, token requests included. */
  budget: CallBudget;
  now: () => number;
  /** Rejects when the signal aborts. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1), for the jitter of retries. */
  random?: () => number;
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
  maxBodyBytes?: number;
  /** How many pages of one list are read at once; `npm run bench portfolio` measures the effect. */
  pageConcurrency?: number;
  /** Called after every attempt, for metrics and log. */
  observe?: (call: Observed) => void;
  /** Makes each attempt a step of a trace. */
  trace?: Trace;
  /** Called for every row that is left out. */
  onDropped?: (row: Dropped) => void;
  /** Called after every read: null when Pax8 answered it, else a sentence for people. */
  onRead?: (trouble: Failure | null) => void;
}>;

/**
 * Pax8 over HTTP. `waiting`: how many calls wait for the rate limit. `close` ends waiting calls and lets sent ones
 * finish, `cut` ends those too.
 */
export const createMarketplace = (
  options: MarketplaceOptions,
): Marketplace & Readonly<{ waiting(): number; close(): Promise<void>; cut(): Promise<void> }> => {
  const { url, credentials, budget, now, pageConcurrency = 12 } = options;
  const http = createHttp({
    url,
    connectTimeoutMs: options.connectTimeoutMs ?? 5000,
    answerTimeoutMs: options.answerTimeoutMs ?? 30_000,
    maxBodyBytes: options.maxBodyBytes ?? 16 * 1024 * 1024,
    observe: options.observe ?? (() => {}),
    trace: options.trace ?? noTrace,
  });
  const client = createClient({
    http,
    credentials,
    budget,
    now,
    pause: options.pause ?? ((ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal })),
    random: options.random ?? Math.random,
    onDropped: options.onDropped ?? (() => {}),
    onRead: options.onRead ?? (() => {}),
  });
  const pages = pageConcurrency;
  return {
    companies: (urgency) => companies(client, pages, urgency),
    findCompanies: (filter, urgency) => findCompanies(client, pages, filter, urgency),
    companyDetails: (id, urgency) => companyDetails(client, id, urgency),
    createCompany: (company) => createCompany(client, company),
    changeCompany: (id, changes) => changeCompany(client, id, changes),
    contacts: (companyId, urgency) => contacts(client, pages, companyId, urgency),
    contact: (companyId, id, urgency) => contact(client, companyId, id, urgency),
    createContact: (companyId, form) => createContact(client, companyId, form),
    replaceContact: (companyId, id, form) => replaceContact(client, companyId, id, form),
    removeContact: (companyId, id) => removeContact(client, companyId, id),
    product: (id, urgency) => product(client, id, urgency),
    productDetails: (id, urgency) => productDetails(client, id, urgency),
    products: (urgency) => products(client, urgency),
    findProducts: (filter, urgency) => findProducts(client, filter, urgency),
    provisioningDetails: (id, urgency) => provisioningDetails(client, id, urgency),
    dependencies: (id, urgency) => dependencies(client, id, urgency),
    pricing: (id, companyId, urgency) => pricing(client, id, companyId, urgency),
    orders: (companyId, urgency, page = 0) => orders(client, companyId, urgency, page),
    orderPages: (companyId, urgency) => orderPages(client, companyId, urgency),
    order: (id, urgency) => order(client, id, urgency),
    checkOrder: (asked) => checkOrder(client, asked),
    placeOrder: (asked) => placeOrder(client, asked),
    subscriptions: (urgency) => subscriptions(client, pages, {}, urgency),
    findSubscriptions: (filter, urgency) => subscriptions(client, pages, filter, urgency),
    subscription: (id, urgency) => subscription(client, id, urgency),
    history: (id, urgency) => history(client, id, urgency),
    setQuantity: (id, quantity, details = []) => setQuantity(client, id, quantity, details),
    setPrice: (id, price) => setPrice(client, id, price),
    cancel: (id, at) => cancel(client, id, at),
    invoices: (filter, urgency) => invoices(client, pages, filter, urgency),
    invoice: (id, urgency) => invoice(client, id, urgency),
    invoiceItems: (id, urgency) => invoiceItems(client, pages, id, urgency),
    draftItems: (filter, urgency) => draftItems(client, pages, filter, urgency),
    usageSummaries: (id, filter, urgency) => usageSummaries(client, pages, id, filter, urgency),
    usageSummary: (id, urgency) => usageSummary(client, id, urgency),
    usageLines: (id, day, productId, urgency) => usageLines(client, pages, id, day, productId, urgency),
    webhooks: (filter, urgency) => webhooks(client, pages, filter, urgency),
    webhook: (id, urgency) => webhook(client, id, urgency),
    createWebhook: (asked) => createWebhook(client, asked),
    removeWebhook: (id) => removeWebhook(client, id),
    configureWebhook: (id, configuration) => configureWebhook(client, id, configuration),
    setWebhookActive: (id, active) => setWebhookActive(client, id, active),
    addWebhookTopic: (id, topic) => addWebhookTopic(client, id, topic),
    replaceWebhookTopics: (id, topics) => replaceWebhookTopics(client, id, topics),
    removeWebhookTopic: (id, topicId) => removeWebhookTopic(client, id, topicId),
    configureWebhookTopic: (id, topicId, filters) => configureWebhookTopic(client, id, topicId, filters),
    testWebhookTopic: (id, topic) => testWebhookTopic(client, id, topic),
    webhookTopics: (urgency) => webhookTopics(client, pages, urgency),
    webhookLogs: (id, filter, urgency) => webhookLogs(client, id, filter, urgency),
    webhookLog: (id, logId, urgency) => webhookLog(client, id, logId, urgency),
    retryDelivery: (id, logId) => retryDelivery(client, id, logId),
    waiting: client.waiting,
    close: client.close,
    cut: client.cut,
  };
};
