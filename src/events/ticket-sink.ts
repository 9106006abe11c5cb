import type { EventSink, PublicEvent, Sent } from '../core/audit/events.ts';
import type { TicketCompany, Tickets, TicketWork, TicketWorkOf } from '../core/audit/ticket-work.ts';
import { RemoteFailure } from '../remote/remote.ts';

const done: Sent = { kind: 'done' };
const never = (reason: string): Sent => ({ kind: 'never', reason });

/** Keeps one ticket per renewal. Always looks for it first, because a try whose answer was lost may have opened it. */
export const ticketSink = (
  tickets: Tickets,
  companies: Readonly<Record<string, string>>,
  ticketWork: TicketWorkOf,
): EventSink => {
  const tell = async (event: PublicEvent, work: TicketWork): Promise<Sent> => {
    const { company } = event.data;
    const name = company?.name ?? company?.id ?? 'the company';
    const mapped = company === null || company === undefined ? undefined : companies[company.id];
    const externalId = mapped ?? company?.externalId ?? null;
    if (externalId === null)
      return never(
        `${name} has no external id at Pax8, so the bot does not know its company in ${tickets.system}. Set the external id in Pax8, or name the company in TICKETS_COMPANIES, and send again.`,
      );
    const found = await tickets.company(externalId);
    if (found.kind !== 'one')
      return never(
        unclear(
          found,
          externalId,
          mapped === undefined
            ? `the external id of ${name} at Pax8`
            : `named for ${name} in TICKETS_COMPANIES`,
        ),
      );
    const ticket = await tickets.find(found.id, work.reference);
    if (ticket === null) {
      if (work.kind === 'open') await tickets.open(found.id, work);
      return done;
    }
    await tickets.note(ticket, work.text, event.id);
    if (work.kind === 'close') await tickets.close(ticket);
    return done;
  };

  const unclear = ({ kind }: TicketCompany, id: string, from: string): string =>
    kind === 'none'
      ? `${tickets.system} has no company "${id}", ${from}. Correct one of the two and send again.`
      : `${tickets.system} has several companies "${id}", ${from}. Make it unique and send again.`;

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
