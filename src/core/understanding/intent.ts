import type { AlertForm } from '../alerts/alert.ts';
import type { Period } from '../words/period.ts';

/**
 * Which subscription a person means, as far as the sentence tells the parts apart. `words` holds a part in which
 * company and product stand together without a word between them ("contoso business premium"). `reference` is a
 * short id as the bot's own buttons write it ("#1a2b3c4d": the beginning of the subscription's id).
 */
export type Target = Readonly<{
  company: string | null;
  product: string | null;
  words: string | null;
  reference: string | null;
}>;

/**
 * A number of seats as written; `problem` says what is wrong with one that cannot be meant. `unclear`: several
 * numbers, or one that says no amount ("10%", "a few", "1.000").
 */
export type SeatCount =
  | Readonly<{ kind: 'seats'; n: number }>
  | Readonly<{
      kind: 'bad';
      written: string;
      problem: 'missing' | 'zero' | 'negative' | 'fraction' | 'absurd' | 'unclear';
    }>;

/** A price as written; `currency` null: none was. */
export type PriceWritten = Readonly<{ amount: string; currency: string | null }>;
/** A list on a card, or as a file. */
type As = 'card' | 'csv';
/** A period behind us; `unknownPeriod` is one that was named and not understood. */
type InPast = Readonly<{ period: Period | null; unknownPeriod: string | null }>;
/** Which renewals a place wants to hear of, names as written; null: not said. */
export type AlertWords = Readonly<{
  company: string | null;
  vendor: string | null;
  product: string | null;
  minMonthly: number | null;
  /** Days before the term end, largest first. */
  days: readonly number[] | null;
}>;

/** What a sentence asks for. Names are as written; `resolve.ts` finds whom they mean. */
export type Intent =
  /** `about` as written; null: everything. */
  | Readonly<{ kind: 'help'; about: string | null }>
  | Readonly<{ kind: 'companies'; text: string | null; as: As }>
  | Readonly<{ kind: 'subscriptions'; company: string | null; as: As }>
  | Readonly<{ kind: 'subscription'; target: Target }>
  | Readonly<{
      kind: 'renewals';
      company: string | null;
      /** null: none was named (or it was not understood). */
      period: Period | null;
      /** A period that was named and not understood, as written: "before Christmas". Then `period` is null. */
      unknownPeriod: string | null;
      monthlyToo: boolean;
      /** As written after the word vendor; a vendor may also stand in `company`. */
      vendor: string | null;
      /** Those without an end date, or with one that cannot be right, instead of those of a period. */
      undated: boolean;
      as: 'card' | 'csv';
    }>
  | Readonly<{ kind: 'seats'; direction: 'add' | 'remove' | 'set'; count: SeatCount; target: Target }>
  /** The end of a whole subscription; null: when was not said. `unknownAt`: a time that was not understood, as written. */
  | Readonly<{
      kind: 'cancel';
      target: Target;
      at: 'term-end' | 'now' | Period | null;
      unknownAt: string | null;
    }>
  /** Renewal alerts; `problem` says in a sentence for people what could not be read: then nothing is to be set. */
  | Readonly<{
      kind: 'alerts';
      do: 'list' | 'here' | 'off' | 'run' | 'test';
      filter: AlertWords;
      /** null: not said. */
      form: AlertForm | null;
      problem: string | null;
    }>
  /** The renewal of a company that is to be decided, of several the one in `period`. */
  | Readonly<{ kind: 'decide'; company: string | null; period: Period | null }>
  /** `who` as written, with or without "@"; "me" for oneself. */
  | Readonly<{ kind: 'assign'; company: string | null; who: string | null; period: Period | null }>
  | Readonly<{ kind: 'pending' }>
  | Readonly<{ kind: 'history'; target: Target }>
  | Readonly<{ kind: 'whoami' }>
  /** The decision about a change, without asking for it. */
  | Readonly<{ kind: 'what-if'; direction: 'add' | 'remove' | 'set'; count: SeatCount; target: Target }>
  | Readonly<{ kind: 'roles' }>
  /** `role` as written, null when none was; `who` as written, with or without "@"; companies as written, empty: all. */
  | Readonly<{ kind: 'grant'; role: string | null; who: string | null; companies: readonly string[] }>
  | Readonly<{ kind: 'revoke'; who: string | null }>
  | Readonly<{ kind: 'policy' }>
  /** Whether this conversation is where requests are shown to approvers. */
  | Readonly<{ kind: 'approvals'; where: 'here' | 'nowhere' }>
  /** What was decided, all of it or about somebody or something; `as` what form. */
  | Readonly<{ kind: 'audit'; about: string | null; as: 'card' | 'verify' | 'csv' }>
  /** An unclear outcome settled by hand: the beginning of the request's id, what is true at Pax8, and why. */
  | Readonly<{
      kind: 'settle';
      reference: string | null;
      as: 'applied' | 'failed' | null;
      note: string | null;
    }>
  /** One company in full. */
  | Readonly<{ kind: 'company'; company: string | null }>
  /** The form of a company: a new one, perhaps with its name, or one that is there. */
  | Readonly<{ kind: 'company-form'; company: string | null; name: string | null; create: boolean }>
  | Readonly<{ kind: 'contacts'; company: string | null; as: As }>
  /** The catalogue, searched. */
  | Readonly<{ kind: 'products'; text: string | null; vendor: string | null; as: As }>
  | Readonly<{ kind: 'product'; text: string | null }>
  | Readonly<{ kind: 'price'; product: string | null; company: string | null; count: number | null }>
  | Readonly<{ kind: 'set-price'; target: Target; price: PriceWritten | null }>
  | Readonly<{ kind: 'order'; count: SeatCount; target: Target }>
  /** `reference`: the beginning of the id of one of them. */
  | Readonly<{ kind: 'orders'; company: string | null; reference: string | null; as: As }>
  | (InPast & Readonly<{ kind: 'invoices'; company: string | null; status: string | null; as: As }>)
  /** One invoice: by its number, its period, or the newest. */
  | (InPast & Readonly<{ kind: 'invoice'; number: string | null; company: string | null; as: As }>)
  /** What the coming invoice will hold: that of this month (0), of the next (1), or (null) whichever comes first. */
  | Readonly<{ kind: 'draft'; company: string | null; monthOffset: 0 | 1 | null; as: As }>
  /** An invoice beside that of the month before it. */
  | (InPast & Readonly<{ kind: 'compare-invoices'; company: string | null; as: As }>)
  | (InPast & Readonly<{ kind: 'usage'; target: Target; as: As }>)
  /** What everything costs a month: of a company, a vendor, or (null) all. */
  | Readonly<{
      kind: 'spend';
      of: string | null /** Whether it was called a vendor. */;
      vendor: boolean;
      as: As;
    }>
  /** People who come or go, with the products that they need or leave; none named: those that everybody there has. */
  | Readonly<{
      kind: 'staff';
      direction: 'on' | 'off';
      users: SeatCount;
      company: string | null;
      products: readonly string[];
    }>
  | Readonly<{ kind: 'status' }>
  | Readonly<{ kind: 'refresh' }>
  | Readonly<{ kind: 'unknown' }>;

export type IntentKind = Intent['kind'];
