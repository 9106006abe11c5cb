import type { Instant } from '../words/instant.ts';
import type { CompanyChanges, CompanyDetails, CompanyFilter, NewCompany } from './company-details.ts';
import type { Contact, ContactForm } from './contacts.ts';
import type { DraftFilter, Invoice, InvoiceFilter, InvoiceItem } from './invoices.ts';
import type { NewOrder, Order } from './orders.ts';
import type { ProductDependencies, ProductDetails, ProductFilter, ProvisioningDetail } from './products.ts';
import type { Company, FirstRows, HistoryEntry, PricePlan, Product, Rows, Subscription } from './records.ts';
import type { UsageFilter, UsageLine, UsageSummary } from './usage.ts';
import type { WriteOutcome, Written } from './written.ts';

/** The filters Pax8 offers. It cannot filter or sort by commitment. */
export type SubscriptionFilter = Readonly<{
  companyId?: string;
  productId?: string;
  status?: string;
  billingTerm?: string;
}>;

/** Who waits for a call. Calls for a waiting person go first. */
export type Urgency = 'person' | 'background';

/**
 * The port to Pax8. Reads throw an error with a sentence for people; a read by id returns null on 404. Writes return
 * their outcome and are never repeated once they may have arrived.
 */
export type Marketplace = Companies & Contacts & Products & Orders & Subscriptions & Invoices & Usage;

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
  /** Orders of one company, or of all when null, which takes Pax8 long. */
  orders(companyId: string | null, urgency: Urgency): Promise<Rows<Order>>;
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
  /** Sends only `{"quantity": n}`: price, cost, currency and dates are writable too and must not be echoed. */
  setQuantity(subscriptionId: string, quantity: number): Promise<WriteOutcome>;
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

/**
 * Limits calls to Pax8 over all instances that share a store: at most `limit` in any rolling minute. Grants up to
 * `want` calls to make now, or none and when to ask again.
 */
export type CallBudget = Readonly<{
  take(want: number): Promise<{ granted: number; retryAt: Instant }>;
}>;
