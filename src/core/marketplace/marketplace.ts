import type { Instant } from '../words/instant.ts';
import type { CompanyChanges, CompanyDetails, CompanyFilter, NewCompany } from './company-details.ts';
import type { Contact, ContactForm } from './contacts.ts';
import type { DraftFilter, Invoice, InvoiceFilter, InvoiceItem } from './invoices.ts';
import type { NewOrder, Order, ProvisioningValues } from './orders.ts';
import type { ProductDependencies, ProductDetails, ProductFilter, ProvisioningDetail } from './products.ts';
import type { Company, FirstRows, HistoryEntry, PricePlan, Product, Rows, Subscription } from './records.ts';
import type { UsageFilter, UsageLine, UsageSummary } from './usage.ts';
import type {
  NewWebhook,
  NewWebhookTopic,
  TopicDefinition,
  Webhook,
  WebhookConfiguration,
  WebhookFilter,
  WebhookFilters,
  WebhookLog,
  WebhookLogFilter,
} from './webhooks.ts';
import type { WriteOutcome, Written } from './written.ts';

/** The filters Pax8 offers. It cannot filter or sort by commitment. */
export type SubscriptionFilter = Readonly<{
  companyId?: string;
  productId?: string;
  status?: string;
  billingTerm?: string;
}>;

/** Who waits for a call. Calls that a person waits for go first. */
export type Urgency = 'person' | 'background';

/**
 * The port to Pax8. Reads throw an error with a sentence for people; a read by id returns null on 404. Writes return
 * their outcome and are never repeated once they may have arrived.
 */
export type Marketplace = Companies &
  Contacts &
  Products &
  Orders &
  Subscriptions &
  Invoices &
  Usage &
  Webhooks;

type Companies = Readonly<{
  companies(urgency: Urgency): Promise<Rows<Company>>;
  findCompanies(filter: CompanyFilter, urgency: Urgency): Promise<Rows<CompanyDetails>>;
  companyDetails(id: string, urgency: Urgency): Promise<CompanyDetails | null>;
  createCompany(company: NewCompany): Promise<Written<CompanyDetails>>;
  /** Sends only the fields that are given. */
  changeCompany(id: string, changes: CompanyChanges): Promise<Written<CompanyDetails>>;
}>;

type Contacts = Readonly<{
  contacts(companyId: string, urgency: Urgency): Promise<Rows<Contact>>;
  contact(companyId: string, id: string, urgency: Urgency): Promise<Contact | null>;
  createContact(companyId: string, contact: ContactForm): Promise<Written<Contact>>;
  /** Replaces the contact as a whole. */
  replaceContact(companyId: string, id: string, contact: ContactForm): Promise<Written<Contact>>;
  /** Pax8 answers without a body: only a read shows that the contact is gone. */
  removeContact(companyId: string, id: string): Promise<Written<null>>;
}>;

type Products = Readonly<{
  product(id: string, urgency: Urgency): Promise<Product | null>;
  productDetails(id: string, urgency: Urgency): Promise<ProductDetails | null>;
  /** The whole catalogue. */
  products(urgency: Urgency): Promise<Rows<Product>>;
  /** The first 200 that match. */
  findProducts(filter: ProductFilter, urgency: Urgency): Promise<FirstRows<Product>>;
  provisioningDetails(productId: string, urgency: Urgency): Promise<Rows<ProvisioningDetail>>;
  dependencies(productId: string, urgency: Urgency): Promise<ProductDependencies>;
  /** Today's price plans of a product, for one company when `companyId` is given. */
  pricing(productId: string, companyId: string | null, urgency: Urgency): Promise<Rows<PricePlan>>;
}>;

type Orders = Readonly<{
  /** A page (from 0) of 200 orders, newest first, of one company, or of all when null. */
  orders(companyId: string | null, urgency: Urgency, page?: number): Promise<FirstRows<Order>>;
  /** Every order, newest first, one page after the other: Pax8 may need minutes for all. */
  orderPages(companyId: string | null, urgency: Urgency): AsyncIterable<Rows<Order>>;
  order(id: string, urgency: Urgency): Promise<Order | null>;
  /** Pax8's own validation (`isMock=true`); it changes nothing, so after `unknown` it may be asked again. */
  checkOrder(order: NewOrder): Promise<Written<null>>;
  /** Sends the order once. After `unknown`, look through the company's orders and subscriptions. */
  placeOrder(order: NewOrder): Promise<Written<Order>>;
}>;

type Subscriptions = Readonly<{
  subscriptions(urgency: Urgency): Promise<Rows<Subscription>>;
  findSubscriptions(filter: SubscriptionFilter, urgency: Urgency): Promise<Rows<Subscription>>;
  subscription(id: string, urgency: Urgency): Promise<Subscription | null>;
  history(subscriptionId: string, urgency: Urgency): Promise<Rows<HistoryEntry>>;
  /**
   * Sends `{"quantity": n}`, and the vendor's details if there are any, which replace earlier ones. Price, cost,
   * currency and dates are writable too and must not be echoed.
   */
  setQuantity(subscriptionId: string, quantity: number, details?: ProvisioningValues): Promise<WriteOutcome>;
  /** Sends only `{"price": n}`, per seat and billing term in the subscription's currency. */
  setPrice(subscriptionId: string, price: number): Promise<WriteOutcome>;
  /**
   * Ends a subscription at `at` (Pax8's `cancelDate`), or at once when null. Pax8 answers without a body: only a read
   * shows the end.
   */
  cancel(subscriptionId: string, at: Instant | null): Promise<Written<null>>;
}>;

type Invoices = Readonly<{
  invoices(filter: InvoiceFilter, urgency: Urgency): Promise<Rows<Invoice>>;
  invoice(id: string, urgency: Urgency): Promise<Invoice | null>;
  invoiceItems(invoiceId: string, urgency: Urgency): Promise<Rows<InvoiceItem>>;
  draftItems(filter: DraftFilter, urgency: Urgency): Promise<Rows<InvoiceItem>>;
}>;

type Usage = Readonly<{
  usageSummaries(subscriptionId: string, filter: UsageFilter, urgency: Urgency): Promise<Rows<UsageSummary>>;
  usageSummary(id: string, urgency: Urgency): Promise<UsageSummary | null>;
  /** Usage of one day, `YYYY-MM-DD`: Pax8 requires a day. */
  usageLines(
    summaryId: string,
    day: string,
    productId: string | null,
    urgency: Urgency,
  ): Promise<Rows<UsageLine>>;
}>;

/** Webhooks of the account, this bot's and all others. https://devx.pax8.com/docs/how-to-use-webhook-apis */
type Webhooks = Readonly<{
  webhooks(filter: WebhookFilters, urgency: Urgency): Promise<Rows<Webhook>>;
  webhook(id: string, urgency: Urgency): Promise<Webhook | null>;
  /** Pax8 takes no idempotency key: look for the webhook's address first, and after `unknown` again. */
  createWebhook(webhook: NewWebhook): Promise<Written<Webhook>>;
  /** Pax8 answers without a body: only a read shows that the webhook is gone. */
  removeWebhook(id: string): Promise<Written<null>>;
  /** Replaces the configuration as a whole. */
  configureWebhook(id: string, configuration: WebhookConfiguration): Promise<Written<Webhook>>;
  setWebhookActive(id: string, active: boolean): Promise<Written<Webhook>>;
  /** Pax8 refuses a topic that the webhook already has. */
  addWebhookTopic(id: string, topic: NewWebhookTopic): Promise<Written<Webhook>>;
  /** Replaces all topics. */
  replaceWebhookTopics(id: string, topics: readonly NewWebhookTopic[]): Promise<Written<Webhook>>;
  removeWebhookTopic(id: string, topicId: string): Promise<Written<null>>;
  /** Replaces the filters of one topic. */
  configureWebhookTopic(
    id: string,
    topicId: string,
    filters: readonly WebhookFilter[],
  ): Promise<Written<Webhook>>;
  /** Has Pax8 post an example of the topic to the webhook. */
  testWebhookTopic(id: string, topic: string): Promise<Written<null>>;
  webhookTopics(urgency: Urgency): Promise<Rows<TopicDefinition>>;
  /** The newest 50 that match. */
  webhookLogs(id: string, filter: WebhookLogFilter, urgency: Urgency): Promise<FirstRows<WebhookLog>>;
  webhookLog(id: string, logId: string, urgency: Urgency): Promise<WebhookLog | null>;
  /** Has Pax8 resend a failed delivery. Pax8 answers before it does. */
  retryDelivery(id: string, logId: string): Promise<Written<null>>;
}>;

/**
 * Limits calls to Pax8 over all instances that share a store: at most `limit` in any rolling minute. Grants up to
 * `want` calls to make now, or none and when to ask again.
 */
export type CallBudget = Readonly<{
  take(want: number): Promise<{ granted: number; retryAt: Instant }>;
}>;
