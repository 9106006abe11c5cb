import type { Why } from '../changes/why.ts';
import type { ChangeKind } from '../rules/kinds.ts';
import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';
import type { PublicEventType } from './outgoing.ts';

/** The version of what is sent. Within one, types and fields are added, and none is changed or taken away. */
export const eventVersion = 1;

/** An event as receivers get it; `id` is the same however often it is sent, and is not part of the body. */
export type PublicEvent = Readonly<{
  id: string;
  type: PublicEventType;
  timestamp: string;
  data: EventData;
}>;

export type EventData = Readonly<{
  /** `externalId` is Pax8's; null when Pax8 has none. */
  company: Readonly<{ id: string; name: string | null; externalId: string | null }> | null;
  /** Who did it; null for the bot itself. */
  person: Readonly<{ id: string; name: string }> | null;
  renewal: EventRenewal | null;
  change: EventChange | null;
  /** More facts of this type of event (`decisions` in outgoing.ts); moments in ISO 8601, UTC. */
  details: Readonly<Record<string, EventDetail>>;
}>;
export type EventDetail = string | number | boolean | readonly string[] | readonly EventTodayLine[] | Why;

/** A line of today's list. */
export type EventTodayLine = Readonly<{
  kind: string;
  company: Readonly<{ id: string; name: string | null }>;
  subscriptionIds: readonly string[];
  /** Of one subscription its product, of a change the one it is about; null for several. */
  product: string | null;
  changeId: string | null;
  seats: number | null;
  until: string | null;
  /** At the customer's price; none where the amount is a partner cost, or unknown. */
  amounts: readonly Readonly<{ amount: string; currency: string }>[];
}>;
export type EventRenewal = Readonly<{ id: string; day: string | null; lines: readonly EventLine[] }>;
export type EventLine = Readonly<{
  subscriptionId: string;
  product: string | null;
  quantity: number | null;
  termEndsAt: string | null;
}>;
export type EventChange = Readonly<{
  id: string;
  /** The kind of change. */
  what: ChangeKind;
  subscriptionId: string | null;
  product: string | null;
  from: number | null;
  to: number | null;
  state: string | null;
  reason: string | null;
  /** Said in words when it is sent. */
  outcome: Why | null;
  /** Why it was asked for, in the requester's words, and their ticket's number. */
  purpose: string | null;
  ticket: string | null;
}>;

export type SinkName = 'webhook' | 'tickets';

/**
 * An event on its way to one receiver. `due`: to be sent, not before `notBefore`. `dead`: given up until someone
 * resends it.
 */
export type EventDelivery = Readonly<{
  id: string;
  sink: SinkName;
  tenantId: string;
  /** The `seq` of its audit entry. */
  seq: number;
  /** Events of one topic are sent in order; null means any order. */
  topic: string | null;
  event: PublicEvent;
  state: 'due' | 'done' | 'dead';
  tries: number;
  /** When the event was queued, or queued again. */
  since: Instant;
  notBefore: Instant;
  /** Why the last try failed. */
  problem: Failure | null;
}>;

/** As found in the store: `event` is null, and `problem` too, when it cannot be read. */
export type StoredDelivery = Omit<EventDelivery, 'event'> & Readonly<{ event: PublicEvent | null }>;

/** How a try ended; `reason` is free of secrets. */
export type Sent =
  | Readonly<{ kind: 'done' }>
  /** Worth another try. `down`: the receiver did not answer, so the next event need not be tried now. */
  | Readonly<{ kind: 'later'; reason: Failure; down: boolean; retryAfterMs: number | null }>
  | Readonly<{ kind: 'never'; reason: Failure }>
  /** The receiver wants no more events at all. */
  | Readonly<{ kind: 'stopped'; reason: Failure }>;

/** The port to a receiver of events. Never throws: failures are values. */
export type EventSink = Readonly<{
  name: SinkName;
  /** Identifies the receiver without revealing its address. */
  key: string;
  /** Returns null when the receiver does not want this event. */
  topicOf(event: PublicEvent): Readonly<{ topic: string | null }> | null;
  send(event: PublicEvent): Promise<Sent>;
}>;
