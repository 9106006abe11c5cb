import type { PublicEvent } from './events.ts';

/** What an event does to its renewal's ticket. `open` adds a note when the ticket exists. */
export type TicketWork = Readonly<{
  kind: 'open' | 'note' | 'close';
  /** Part of the summary, to find the ticket again. */
  reference: string;
  /** At most 100 characters: the limit of ConnectWise PSA. */
  summary: string;
  text: string;
  /** The first known term end; null when none is known. */
  dueAt: string | null;
}>;

/** Makes the ticket's words of an event; null for an event that no ticket needs to know. */
export type TicketWorkOf = (event: PublicEvent) => TicketWork | null;

/** A company in the ticket system, found by the external id that Pax8 has of it. */
export type TicketCompany =
  | Readonly<{ kind: 'one'; id: number }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'several' }>;

/** The port to a ticket system. Each call throws a RemoteFailure of `events/`. */
export type Tickets = Readonly<{
  /** Its name for people: "HaloPSA". */
  system: string;
  company(externalId: string): Promise<TicketCompany>;
  /** The company's oldest ticket with the reference in its summary; null when there is none. */
  find(companyId: number, reference: string): Promise<number | null>;
  open(companyId: number, work: TicketWork): Promise<number>;
  /** Adds a note for technicians, unless one with this mark exists. */
  note(ticketId: number, text: string, mark: string): Promise<void>;
  /** No effect when no closed status is configured. */
  close(ticketId: number): Promise<void>;
}>;
