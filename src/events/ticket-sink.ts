import type { EventSink, PublicEvent, Sent } from '../core/audit/events.ts';
import type { Tickets, TicketWork, TicketWorkOf } from '../core/audit/ticket-work.ts';
import type { Failure } from '../core/words/failure.ts';
import { RemoteFailure } from '../remote/remote.ts';

const done: Sent = { kind: 'done' };
const never = (reason: Failure): Sent => ({ kind: 'never', reason });

/** Keeps one ticket per renewal. Always looks for it first, because a try whose answer was lost may have opened it. */
export const ticketSink = (
  tickets: Tickets,
  companies: Readonly<Record<string, string>>,
  ticketWork: TicketWorkOf,
): EventSink => {
  const tell = async (event: PublicEvent, work: TicketWork): Promise<Sent> => {
    const { company } = event.data;
    const mapped = company === null ? undefined : companies[company.id];
    const id = mapped ?? company?.externalId ?? null;
    const about = { system: tickets.system, company: company?.name ?? company?.id ?? null };
    if (id === null) return never({ kind: 'ticket-company-unknown', ...about });
    const found = await tickets.company(id);
    if (found.kind !== 'one')
      return never({
        kind: found.kind === 'none' ? 'ticket-company-missing' : 'ticket-company-unclear',
        ...{ ...about, id, mapped: mapped !== undefined },
      });
    const ticket = await tickets.find(found.id, work.reference);
    if (ticket === null) {
      if (work.kind === 'open') await tickets.open(found.id, work);
      return done;
    }
    await tickets.note(ticket, work.text, event.id);
    if (work.kind === 'close') await tickets.close(ticket);
    return done;
  };

  return {
    name: 'tickets',
    key: `tickets ${tickets.system}`,
    topicOf: (event) => (ticketWork(event) === null ? null : { topic: event.data.renewal?.id ?? null }),
    send: async (event) => {
      const work = ticketWork(event);
      if (work === null) return done;
      try {
        return await tell(event, work);
      } catch (thrown) {
        if (thrown instanceof RemoteFailure) return thrown.sent;
        throw thrown;
      }
    },
  };
};
