import type { EventSink } from '../core/audit/events.ts';
import type { Marketplace, Urgency } from '../core/marketplace/marketplace.ts';
import type { Subscription } from '../core/marketplace/records.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import type { Memory } from '../core/ports/memory.ts';
import { type RoleSource, roleOf } from '../core/rules/permissions.ts';
import type { Chat } from '../core/words/chat.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Log } from '../core/words/log.ts';
import type { Person, Role } from '../core/words/people.ts';
import type { Views } from '../views/views.ts';

/** How this installation decides; from the configuration. */
export type Settings = Readonly<{
  /** Where people reach the bot; null: it gives no links to itself. */
  publicUrl: string | null;
  admins: readonly string[];
  defaultRole: Role;
  approvalSelf: boolean;
  approvalExpiryMs: number;
  /** Days before the term end, largest first. */
  alertDays: readonly number[];
  /** When renewals are looked through: five fields of cron, meant in `zone`. */
  sweepCron: string;
}>;

/** The companies and subscriptions as last read, kept in memory for look-ups and in the store for the next start. */
export type PortfolioKeeper = Readonly<{
  /** What is held in memory for look-ups; null before the first load. */
  current(): Portfolio | null;
  /** Takes what the store remembers, so that look-ups answer before Pax8 was asked. */
  warm(): Promise<void>;
  /** Reads everything from Pax8, once at a time: who asks meanwhile gets the same answer. Throws what Pax8 threw. */
  refresh(urgency: Urgency): Promise<Portfolio>;
  /** Refreshes when older than allowed, taking over what another instance has stored meanwhile. */
  refreshIfOld(): Promise<void>;
  /** Reads the products whose vendor is not known yet, a bounded number, once at a time. Never throws what Pax8 threw. */
  learnVendors(urgency: Urgency): Promise<void>;
  /** Puts one freshly read subscription in its place. */
  put(subscription: Subscription): Promise<void>;
  /** Why the last refresh failed; null after a good one. */
  trouble(): { at: Instant; forLog: string } | null;
}>;

/** Everything a command, a pressed button or a job works with. */
export type Context = Readonly<{
  marketplace: Marketplace;
  memory: Memory;
  chat: Chat;
  portfolio: PortfolioKeeper;
  /** The receivers of events that are configured. */
  sinks: readonly EventSink[];
  views: Views;
  settings: Settings;
  /** IANA zone for what people read and for periods they name. */
  zone: string;
  now(): Instant;
  newId(): string;
  log: Log;
  /** Work that nobody waits for; finished before the bot stops, its failure logged. */
  later(what: string, work: Promise<unknown>): void;
}>;

/** The role of a person at this moment, for a company or where none is meant. */
export const roleIn = async (
  context: Pick<Context, 'memory' | 'settings'>,
  person: Person,
  companyId: string | null = null,
): Promise<{ role: Role; from: RoleSource }> => {
  const granted = await context.memory.roles.granted(person.tenantId, person.objectId);
  return roleOf(person, context.settings.admins, granted, context.settings.defaultRole, companyId);
};
