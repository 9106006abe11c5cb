import type { CompanyChanges, CompanyDetails, CompanyFilter, NewCompany } from './company-details.ts';
import type { Contact, ContactForm } from './contacts.ts';
import type { Instant } from '../words/instant.ts';
import type { DraftFilter, Invoice, InvoiceFilter, InvoiceItem } from './invoices.ts';
import type { NewOrder, Order } from './orders.ts';
import type { ProductDependencies, ProductDetails, ProductFilter, ProvisioningDetail } from './products.ts';
import type { UsageFilter, UsageLine, UsageSummary } from './usage.ts';

export type { Instant } from '../words/instant.ts';

/** Pax8's and Microsoft's words, in the shapes the rest of the bot uses; the wire's many spellings end in `pax8/`. */
export type Company = Readonly<{
  id: string;
  name: string;
  /** `Active`, `Inactive` (a primary contact is missing: nothing can be ordered) or `Deleted`. */
  status: string;
  externalId: string | null;
  city: string | null;
  country: string | null;
}>;

export type Product = Readonly<{
  id: string;
  name: string;
  vendorName: string | null;
  sku: string | null;
  requiresCommitment: boolean | null;
}>;

export type Commitment = Readonly<{
  id: string | null;
  /** `Monthly`, `1-Year`, `2-Year`, `3-Year`; null when Pax8 sent only a date. */
  term: string | null;
  /** When the commitment ends (and by default renews); null when Pax8 did not say. */
  endsAt: Instant | null;
}>;

export type Subscription = Readonly<{
  id: string;
  companyId: string;
  productId: string;
  /** As Pax8 writes it, tail `[New Commerce Experience]` included; null where Pax8 sent none. */
  productName: string | null;
  quantity: number;
  /** `Active`, `Trial`, `Cancelled`, `PendingManual`, `PendingAutomated`, `PendingCancel`, `Converted`, … */
  status: string;
  /** How often Pax8 bills: `Monthly`, `Annual`, `2-Year`, `3-Year`, `One-Time`, `Trial`, `Activation`. Not the commitment. */
  billingTerm: string;
  /** null: the answer carried none, which is not proof that there is none (list rows may lack it). */
  commitment: Commitment | null;
  startAt: Instant | null;
  /** Set when cancelled or a trial; never the renewal. https://devx.pax8.com/docs/subscription-management */
  endAt: Instant | null;
  createdAt: Instant | null;
  /** Per seat and billing term, in `currency`. Pax8's documents disagree whether it is the customer's price. */
  price: number | null;
  /** Per seat and billing term, what the partner pays. */
  partnerCost: number | null;
  /** ISO 4217; null where Pax8 sent none: then no sum includes the row. */
  currency: string | null;
}>;

/**
 * What Pax8 asks for a product today, for one billing term and commitment. Prices are per seat (`Per Unit`) and billing
 * term, or for all seats together (`Flat Rate`); Pax8 names no currency. They are dynamic and kept for no later question.
 */
export type PricePlan = Readonly<{
  billingTerm: string;
  /** `Monthly`, `1-Year`, …; null: without a commitment. */
  commitmentTerm: string | null;
  /** `Flat`, `Volume`, `Tiered`, `Mark-Up`. */
  type: string | null;
  unitOfMeasurement: string | null;
  rates: readonly PriceRate[];
}>;
export type PriceRate = Readonly<{
  partnerBuyRate: number | null;
  suggestedRetailPrice: number | null;
  /** Seats for which this rate holds; null: no limit on that side. */
  fromQuantity: number | null;
  toQuantity: number | null;
  chargeType: string | null;
}>;

/** What the rules need of a record of `/subscriptions/{id}/history`: the subscription as it was after a change. */
export type HistoryRecord = Readonly<{
  quantity: number;
  status: string;
  /** When this record came to be (updated, else created); null where Pax8 sent neither. */
  at: Instant | null;
}>;

/** All that a record of the history tells. What an answer left out is null, which says nothing of a change. */
export type HistoryEntry = HistoryRecord &
  Pick<Subscription, 'billingTerm' | 'commitment' | 'endAt' | 'price' | 'partnerCost' | 'currency'>;

/** Rows read from Pax8 and the number of rows that could not be understood (reported, never dropped in silence). */
export type Rows<T> = Readonly<{ rows: readonly T[]; unreadable: number }>;

/** The beginning of a list, and how many rows Pax8 has in all. */
export type FirstRows<T> = Rows<T> & Readonly<{ total: number }>;

/**
 * A write that was not accepted. `unknown` means that Pax8 may or may not have done it: read, never repeat.
 * `text` is Pax8's own text, unescaped; `forPeople` our sentence.
 */
export type NotWritten =
  | Readonly<{ kind: 'refused'; status: number; text: string; forPeople: string }>
  | Readonly<{ kind: 'not-sent'; text: string; forPeople: string }>
  | Readonly<{ kind: 'unknown'; text: string; forPeople: string }>;

/** What became of a write of a subscription. */
export type WriteOutcome = Readonly<{ kind: 'accepted'; subscription: Subscription | null }> | NotWritten;

/** What became of a write. `record` as Pax8 answered it; null: done, but the answer brought nothing readable. */
export type Written<T> = Readonly<{ kind: 'accepted'; record: T | null }> | NotWritten;

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
