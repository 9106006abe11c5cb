import type { Instant } from '../words/instant.ts';
import type { CompanyChanges, CompanyDetails, CompanyFilter, NewCompany } from './company-details.ts';
import type { Contact, ContactForm } from './contacts.ts';
import type { DraftFilter, Invoice, InvoiceFilter, InvoiceItem } from './invoices.ts';
import type { NewOrder, Order } from './orders.ts';
import type { ProductDependencies, ProductDetails, ProductFilter, ProvisioningDetail } from './products.ts';
import type { Company, FirstRows, HistoryEntry, PricePlan, Product, Rows, Subscription } from './records.ts';
import type { UsageFilter, UsageLine, UsageSummary } from './usage.ts';
import type { WriteOutcome, Written } from './written.ts';

/** The filters that Pax8 has: none by commitment, and no sort by its end. */
export type SubscriptionFilter = Readonly<{
  companyId?: string;
  productId?: string;
  status?: string;
  billingTerm?: string;
}>;

/** Who a call is for: a person waiting goes before work that nobody waits for. */
export type Urgency = 'person' | 'background';

/**
 * The port to Pax8. Reads throw an error with a sentence for people, and a read by an id brings null when Pax8 has no
 * such record (404). Writes return their outcome, and none is sent again once it may have arrived.
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
  removeContact(companyId: string, id: string): Promise<Written<null>>;
}>;

type Products = Readonly<{
  product(id: string, urgency: Urgency): Promise<Product | null>;
  productDetails(id: string, urgency: Urgency): Promise<ProductDetails | null>;
  /** The first 200 that match. */
  findProducts(filter: ProductFilter, urgency: Urgency): Promise<FirstRows<Product>>;
  provisioningDetails(productId: string, urgency: Urgency): Promise<Rows<ProvisioningDetail>>;
  dependencies(productId: string, urgency: Urgency): Promise<ProductDependencies>;
  /** Today's price plans of a product, for a company where one is given. */
  pricing(productId: string, companyId: string | null, urgency: Urgency): Promise<Rows<PricePlan>>;
}>;

type Orders = Readonly<{
  /** Of one company, or (null) of all, which takes Pax8 long. */
  orders(companyId: string | null, urgency: Urgency): Promise<Rows<Order>>;
  order(id: string, urgency: Urgency): Promise<Order | null>;
  /** Pax8's own validation (`isMock=true`), which changes nothing. `unknown`: Pax8 did not say; ask again at will. */
  checkOrder(order: NewOrder): Promise<Written<null>>;
  /** Sends the order once. After `unknown` look through the company's orders and subscriptions. */
  placeOrder(order: NewOrder): Promise<Written<Order>>;
}>;

type Subscriptions = Readonly<{
  subscriptions(urgency: Urgency): Promise<Rows<Subscription>>;
  findSubscriptions(filter: SubscriptionFilter, urgency: Urgency): Promise<Rows<Subscription>>;
  subscription(id: string, urgency: Urgency): Promise<Subscription | null>;
  history(subscriptionId: string, urgency: Urgency): Promise<Rows<HistoryEntry>>;
  /** Sends `{"quantity": n}` and nothing else: price, cost, currency and dates are writable and must not be echoed. */
  setQuantity(subscriptionId: string, quantity: number): Promise<WriteOutcome>;
  /** Sends `{"price": n}` and nothing else, per seat and billing term in the subscription's currency. */
  setPrice(subscriptionId: string, price: number): Promise<WriteOutcome>;
  /** Ends a subscription at a moment, as `cancelDate`; null: without a date, which means at once. */
  cancel(subscriptionId: string, at: Instant | null): Promise<WriteOutcome>;
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
  /** Of one day, `YYYY-MM-DD`: Pax8 asks for it. */
  usageLines(
    summaryId: string,
    day: string,
    productId: string | null,
    urgency: Urgency,
  ): Promise<Rows<UsageLine>>;
}>;

/**
 * Permission to call Pax8, counted over all instances that share a store: at most `limit` in any rolling minute.
 * Grants up to `want` calls to be made at once, or none and the moment to ask again.
 */
export type CallBudget = Readonly<{
  take(want: number): Promise<{ granted: number; retryAt: Instant }>;
}>;
