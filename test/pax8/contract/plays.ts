import type { Marketplace } from '../../../src/core/marketplace/marketplace.ts';
import type { NewOrder } from '../../../src/core/marketplace/orders.ts';

/*
 * Every read of the client, with every filter that it can send. A read that is added to the port without a play here
 * is a type error.
 */

type Writes =
  | `${'create' | 'change' | 'replace' | 'remove'}${string}`
  | 'placeOrder'
  | 'setQuantity'
  | 'setPrice'
  | 'cancel'
  | `${'configure' | 'set' | 'add' | 'test'}Webhook${string}`
  | 'retryDelivery';
type Read = Exclude<keyof Marketplace, Writes>;

/** The operation of Pax8's document, and the calls that ask for it. */
export type Play = Readonly<{
  operation: string;
  calls: readonly ((pax8: Marketplace) => Promise<unknown>)[];
}>;

const id = '6c0e7c0a-58f1-4f5e-9d8e-0f3a5a3f7f11';
const day = '2026-11-20';

const order: NewOrder = {
  companyId: id,
  orderedByEmail: 'dana@example.com',
  lines: [
    {
      productId: id,
      quantity: 2,
      billingTerm: 'Monthly',
      commitmentTermId: id,
      parent: { subscriptionId: id },
      provisioning: [{ key: 'msDomain', values: ['relecloud'] }],
    },
    {
      productId: id,
      quantity: 1,
      billingTerm: 'Annual',
      commitmentTermId: null,
      parent: { line: 1 },
      provisioning: [],
    },
  ],
};

const firstPage = (companyId: string | null) => (pax8: Marketplace) =>
  pax8.orderPages(companyId, 'background')[Symbol.asyncIterator]().next();

const play = (operation: string, ...calls: Play['calls']): Play => ({ operation, calls });

export const plays: Readonly<Record<Read, Play>> = {
  companies: play('get /companies', (pax8) => pax8.companies('person')),
  findCompanies: play(
    'get /companies',
    (pax8) =>
      pax8.findCompanies(
        {
          city: 'Denver',
          country: 'US',
          stateOrProvince: 'CO',
          postalCode: '80111',
          billOnBehalfOfEnabled: false,
          selfServiceAllowed: true,
          orderApprovalRequired: false,
          status: 'Deleted',
          sort: 'name',
        },
        'person',
      ),
    (pax8) => pax8.findCompanies({ status: 'Active', sort: 'postalCode' }, 'background'),
  ),
  companyDetails: play('get /companies/{companyId}', (pax8) => pax8.companyDetails(id, 'person')),
  contacts: play('get /companies/{companyId}/contacts', (pax8) => pax8.contacts(id, 'person')),
  contact: play('get /companies/{companyId}/contacts/{contactId}', (pax8) => pax8.contact(id, id, 'person')),
  product: play('get /products/{productId}', (pax8) => pax8.product(id, 'person')),
  productDetails: play('get /products/{productId}', (pax8) => pax8.productDetails(id, 'person')),
  products: play('get /products', (pax8) => pax8.products('background')),
  findProducts: play(
    'get /products',
    (pax8) => pax8.findProducts({}, 'person'),
    (pax8) => pax8.findProducts({ search: 'Premium', vendorName: 'Microsoft', sort: 'vendor' }, 'background'),
  ),
  provisioningDetails: play('get /products/{productId}/provision-details', (pax8) =>
    pax8.provisioningDetails(id, 'person'),
  ),
  dependencies: play('get /products/{productId}/dependencies', (pax8) => pax8.dependencies(id, 'person')),
  pricing: play(
    'get /products/{productId}/pricing',
    (pax8) => pax8.pricing(id, null, 'person'),
    (pax8) => pax8.pricing(id, id, 'background'),
  ),
  orders: play(
    'get /orders',
    (pax8) => pax8.orders(null, 'person'),
    (pax8) => pax8.orders(id, 'person', 2),
  ),
  orderPages: play('get /orders', firstPage(null), firstPage(id)),
  order: play('get /orders/{orderId}', (pax8) => pax8.order(id, 'person')),
  checkOrder: play('post /orders', (pax8) => pax8.checkOrder(order)),
  subscriptions: play('get /subscriptions', (pax8) => pax8.subscriptions('background')),
  findSubscriptions: play(
    'get /subscriptions',
    ...['Monthly', 'Annual', '2-Year', '3-Year', 'One-Time', 'Trial', 'Activation'].map(
      (billingTerm) => (pax8: Marketplace) =>
        pax8.findSubscriptions({ companyId: id, productId: id, billingTerm }, 'person'),
    ),
    (pax8) => pax8.findSubscriptions({ status: 'PendingManual' }, 'person'),
  ),
  subscription: play('get /subscriptions/{subscriptionId}', (pax8) => pax8.subscription(id, 'person')),
  history: play('get /subscriptions/{subscriptionId}/history', (pax8) => pax8.history(id, 'person')),
  invoices: play(
    'get /invoices',
    (pax8) => pax8.invoices({ sort: 'invoiceDate' }, 'person'),
    (pax8) =>
      pax8.invoices({ status: 'Nothing Due', from: day, to: day, companyId: id, sort: 'balance' }, 'person'),
  ),
  invoice: play('get /invoices/{invoiceId}', (pax8) => pax8.invoice(id, 'person')),
  invoiceItems: play('get /invoices/{invoiceId}/items', (pax8) => pax8.invoiceItems(id, 'person')),
  draftItems: play(
    'get /invoices/draftItems',
    (pax8) => pax8.draftItems({}, 'person'),
    (pax8) => pax8.draftItems({ monthOffset: 0, companyId: id }, 'person'),
  ),
  usageSummaries: play(
    'get /subscriptions/{subscriptionId}/usage-summaries',
    (pax8) => pax8.usageSummaries(id, {}, 'person'),
    (pax8) =>
      pax8.usageSummaries(id, { resourceGroup: 'acr', companyId: id, sort: 'partnerTotal' }, 'person'),
  ),
  usageSummary: play('get /usage-summaries/{usageSummaryId}', (pax8) => pax8.usageSummary(id, 'person')),
  usageLines: play(
    'get /usage-summaries/{usageSummaryId}/usage-lines',
    (pax8) => pax8.usageLines(id, day, null, 'person'),
    (pax8) => pax8.usageLines(id, day, id, 'person'),
  ),
  webhooks: play(
    'get /api/v2/webhooks',
    (pax8) => pax8.webhooks({}, 'person'),
    (pax8) => pax8.webhooks({ active: true, topic: 'INVOICE', status: 'FAILED' }, 'background'),
  ),
  webhook: play('get /api/v2/webhooks/{id}', (pax8) => pax8.webhook(id, 'person')),
  webhookTopics: play('get /api/v2/webhooks/topic-definitions', (pax8) => pax8.webhookTopics('person')),
  webhookLogs: play(
    'get /api/v2/webhooks/{webhookId}/logs',
    (pax8) => pax8.webhookLogs(id, {}, 'person'),
    (pax8) => pax8.webhookLogs(id, { topicName: 'INVOICE', status: 'FAILED' }, 'person'),
  ),
  webhookLog: play('get /api/v2/webhooks/{webhookId}/logs/{id}', (pax8) => pax8.webhookLog(id, id, 'person')),
};

/** The token goes before any read. */
export const tokenPlay: Play = play('post /token', (pax8) => pax8.companyDetails(id, 'person'));
