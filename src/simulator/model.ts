/** All times are milliseconds since 1970; the names are Pax8's. */
export type SimCompany = {
  id: string;
  name: string;
  address: {
    street: string;
    street2?: string;
    city: string;
    stateOrProvince: string;
    postalCode: string;
    country: string;
  };
  phone: string;
  website: string;
  externalId: string;
  billOnBehalfOfEnabled: boolean;
  selfServiceAllowed: boolean;
  orderApprovalRequired: boolean;
  status: 'Active' | 'Inactive' | 'Deleted';
  updatedDate: number;
};

export type SimProduct = {
  id: string;
  name: string;
  vendorName: string;
  shortDescription: string;
  sku: string;
  vendorSku: string;
  requiresCommitment: boolean;
  /** Per seat and month on a yearly term, USD. */
  listPrice: number;
  /** The same before the last rise: what terms that began before it still pay. */
  formerPrice: number | null;
  rateType: 'Flat' | 'Volume' | 'Tiered' | 'Mark-Up';
  /** Sold for three years as well. */
  triennial: boolean;
  /** One of these products must be there before this one can be ordered. */
  parents: readonly string[];
  /** Its provisioning never comes to an end by itself. */
  stuck: boolean;
  /** Billed in arrears by what was used; null: by seats. `dailyUse` in units of 1 USD for the customer. */
  usage: Readonly<{ unit: string; resources: readonly string[]; dailyUse: number }> | null;
  /** Microsoft's Business products: 300 seats per tenant. */
  seatLimit: number | null;
};

/** How a row's wire shape departs from the document; the same row always departs in the same way. */
export type Quirk = Readonly<{
  commitmentKey: 'commitment' | 'commitmentTerm' | 'commitmentTermEndDate' | 'commitmentEndDate';
  /** In the list, ends come as days without a time. */
  dayOnly: boolean;
  /** In the list, the product's name is null. */
  nameless: boolean;
  /** In the list, nothing is said of the commitment. */
  listLacksCommitment: boolean;
}>;

export type SimSubscription = {
  id: string;
  companyId: string;
  productId: string;
  productName: string;
  vendorSkuId: string;
  quantity: number;
  startDate: number;
  /** Cancelled, or the trial's end. */
  endDate: number | null;
  createdDate: number;
  updatedDate: number | null;
  billingStart: number;
  status: string;
  price: number;
  partnerCost: number;
  currencyCode: string;
  billingTerm: string;
  commitment: { id: string; term: string; endDate: number } | null;
  /** Purchase or last renewal: opens the 168 h in which seats may go back. */
  termStart: number;
  /** Seats added in this term, oldest first; each lot has its own 168 h. */
  additions: readonly { at: number; seats: number }[];
  /** How many more reads show `PendingAutomated` before the write has settled, and the status that follows. */
  settleReads: number;
  settlesAs: string;
  /** As it was after each change, newest first; empty until the first change. */
  history: SimSubscription[];
  quirk: Quirk;
};

export type SimContact = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  createdDate: number;
  types: { type: string; primary: boolean }[];
};

type SimOrderLine = {
  id: string;
  productId: string;
  subscriptionId: string;
  commitmentTermId: string | null;
  billingTerm: string;
  quantity: number;
  /** How many more reads of the order do not show the subscription yet. */
  hiddenReads: number;
};

export type SimOrder = {
  id: string;
  companyId: string;
  createdDate: number;
  orderedBy: string;
  orderedByUserEmail: string | null;
  lineItems: SimOrderLine[];
};

/** What Pax8 sends, days as text. */
export type SimItem = Readonly<{ companyId: string; total: number; amountDue: number }> &
  Readonly<Record<string, unknown>>;
export type SimInvoice = Readonly<{
  id: string;
  invoiceDate: string;
  dueDate: string;
  status: string;
  total: number;
  balance: number;
  carriedBalance: number;
  currencyCode: string;
  partnerName: string;
  companyId: string | null;
  externalId: string | null;
  items: readonly SimItem[];
}>;
