import type { PublicEvent } from './events.ts';

/** What an event means for the ticket of its renewal. `open`: opened, or noted where it is open already. */
export type TicketWork = Readonly<{
  kind: 'open' | 'note' | 'close';
  /** Finds the ticket again; a part of its summary. */
  reference: string;
  /** At most 100 characters, which is what ConnectWise PSA takes. */
  summary: string;
  text: string;
  /** The end of the first term, where it is known. */
  dueAt: string | null;
}>;

/** Makes the ticket's words of an event; null for an event that no ticket needs to know. */
export type TicketWorkOf = (event: PublicEvent) => TicketWork | null;

/** A company in the ticket system, found by the external id that Pax8 has of it. */
export type TicketCompany =
  | Readonly<{ kind: 'one'; id: number }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'several' }>;

/** The port to a ticket system. Each call throws what went wrong, told as an `events/` RemoteFailure. */
export type Tickets = Readonly<{
  /** As people call it: "HaloPSA". */
  system: string;
  company(externalId: string): Promise<TicketCompany>;
  /** The ticket of a company whose summary holds the reference; null: there is none. Of several the oldest. */
  find(companyId: number, reference: string): Promise<number | null>;
  open(companyId: number, work: TicketWork): Promise<number>;
  /** Adds a note for the technicians, unless one with this mark is there already. */
  note(ticketId: number, text: string, mark: string): Promise<void>;
  /** Without effect where no closed status is configured. */
  close(ticketId: number): Promise<void>;
}>;
