import type { Chat } from '../core/words/chat.ts';
import type { EventSink } from '../core/audit/events.ts';
import type { Log } from '../core/words/log.ts';
import type { Instant, Marketplace } from '../core/marketplace/marketplace.ts';
import type { Memory } from '../core/ports/memory.ts';
import type { Person, Role } from '../core/words/people.ts';
import { type RoleSource, roleOf } from '../core/rules/permissions.ts';
import type { Views } from '../views/views.ts';
import type { PortfolioKeeper } from './portfolio/keep-portfolio.ts';

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
