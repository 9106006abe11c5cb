import type { EventSink, PublicEvent, Sent } from '../core/audit/events.ts';
import type { TicketCompany, Tickets, TicketWork, TicketWorkOf } from '../core/audit/ticket-work.ts';
import { RemoteFailure } from './remote.ts';

const done: Sent = { kind: 'done' };
const never = (reason: string): Sent => ({ kind: 'never', reason });

/** Keeps one ticket per renewal. Always looks for it first, because a try whose answer was lost may have opened it. */
export const ticketSink = (tickets: Tickets, ticketWork: TicketWorkOf): EventSink => {
  const tell = async (event: PublicEvent, work: TicketWork): Promise<Sent> => {
    const { company } = event.data;
    const name = company?.name ?? company?.id ?? 'the company';
    const externalId = company?.externalId ?? null;
    if (externalId === null)
      return never(
        `${name} has no external id at Pax8, so the bot does not know its company in ${tickets.system}. Set the external id in Pax8 and send again.`,
      );
    const found = await tickets.company(externalId);
    if (found.kind !== 'one') return never(unclear(found, name, externalId));
    const ticket = await tickets.find(found.id, work.reference);
    if (ticket === null) {
      if (work.kind === 'open') await tickets.open(found.id, work);
      return done;
    }
    await tickets.note(ticket, work.text, event.id);
    if (work.kind === 'close') await tickets.close(ticket);
    return done;
  };

  const unclear = ({ kind }: TicketCompany, name: string, externalId: string): string =>
    kind === 'none'
      ? `${tickets.system} has no company "${externalId}", the external id of ${name} at Pax8. Correct one of the two and send again.`
      : `${tickets.system} has several companies "${externalId}", the external id of ${name} at Pax8. Make it unique and send again.`;

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
