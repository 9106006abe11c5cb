import type { AlertForm } from '../alerts/alert.ts';
import type { TimedPost } from '../alerts/timed-post.ts';
import type { CompanyWhere } from '../companies/company-where.ts';
import type { ApprovingIntent } from '../words/approving-asked.ts';
import type { Instant } from '../words/instant.ts';
import type { AmountLimit, SeatLimit } from '../words/limits.ts';
import type { Period } from '../words/period.ts';
import type { PortalJob, TermTopic } from '../words/portal-job.ts';

/**
 * The subscription a person means, as far as the sentence separates its parts. `words` has company and product together
 * ("contoso business premium"); `reference` is a short id, as on buttons ("#1a2b3c4d").
 */
export type Target = Readonly<{
  company: string | null;
  product: string | null;
  words: string | null;
  reference: string | null;
}>;

/**
 * A number of seats as written. `problem`: `unclear` is no amount ("10%", "a few", "1.000"), `several` is more than
 * one.
 */
export type SeatCount =
  | Readonly<{ kind: 'seats'; n: number }>
  | Readonly<{
      kind: 'bad';
      written: string;
      problem: 'missing' | 'zero' | 'negative' | 'fraction' | 'absurd' | 'unclear' | 'several';
    }>;

/** A price as written; `currency` is null and `per` absent when none was given. */
type PriceWritten = Readonly<{ amount: string; currency: string | null; per?: 'month' | 'year' }>;
/** A list as a card or as a file. */
type As = 'card' | 'csv';
/** A past period. `unknownPeriod` was named but not understood. */
type InPast = Readonly<{ period: Period | null; unknownPeriod: string | null }>;
/** Which renewals a place wants to hear of, with names as written; null when not said. */
export type AlertWords = Readonly<{
  company: string | null;
  vendor: string | null;
  product: string | null;
  /** Only renewals, or only trials. */
  only: 'renewals' | 'trials' | null;
  minMonthly: number | null;
  /** Days before the term end, largest first. */
  days: readonly number[] | null;
}>;

/** What could not be read in a sentence about alerts, or contradicts itself; `written` as in the sentence. */
export type AlertProblem =
  | Readonly<{ kind: 'each-and-digest' | 'daily-and-weekly' | 'how-often' }>
  | Readonly<{ kind: 'other-rhythm' | 'no-hour'; written: string }>
  | Readonly<{ kind: 'not-full-hour'; written: string; hour: number }>
  | Readonly<{ kind: 'not-a-month' }>
  | Readonly<{ kind: 'unclear-amount' | 'bad-amount'; written: string }>
  | Readonly<{ kind: 'bad-days'; most: number }>
  | Readonly<{ kind: 'several-named' | 'names-before' | 'no-place' }>
  | Readonly<{ kind: 'unread-name' | 'off-in-part'; written: string }>;

/** How long a subscription is committed. */
export type TermAsked = 'monthly' | 'annual' | 'three-year';

/**
 * What narrows a list, as said. A command applies the filters that it knows (`Command.filters`); its answer names the
 * others, so that nobody takes it for an answer to another question.
 */
export type Filters = Readonly<{
  vendor?: string;
  product?: string;
  amount?: AmountLimit;
  seats?: SeatLimit;
  /** The first few. */
  top?: number;
  /** Names of companies to leave out. */
  except?: readonly string[];
  term?: TermAsked;
  status?: string;
  /** A person as written, without "@"; "me" for oneself. */
  who?: string;
  period?: Period;
  role?: string;
  /** What somebody did, as the audit reports it. */
  deed?: Deed;
  /** The currency that amounts are wanted in (ISO 4217). */
  currency?: string;
  /** Running longer than this many days. */
  longerDays?: number;
  company?: string;
  /** The number of a request. */
  request?: string;
  by?: string;
  as?: 'csv';
}>;

/** What people did with a request, as a question to the audit. */
export type Deed = 'requested' | 'approved' | 'rejected' | 'decided' | 'changed';

/** A question over the whole portfolio: its subject, its limits, and how it is shown. Names are as written. */
export type PortfolioQuestion = Readonly<{
  what: 'companies' | 'subscriptions' | 'products' | 'seats' | 'spend' | 'margin';
  /** Companies with each of these products or vendors; "E3 or E5" means one of both. */
  has: readonly string[];
  /** Companies that have none of these. */
  lacks: readonly string[];
  /** They have nothing else. */
  only: boolean;
  /** Of these products or vendors only. */
  of: readonly string[];
  term: TermAsked | null;
  cancelled: boolean;
  /** Cancelled or begun in this time. */
  period: Period | null;
  unknownPeriod: string | null;
  /** Companies whose first subscription began in that time. */
  newcomers?: true;
  /** Of companies in this town, state or country, as written. */
  place?: string;
  /** Billed in this currency (ISO 4217). */
  currency?: string;
  /** With seats that may still go back. */
  window: boolean;
  /** Begun more than this many months ago. */
  olderMonths: number | null;
  /** More than this many seats in everything that counts. */
  moreSeats: number | null;
  fewerSeats: number | null;
  /** What companies cost a month, or their margin if that is asked about. */
  amount: AmountLimit | null;
  /** The order of the rows, or what they are summed up by. */
  by: 'spend' | 'seats' | 'margin' | 'product' | 'vendor' | null;
  /** The smallest first. */
  least: boolean;
  top: number | null;
  show: 'list' | 'number';
  as: As;
}>;

/** What a taught name stands for. */
export type TaughtKind = 'company' | 'product';

/** What a sentence asks for. Names are as written; `resolve.ts` finds what they mean. */
/** A card that comes by itself at an hour: `set` it for here, or turn it `off`. */
type TimedPostAsked = Readonly<{
  of: TimedPost['of'];
  do: 'set' | 'off';
  /** Minutes after midnight. */
  minute: number;
  /** From 1 (Monday) to 7. */
  weekdays: readonly number[];
  /** What was written instead of a time of day; null when all is well. */
  noTime: string | null;
}>;

export type Intent =
  /** `about` is as written; null for everything. */
  | Readonly<{ kind: 'help'; about: string | null }>
  | Readonly<{ kind: 'companies'; text: string | null; where?: CompanyWhere; as: As }>
  | Readonly<{ kind: 'subscriptions'; company: string | null; as: As }>
  | Readonly<{ kind: 'subscription'; target: Target }>
  | Readonly<{
      kind: 'renewals';
      company: string | null;
      /** Null when none was named, or it was not understood. */
      period: Period | null;
      /** A period not understood, as written: "before Christmas". Then `period` is null. */
      unknownPeriod: string | null;
      monthlyToo: boolean;
      /** As written after the word vendor; a vendor may also be in `company`. */
      vendor: string | null;
      /** Asks for those without an end date, or with an impossible one, instead of a period. */
      undated: boolean;
      as: 'card' | 'csv';
    }>
  /** What costs more at its renewal, at today's prices. `letter`: a text for the customer. */
  | Readonly<{
      kind: 'price-rises';
      company: string | null;
      period: Period | null;
      unknownPeriod: string | null;
      monthlyToo: boolean;
      vendor: string | null;
      as: As | 'letter';
    }>
  /** How the price of one subscription changed, from the nightly history. */
  | Readonly<{ kind: 'price-history'; target: Target }>
  /** The margin of each subscription. */
  | Readonly<{ kind: 'margins'; company: string | null; as: As }>
  /** Costs that rose within a time while the price stayed. */
  | (InPast & Readonly<{ kind: 'cost-rises'; company: string | null }>)
  /** What a year would save for monthly terms; `older`: only those that have run for more than a year. */
  | Readonly<{ kind: 'annual'; company: string | null; older: boolean; as: As }>
  /** Which of a company's subscriptions of one product can go down first. */
  | Readonly<{ kind: 'sooner'; target: Target }>
  /** Trials that run, of a company or a vendor as written; null for all. */
  | Readonly<{ kind: 'trials'; company: string | null }>
  /**
   * `at` is set for a change that waits for the renewal, in the days after it; `from` when the number was calculated
   * from that many seats ("double").
   */
  | Readonly<{
      kind: 'seats';
      direction: 'add' | 'remove' | 'set';
      count: SeatCount;
      target: Target;
      at?: 'term-end';
      from?: number;
    }>
  /**
   * Ends a whole subscription. `at` is null when no time was given; `unknownAt` is a time not understood, as written.
   */
  | Readonly<{
      kind: 'cancel';
      target: Target;
      at: 'term-end' | 'now' | Period | null;
      unknownAt: string | null;
    }>
  /** Renewal alerts. `problem` is what could not be read: then nothing is set. */
  | Readonly<{
      kind: 'alerts';
      do: 'list' | 'here' | 'off' | 'run' | 'test';
      filter: AlertWords;
      /** Null when not said. */
      form: AlertForm | null;
      problem: AlertProblem | null;
    }>
  /** The company's renewal to decide; `period` picks one of several. */
  | Readonly<{ kind: 'decide'; company: string | null; period: Period | null; who?: string | null }>
  /** `who` is as written, with or without "@"; "me" for oneself. */
  | Readonly<{ kind: 'assign'; company: string | null; who: string | null; period: Period | null }>
  /** What waits, of a company as written, or one request; `reason` is a rejection's reason, if said. */
  | Readonly<{
      kind: 'pending';
      company?: string | null;
      changeId?: string | null;
      reason?: string | null;
      /** Plans that wait for a renewal, instead of what waits for a decision. */
      planned?: true;
    }>
  /** Takes one's own waiting request back. */
  | Readonly<{ kind: 'withdraw'; changeId: string; target: Target }>
  | Readonly<{ kind: 'history'; target: Target }>
  /** What changed at Pax8 in a time, of a company or of all (null): since yesterday when none is named. */
  | (InPast & Readonly<{ kind: 'what-changed'; company: string | null; as: As }>)
  /** How the seats of a company, or of all (null), came and went: the last 12 months when no time is named. */
  | (InPast & Readonly<{ kind: 'seats-over-time'; company: string | null; as: As }>)
  | Readonly<{ kind: 'whoami' }>
  /** What would happen to a change, without requesting it. */
  | Readonly<{ kind: 'what-if'; direction: 'add' | 'remove' | 'set'; count: SeatCount; target: Target }>
  | Readonly<{ kind: 'roles' }>
  /** `role` is as written, null when none was; `who` with or without "@"; empty `companies` means all. */
  | Readonly<{
      kind: 'grant';
      role: string | null;
      who: string | null;
      companies: readonly string[];
      /** Absent when it lasts. */
      until?: Until;
    }>
  | Readonly<{ kind: 'revoke'; who: string | null }>
  /** Who stands in for whom; a null `principal` is the speaker. People are as written. */
  | Readonly<{
      kind: 'deputy';
      do: 'set' | 'end';
      principal: string | null;
      deputy: string | null;
      until?: Until;
    }>
  | Readonly<{ kind: 'deputies' }>
  /** The only people who may approve for a company; nobody named means everybody with the role. */
  | Readonly<{ kind: 'name-approvers'; company: string | null; people: readonly string[] }>
  | Readonly<{ kind: 'approvers'; company: string | null }>
  | ApprovingIntent
  /** Organisations whose people may talk to the bot as guests; `organisation` is as written. */
  | Readonly<{ kind: 'organisations'; do: 'list' | 'allow' | 'revoke'; organisation: string | null }>
  | Readonly<{ kind: 'policy' }>
  /** Whether requests are shown to approvers in this conversation, or where they are. */
  | Readonly<{ kind: 'approvals'; where: 'here' | 'nowhere' | 'asked' }>
  /** The audit, all of it or about a person or thing; `as` is its form. */
  | Readonly<{ kind: 'audit'; about: string | null; as: 'card' | 'verify' | 'csv' }>
  /** Settles an unclear outcome by hand: the start of the request's id, what is true at Pax8, and a note. */
  | Readonly<{
      kind: 'settle';
      reference: string | null;
      as: 'applied' | 'failed' | null;
      note: string | null;
    }>
  /** One company in full. */
  | Readonly<{ kind: 'company'; company: string | null }>
  /** The form of a new company (perhaps with its name) or of an existing one. */
  | Readonly<{ kind: 'company-form'; company: string | null; name: string | null; create: boolean }>
  | Readonly<{ kind: 'contacts'; company: string | null; as: As }>
  /** A search of the catalogue. */
  | Readonly<{ kind: 'products'; text: string | null; vendor: string | null; as: As }>
  | Readonly<{ kind: 'product'; text: string | null }>
  | Readonly<{ kind: 'price'; product: string | null; company: string | null; count: number | null }>
  | Readonly<{ kind: 'set-price'; target: Target; price: PriceWritten | null }>
  /** `more`: further products of the same order; `term` when the sentence says one. */
  | Readonly<{
      kind: 'order';
      count: SeatCount;
      target: Target;
      more: readonly OrderedMore[];
      term?: TermAsked;
    }>
  /** `reference` is the start of an order's id. */
  | Readonly<{ kind: 'orders'; company: string | null; reference: string | null; as: As }>
  | (InPast & Readonly<{ kind: 'invoices'; company: string | null; status: string | null; as: As }>)
  /** One invoice: by number, by period, or the newest. */
  | (InPast & Readonly<{ kind: 'invoice'; number: string | null; company: string | null; as: As }>)
  /** The draft of this month's invoice (0), the next month's (1), or the earlier one (null). */
  | Readonly<{ kind: 'draft'; company: string | null; monthOffset: 0 | 1 | null; as: As }>
  /** Compares an invoice with the one of the month before. */
  | (InPast & Readonly<{ kind: 'compare-invoices'; company: string | null; as: As }>)
  /** Holds a month's invoice against subscriptions, changes and the PSA. */
  | (InPast & Readonly<{ kind: 'check-invoice'; company: string | null; as: As }>)
  | (InPast & Readonly<{ kind: 'usage'; target: Target; as: As }>)
  /** Monthly costs of a company, a vendor, or everything (null). */
  | Readonly<{
      kind: 'spend';
      of: string | null /** Whether it was called a vendor. */;
      vendor: boolean;
      as: As;
    }>
  /** People who join or leave, with their products. Without products a form offers what the company has. */
  | Readonly<{
      kind: 'staff';
      direction: 'on' | 'off';
      users: SeatCount;
      company: string | null;
      products: readonly string[];
    }>
  | Readonly<{ kind: 'portfolio'; question: PortfolioQuestion }>
  /** `target` is what is left of the sentence: perhaps a company and a product. */
  | Readonly<{ kind: 'portal-only'; job: PortalJob; target: Target }>
  /** A monthly subscription to a year: an order, and the cancellation of the monthly one. */
  | Readonly<{ kind: 'switch-annual'; target: Target }>
  /** The bot's webhook at Pax8, or what Pax8 delivered to it. */
  | Readonly<{ kind: 'webhooks'; show: 'webhook' | 'deliveries' }>
  | Readonly<{ kind: 'status' }>
  /** `doctor`: how the deployment is. `setup`: what an admin has still to set up. */
  | Readonly<{ kind: 'doctor' | 'setup' }>
  /** Seats that nobody uses, of a company as written or of all (null). */
  | Readonly<{ kind: 'unused'; company: string | null; as: As }>
  /** A product whose unused seats do not count (any more), at a company or at all; and the list of these. */
  | Readonly<{ kind: 'ignore'; target: Target }>
  | Readonly<{ kind: 'stop-ignoring'; target: Target }>
  | Readonly<{ kind: 'ignored' }>
  /** What needs somebody, the most money first. */
  | Readonly<{ kind: 'today' }>
  /** Who looks after a company from now on; null for nobody. `who` is as written, or `me`. */
  | Readonly<{ kind: 'owner'; company: string; who: string | null }>
  /** Who looks after which companies: of all, of one company, or the companies of one person. */
  | Readonly<{ kind: 'owners'; company: string | null; who: string | null }>
  | (Readonly<{ kind: 'timed-post' }> & TimedPostAsked)
  | Readonly<{ kind: 'digest'; of: 'mine' | 'nobody' } | { kind: 'digest-setting'; do: 'on' | 'off' }>
  | Readonly<{ kind: 'refresh' }>
  /** How licensing works; null lists the topics. */
  | Readonly<{ kind: 'terms'; topic: TermTopic | null }>
  /** How the person's last message here was read. */
  | Readonly<{ kind: 'explain' }>
  /** The last answer here was not what the person meant. */
  | Readonly<{ kind: 'not-meant' }>
  /** The messages whose answers were not what was meant. */
  | Readonly<{ kind: 'misunderstood'; as: As }>
  /** Names as written, null when the sentence has none; `of` when it says whether a company or a product is meant. */
  | Readonly<{ kind: 'teach'; name: string | null; means: string | null; of: TaughtKind | null }>
  | Readonly<{ kind: 'forget-name'; name: string | null }>
  | Readonly<{ kind: 'taught' }>
  /** What is mapped to the PSA and to Microsoft tenants, and what is not. */
  | Readonly<{ kind: 'mapped'; only: 'companies' | 'products' | 'tenants' | null; as: As }>
  /** Names as written; `is` when the sentence says whether the source is a company or a product. */
  | Readonly<{
      kind: 'map';
      source: string | null;
      is: TaughtKind | null;
      to: 'psa' | 'tenant';
      counterpart: string | null;
    }>
  /** A null `to` means whatever it is mapped to. */
  | Readonly<{ kind: 'unmap'; source: string | null; is: TaughtKind | null; to: 'psa' | 'tenant' | null }>
  | Readonly<{ kind: 'unknown' }>;

/** When something ends: the first moment after it, or what was written and not understood. */
export type Until = Readonly<{ at: Instant }> | Readonly<{ unknown: string }>;

export type IntentKind = Intent['kind'];

/** A further product of an order, always with its number of seats. */
export type OrderedMore = Readonly<{ n: number; product: string }>;
