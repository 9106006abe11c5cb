/** All times are in milliseconds since 1970; names are as in Pax8. */
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
  /** In USD per seat and month, on a yearly term. */
  listPrice: number;
  /** The price before the last rise, which earlier terms still pay; null without a rise. */
  formerPrice: number | null;
  rateType: 'Flat' | 'Volume' | 'Tiered' | 'Mark-Up';
  /** Whether it is also sold for three years. */
  triennial: boolean;
  /** The company must have one of these products before it can order this one. */
  parents: readonly string[];
  /** Whether its provisioning never ends by itself. */
  stuck: boolean;
  /**
   * For products billed by usage, in arrears; null when billed by seats. `dailyUse` is in units of 1 USD for the customer.
   * Each day posts its own use, or the total of its month so far.
   */
  usage: Readonly<{
    unit: string;
    resources: readonly string[];
    dailyUse: number;
    posts: 'daily' | 'total';
  }> | null;
  /** Keys that its vendor asks for with an order and with a change of seats, by label. */
  questions: Readonly<Record<string, string>>;
  /** Microsoft's Business products: 300 seats per tenant. */
  seatLimit: number | null;
  /**
   * What Pax8 shows of it otherwise than by rule: `commitments` into each commitment's flags, `pricing` as a whole. An
   * undefined field is left out.
   */
  shows?: Readonly<{
    commitments?: Readonly<Record<string, unknown>>;
    pricing?: unknown;
  }>;
};

/** How a row's wire shape differs from the document. The same row always differs in the same way. */
export type Quirk = Readonly<{
  commitmentKey: 'commitment' | 'commitmentTerm' | 'commitmentTermEndDate' | 'commitmentEndDate';
  /** In the list, ends are days without a time. */
  dayOnly: boolean;
  /** In the list, the product's name is null. */
  nameless: boolean;
  /** In the list, the commitment is missing. */
  listLacksCommitment: boolean;
  /** The quantity is null everywhere. https://github.com/LanternOps/breeze (pax8Client.test) */
  countless: boolean;
}>;

/** What happens at the end of a term, by choices at Microsoft or in the portal. */
type AtTermEnd =
  /**
   * An Extended Service Term: monthly, at the yearly price plus 23%, with fixed seats.
   * https://learn.microsoft.com/partner-center/customers/extended-service-terms
   */
  | 'service-term'
  /** The same, as a new subscription with another id: such terms are offers of their own. */
  | 'service-term-successor'
  /** A new subscription like the old one. */
  | 'successor'
  /** A monthly term chosen in the portal. */
  | 'monthly'
  /** A trial becomes a paid year. */
  | 'convert'
  /** A trial whose conversion was turned off. */
  | 'end';

export type SimSubscription = {
  id: string;
  companyId: string;
  productId: string;
  productName: string;
  vendorSkuId: string;
  quantity: number;
  startDate: number;
  /** When it was cancelled or the trial ends. */
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
  /** The subscription that this one is an add-on of. */
  parentSubscriptionId?: string;
  /**
   * What happens at the end of its term, or of the trial; without it, it renews as it is, a trial of New Commerce becomes
   * paid, and any other trial ends.
   */
  atTermEnd?: AtTermEnd | undefined;
  /** Set while it runs under an Extended Service Term. */
  serviceTerm?: true;
  /** Purchase or last renewal: starts the 168 h in which seats can be reduced. */
  termStart: number;
  /** Seats added in this term, oldest first; each lot has its own 168 h. */
  additions: readonly { at: number; seats: number }[];
  /** How many more reads show `PendingAutomated` before the write has settled. */
  settleReads: number;
  settlesAs: string;
  /** The subscription after each change, newest first; empty until the first change. */
  history: SimSubscription[];
  quirk: Quirk;
  /** What Microsoft says of it otherwise than by rule. */
  microsoft?:
    | Readonly<{
        assigned?: number | undefined;
        endsAt?: number | undefined;
        status?: string | undefined;
        appliesTo?: 'User' | 'Company' | undefined;
        missing?: boolean | undefined;
      }>
    | undefined;
  /** Its usage as given, instead of what is made from the product. */
  usage?: readonly GivenUsage[];
  /** Fields that Pax8 shows otherwise than they are; an undefined one is left out. */
  shows?: Readonly<Record<string, unknown>>;
};

/** The usage of each month, of one company. */
export type GivenUsage = Readonly<{
  resource: string;
  /** Null when assigned to nobody. */
  companyId: string | null;
  currentCharges: number;
  partnerTotal: number;
  quantity: number;
  unit: string;
  /** `state`: each day posts the month's total. `once`: one posting, on its first day. */
  posts: 'state' | 'once';
}>;

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
  /** How many more reads of the order do not show the subscription. */
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

/** An item as Pax8 sends it, with days as text. */
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
  /** Whether status and balances stay as given, whatever its age. */
  isGiven?: true;
}>;

type SimFilter = Readonly<{
  action: string;
  conditions: readonly Readonly<{ field: string; operator: string; value: readonly string[] }>[];
}>;
export type SimTopic = { id: string; topic: string; filters: readonly SimFilter[] };

/** Something that webhooks hear of. */
export type SimEvent = Readonly<{ topic: string; action: string; data: Readonly<Record<string, unknown>> }>;

type SimDeliveryStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'RETRYING';
/** One delivery with its attempts, the newest last. */
export type SimWebhookLog = {
  id: string;
  topic: string;
  /** What is sent, once more with each attempt. */
  payload: Readonly<Record<string, unknown>>;
  finalStatus: SimDeliveryStatus;
  callHistory: {
    id: string;
    timestamp: number;
    status: SimDeliveryStatus;
    errorMessage: string | null;
    httpStatusCode: number | null;
  }[];
  createdAt: number;
};

export type SimWebhook = {
  id: string;
  accountId: string;
  displayName: string;
  url: string | null;
  authorization: string | null;
  active: boolean;
  contactEmail: string | null;
  errorThreshold: number;
  integrationId: string | null;
  webhookTopics: SimTopic[];
  lastDeliveryStatus: SimDeliveryStatus | null;
  createdAt: number;
  updatedAt: number;
  /** Newest first. */
  logs: SimWebhookLog[];
};
