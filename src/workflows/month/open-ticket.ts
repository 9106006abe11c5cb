import { mappedTo } from '../../core/mapped/mapping.ts';
import { ticketReference } from '../../core/month/difference.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { minute } from '../../core/words/durations.ts';
import type { Failure } from '../../core/words/failure.ts';
import type { Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import { type DifferenceTicket, differenceTicket } from '../../views/month/difference-ticket.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import type { FoundDifference } from './find-difference.ts';

/** The outcome of a ticket; if it was not opened, its text can be copied. */
export type Ticketed = Readonly<{ words: DifferenceTicket }> &
  (
    | Readonly<{ kind: 'off' }>
    /** Somebody else is doing it now. */
    | Readonly<{ kind: 'busy' }>
    | Readonly<{ kind: 'no-company'; system: string }>
    | Readonly<{ kind: 'opened' | 'found'; system: string; number: string }>
    | Readonly<{ kind: 'failed'; failure: Failure }>
  );

type Desk = NonNullable<Context['ticketDesk']>;

/** The company's id in the PSA: as an admin mapped it, else as renewal tickets find it; null when neither does. */
const companyThere = async (
  { memory, psa, portfolio }: Context,
  { tickets, companies }: Desk,
  tenantId: string,
  companyId: string,
): Promise<number | null> => {
  const mapped = mappedTo(await memory.mappings.list(tenantId), 'psa-company', psa?.kind ?? null);
  const target = mapped.get(companyId)?.targetId ?? '';
  if (/^\d+$/.test(target)) return Number(target);
  const externalId =
    companies[companyId] ?? portfolio.current()?.companies.get(companyId)?.externalId ?? null;
  if (externalId === null) return null;
  const found = await tickets.company(externalId);
  return found.kind === 'one' ? found.id : null;
};

type Presser = Readonly<{ person: Person; conversation: Conversation }>;

/** Looks for the difference's ticket of this month, and opens one if there is none. */
const openAt = async (
  context: Context,
  desk: Desk,
  { person }: Presser,
  { line, month }: FoundDifference,
  { title, text }: DifferenceTicket,
): Promise<Readonly<{ number: string; isNew: boolean }> | null> => {
  const there =
    line.companyId === null ? null : await companyThere(context, desk, person.tenantId, line.companyId);
  if (there === null) return null;
  const reference = ticketReference(line, month);
  const found = await desk.tickets.find(there, reference);
  if (found !== null) return { number: String(found), isNew: false };
  const work = { kind: 'open', reference, summary: title, text: text.join('\n'), dueAt: null } as const;
  return { number: String(await desk.tickets.open(there, work)), isNew: true };
};

/**
 * Opens a PSA ticket for a difference, once: first looks for its reference, and only one person at a time does so.
 * Without the operator's permission, its text can be copied.
 */
export const openTicket = async (
  context: Context,
  presser: Presser,
  of: FoundDifference,
): Promise<Ticketed> => {
  const { ticketDesk: desk, memory, now } = context;
  const { person, conversation } = presser;
  const words = differenceTicket({ ...of, system: context.psa?.system ?? null });
  if (desk === null) return { kind: 'off', words };
  const { system } = desk.tickets;
  // Longer than all its calls may take.
  const lease = `ticket ${person.tenantId} ${of.month} ${of.id}`;
  if (!(await memory.claims.lease(lease, now(), 5 * minute))) return { kind: 'busy', words };
  const note = (event: 'difference.ticket' | 'difference.ticket-refused', facts: object) =>
    record(
      context,
      person,
      event,
      { product: of.line.product, month: of.month, ...facts },
      { conversation, companyId: of.line.companyId },
    );
  try {
    const ticket = await openAt(context, desk, presser, of, words);
    if (ticket === null) return { kind: 'no-company', system, words };
    const { number, isNew } = ticket;
    const mark = { difference: of.id, month: of.month, text: number, by: person, at: now() };
    await memory.monthMarks.put({ kind: 'ticket', ...mark });
    if (isNew) await note('difference.ticket', { number, system });
    return { kind: isNew ? 'opened' : 'found', system, number, words };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    await note('difference.ticket-refused', { outcome: { state: 'unknown', failure: thrown.failure } });
    return { kind: 'failed', failure: thrown.failure, words };
  } finally {
    await memory.claims.release(lease);
  }
};
