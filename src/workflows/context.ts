import type { LicenceReader } from '../core/assignments/licences.ts';
import type { EventSink } from '../core/audit/events.ts';
import type { Tickets } from '../core/audit/ticket-work.ts';
import type { Catalogue } from '../core/finding/catalogue.ts';
import type { Marketplace, Urgency } from '../core/marketplace/marketplace.ts';
import type { Company, Subscription } from '../core/marketplace/records.ts';
import type { LanguageModel } from '../core/model/model-frame.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import type { Suspicion, TakenLoss } from '../core/portfolio/suspicion.ts';
import type { Seen } from '../core/ports/doctor.ts';
import type { Memory } from '../core/ports/memory.ts';
import type { Psa } from '../core/ports/psa.ts';
import type { Vitals } from '../core/ports/vitals.ts';
import type { Belonging } from '../core/rules/belonging.ts';
import type { Costs } from '../core/rules/costs.ts';
import { type RoleHere, roleOf } from '../core/rules/permissions.ts';
import type { Answer, Chat, Conversation, Told } from '../core/words/chat.ts';
import type { CsvFormat } from '../core/words/csv.ts';
import type { Failure } from '../core/words/failure.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Locale } from '../core/words/locale.ts';
import type { Log } from '../core/words/log.ts';
import type { Person, Role } from '../core/words/people.ts';
import type { Show } from '../views/kit/format.ts';
import type { Plan } from '../views/kit/plan.ts';

/** The installation's settings, from the configuration. */
type Settings = Readonly<{
  /** Where people reach the bot. When null, the bot gives no links to itself. */
  publicUrl: string | null;
  admins: readonly string[];
  defaultRole: Role;
  /** The lowest role that sees what the partner pays, and margins. */
  costRole: Role;
  /** Whether who has a role for some companies looks at those alone, whatever everybody else sees. */
  limitedLookups: boolean;
  approvalSelf: boolean;
  approvalExpiryMs: number;
  /** Days before the term end, largest first. */
  alertDays: readonly number[];
  /** IANA time zone of what runs by the clock, and of what many people read. */
  timeZone: string;
  /** How texts are written that many people read. */
  locale: Locale;
  /** When the sweep runs: a cron pattern with five fields, in `timeZone`. */
  sweepCron: string;
  /** When owners get the digest of their companies, by the same kind of pattern; null for never. */
  digestCron: string | null;
  /** For how many days the history of subscriptions is kept. */
  historyDays: number;
  /** For how many days a link asks a customer for their consent; null for no such links. */
  customerLinkDays: number | null;
  /** Whether look-ups and refusals in channels and group chats are shown to who asked alone. */
  privateAnswers: boolean;
  /** How files are written. */
  csvFormat: CsvFormat;
  /** Whether somebody chose the time zone. */
  isTimeZoneSet: boolean;
  /** The door for Pax8's webhook; null when it is not configured. */
  pax8Events: Readonly<{
    secretPath: string;
    /** Returns the `Authorization` that the webhook must send: a secret. */
    authorization: () => Promise<string>;
    integrationId: string | null;
  }> | null;
}>;

/** Keeps companies and subscriptions as last read: in memory for look-ups, in the store for the next start. */
export type PortfolioKeeper = Readonly<{
  /** Returns the portfolio in memory, or null before the first load. */
  current(): Portfolio | null;
  /** Loads the portfolio from the store, so that look-ups work before the first read from Pax8. */
  warm(): Promise<void>;
  /**
   * Reads everything from Pax8; callers at the same time share one read. A reading that is suspicious is not taken: what
   * was held is returned. Throws Pax8's errors.
   */
  refresh(urgency: Urgency): Promise<Portfolio>;
  /** The same for a person who says that Pax8's answer is right: takes a reading that agrees with the suspicious one. */
  confirm(): Promise<Portfolio>;
  /** What was wrong with the last reading; null when it was taken. */
  suspicion(): Suspicion | null;
  /** What a reading lost that was taken because the loss lasted; null when none was, or a person confirmed it. */
  taken(): TakenLoss | null;
  /**
   * Takes what another instance has read, or has held back, and refreshes when the portfolio is too old and no reading
   * was held back just now.
   */
  refreshIfOld(): Promise<void>;
  /** Reads a limited number of products whose vendor is not known yet, one run at a time. Never throws Pax8's errors. */
  learnVendors(urgency: Urgency): Promise<void>;
  /** Replaces one subscription with a freshly read one. */
  put(subscription: Subscription): Promise<void>;
  /** Adds or replaces one company with a freshly read one; the store has it with the next refresh. */
  putCompany(company: Company): void;
  /** Why the last refresh failed, and since when they fail; null if it worked; `reason` is a sentence for people. */
  trouble(): { since: Instant; reason: Failure | null; forLog: string } | null;
}>;

/** Keeps Pax8's catalogue: in memory for searches, in the store for other instances and the next start. */
export type CatalogueKeeper = Readonly<{
  /** Returns the catalogue in memory, or null while it was never read. */
  current(): Catalogue | null;
  /** Loads it from the store. */
  warm(): Promise<void>;
  /** Reads it anew once a night, from the store if another instance has just read it. Throws Pax8's errors. */
  refreshIfOld(): Promise<void>;
}>;

/** Knows who is of the house, as far as Teams tells. Never throws. */
export type MembersKeeper = Readonly<{
  /** Whether somebody who speaks in a conversation is of the house; asks Teams about people it has not met. */
  belonging(person: Person, where: Conversation, told: Told | undefined): Promise<Belonging>;
  /** Whether an admin allowed the organisation of a guest. */
  isAllowed(tenantId: string, belonging: Belonging): Promise<boolean>;
  /** Whether everybody in a conversation is of the house or of an organisation that is allowed, for all that Teams tells. */
  isAmongOurs(where: Conversation): Promise<boolean>;
  /** Whether somebody is known to be a guest of an organisation that nobody allowed. */
  isShutOut(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<boolean>;
  /** The time zone of a person, if Teams told it. */
  zoneOf(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<string | null>;
  /** How a person reads texts, if Teams told it and the bot writes their language. */
  localeOf(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<Locale | null>;
  /** Somebody joined or left, or an organisation was allowed or not any more. */
  changed(tenantId: string): void;
}>;

/** Everything that a command, a pressed button or a job works with. */
export type Context = Readonly<{
  marketplace: Marketplace;
  memory: Memory;
  chat: Chat;
  portfolio: PortfolioKeeper;
  catalogue: CatalogueKeeper;
  members: MembersKeeper;
  /** Of which companies whoever reads the answer sees costs. */
  costs: Costs;
  /** Reads what the bot does not understand; null when none is configured. */
  languageModel: LanguageModel | null;
  /** Reads Microsoft's own numbers; null when that is not configured. */
  licences: LicenceReader | null;
  /** The configured receivers of events. */
  sinks: readonly EventSink[];
  /** What bills the customers; null when none is configured. */
  psa: Psa | null;
  /** Opens tickets for differences in the PSA, where the operator has allowed it; null otherwise. */
  ticketDesk: Readonly<{ tickets: Tickets; companies: Readonly<Record<string, string>> }> | null;
  /** Builds the card and its plain text. */
  answer(plan: Plan): Answer;
  /** How to write dates and ages now. */
  show(): Show;
  settings: Settings;
  /** IANA time zone for what this reader reads, and for periods they name. */
  zone: string;
  /** How texts are written for this reader: `inLocale` (views/texts/locale.ts) writes them so. */
  locale: Locale;
  now(): Instant;
  newId(): string;
  log: Log;
  /** How the bot itself is doing. */
  vitals: Vitals;
  /** Looks at the whole deployment, with the people of an organisation; takes seconds. */
  examine(tenantId: string): Promise<Seen>;
  /** Aborted when the bot begins to stop: a job begins nothing more that can wait for the next start. */
  stopping: AbortSignal;
  /** Work that nobody waits for; a stop gives it time to finish. Its failure is logged. */
  later(what: string, work: Promise<unknown>): void;
}>;

/** A person's role now, for one company or in general. */
export const roleIn = async (
  context: Pick<Context, 'memory' | 'settings'>,
  person: Person,
  companyId: string | null = null,
): Promise<RoleHere> => {
  const { admins, defaultRole } = context.settings;
  const granted = admins.includes(person.objectId)
    ? null
    : await context.memory.roles.granted(person.tenantId, person.objectId);
  return roleOf(person, admins, granted, defaultRole, companyId);
};
