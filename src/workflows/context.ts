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
  /** Whether a role for some companies limits look-ups to those, whatever everybody else sees. */
  limitedLookups: boolean;
  approvalSelf: boolean;
  approvalExpiryMs: number;
  /** Days before the term end, largest first. */
  alertDays: readonly number[];
  /** IANA time zone of what runs by the clock, and of what many people read. */
  timeZone: string;
  /** The locale of texts that many people read. */
  locale: Locale;
  /** When the sweep runs: a cron pattern with five fields, in `timeZone`. */
  sweepCron: string;
  /** When owners get the digest of their companies, by the same kind of pattern; null for never. */
  digestCron: string | null;
  /** For how many days the history of subscriptions is kept. */
  historyDays: number;
  /** How many days a link asks a customer for consent; null for no such links. */
  customerLinkDays: number | null;
  /** Whether look-ups and refusals in channels and group chats are visible only to the person who asked. */
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
   * Reads everything from Pax8; simultaneous callers share one read. A suspicious reading is rejected, and the former
   * one returned. Throws Pax8's errors.
   */
  refresh(urgency: Urgency): Promise<Portfolio>;
  /**
   * The same, for a person who says that Pax8's answer is right: accepts a reading that agrees with the suspicious one.
   */
  confirm(): Promise<Portfolio>;
  /** What was wrong with the last reading; null when it was accepted. */
  suspicion(): Suspicion | null;
  /**
   * What was lost in a reading that was accepted because the loss lasted; null when none was, or a person confirmed it.
   */
  taken(): TakenLoss | null;
  /**
   * Takes over what another instance has read or held back; refreshes when the portfolio is too old and no reading was
   * held back just now.
   */
  refreshIfOld(): Promise<void>;
  /** Reads a limited number of products whose vendor is not known yet, one run at a time. Never throws Pax8's errors. */
  learnVendors(urgency: Urgency): Promise<void>;
  /** Replaces one subscription with a freshly read one. */
  put(subscription: Subscription): Promise<void>;
  /** Adds or replaces one company with a freshly read one; the store has it with the next refresh. */
  putCompany(company: Company): void;
  /** Why refreshes fail, and since when; null when the last one worked. `reason` is a sentence for people. */
  trouble(): { since: Instant; reason: Failure | null; forLog: string } | null;
}>;

/** Keeps Pax8's catalogue: in memory for searches, in the store for other instances and the next start. */
export type CatalogueKeeper = Readonly<{
  /** Returns the catalogue in memory, or null when it was never read. */
  current(): Catalogue | null;
  /** Loads it from the store. */
  warm(): Promise<void>;
  /** Reads it again once a night, or takes what another instance has just read. Throws Pax8's errors. */
  refreshIfOld(): Promise<void>;
}>;

/** Knows who belongs to the organisation, as far as Teams says. Never throws. */
export type MembersKeeper = Readonly<{
  /** Whether a speaker belongs to the organisation; asks Teams about new people. */
  belonging(person: Person, where: Conversation, told: Told | undefined): Promise<Belonging>;
  /** Whether an admin allowed the organisation of a guest. */
  isAllowed(tenantId: string, belonging: Belonging): Promise<boolean>;
  /** Whether everybody in a conversation belongs to the organisation or to an allowed one, as far as Teams says. */
  isAmongOurs(where: Conversation): Promise<boolean>;
  /** Whether somebody is known to be a guest of an organisation that nobody allowed. */
  isShutOut(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<boolean>;
  /** A person's time zone, if Teams said it. */
  zoneOf(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<string | null>;
  /** A person's locale, if Teams said it and the bot writes that language. */
  localeOf(person: Pick<Person, 'tenantId' | 'objectId'>): Promise<Locale | null>;
  /** Somebody joined or left, or an organisation's permission changed. */
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
  /** The companies for which the reader sees costs. */
  costs: Costs;
  /** Reads what the bot does not understand; null when none is configured. */
  languageModel: LanguageModel | null;
  /** Reads Microsoft's own numbers; null when that is not configured. */
  licences: LicenceReader | null;
  /** The configured receivers of events. */
  sinks: readonly EventSink[];
  /** The PSA that bills the customers; null when none is configured. */
  psa: Psa | null;
  /** Opens PSA tickets for differences, if the operator allows it; null otherwise. */
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
  /** Looks at the whole deployment and an organisation's people; takes seconds. */
  examine(tenantId: string): Promise<Seen>;
  /** Aborted when the bot begins to stop: jobs then start nothing that can wait. */
  stopping: AbortSignal;
  /** Runs work that nobody waits for; a stop gives it time to finish. Logs its failure. */
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
