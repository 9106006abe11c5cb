import type { EventSink } from '../core/audit/events.ts';
import type { Tickets, TicketWorkOf } from '../core/audit/ticket-work.ts';
import type { Why } from '../core/changes/why.ts';
import { type AutotaskOptions, autotask } from './autotask.ts';
import { type ConnectwiseOptions, connectwise } from './connectwise.ts';
import { type HalopsaOptions, halopsa } from './halopsa.ts';
import { ticketSink } from './ticket-sink.ts';
import { type WebhookOptions, webhookSink } from './webhook.ts';

export type SinksOptions = Readonly<{
  webhook: WebhookOptions | null;
  tickets: (TicketSystem & Readonly<{ companies: Readonly<Record<string, string>> }>) | null;
}>;

type TicketSystem =
  | Readonly<{ system: 'connectwise'; options: ConnectwiseOptions }>
  | Readonly<{ system: 'halopsa'; options: HalopsaOptions }>
  | Readonly<{ system: 'autotask'; options: AutotaskOptions }>;

/** What is said of events, in the language of the house. */
export type SinkWords = Readonly<{ ticketWork: TicketWorkOf; why: (why: Why) => string }>;

export type Sinks = Readonly<{
  all: readonly EventSink[];
  tickets: Tickets | null;
  close(): Promise<void>;
  cut(): Promise<void>;
}>;

/** Opens all configured receivers. */
export const createSinks = ({ webhook, tickets }: SinksOptions, { ticketWork, why }: SinkWords): Sinks => {
  const hook = webhook === null ? null : webhookSink(webhook, why);
  const system = tickets === null ? null : systemOf(tickets);
  return {
    all: [
      ...(hook === null ? [] : [hook]),
      ...(system === null ? [] : [ticketSink(system, tickets?.companies ?? {}, ticketWork)]),
    ],
    tickets: system,
    close: async () => {
      await Promise.all([hook?.close(), system?.end()]);
    },
    cut: async () => {
      await Promise.all([hook?.cut(), system?.cut()]);
    },
  };
};

const systemOf = (tickets: TicketSystem) => {
  switch (tickets.system) {
    case 'connectwise':
      return connectwise(tickets.options);
    case 'halopsa':
      return halopsa(tickets.options);
    case 'autotask':
      return autotask(tickets.options);
  }
};
