import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** An approver looked at Pax8 and said so; their note is saved. */
type ByHand = Readonly<{ kind: 'by-hand'; by: Person; note: string }>;

/** Pax8 could not be read or reached, so nothing was sent. */
export type NotReached = Readonly<{ kind: 'not-read' | 'not-sent'; failure: Failure }>;

/** Why the outcome of a write is unknown. */
export type Unclear =
  | Readonly<{ kind: 'unanswered'; failure: Failure }>
  /** The process died after sending, or seemed to; taken over at that moment. */
  | Readonly<{ kind: 'lost-track'; at: Instant }>
  | Readonly<{
      kind: /** Pax8 accepted the write, but its record does not show it. */
        | 'unseen'
        /** Pax8 accepted a cancellation but shows no end. */
        | 'end-unseen'
        /** For an order: several things at Pax8 could be it. */
        | 'several'
        /** For an order: what was found could belong to another open order too. */
        | 'rival';
    }>;

/** What proves that a change was made. */
export type Applied =
  /** `quantity` as Pax8 reported it; it differs from the wanted one when only the history shows that. */
  | Readonly<{ kind: 'seats'; quantity: number | null; provisioning: boolean }>
  /** `endsAt` is null when Pax8 reports no date. `over` means it has already ended. */
  | Readonly<{ kind: 'end'; endsAt: Instant | null; over: boolean }>
  | Readonly<{ kind: 'price' }>
  | Readonly<{ kind: 'order'; quantity: number | null }>
  | ByHand;

/** Why an approved change was not made. */
export type Failed =
  | NotReached
  | Readonly<{ kind: 'refused'; failure: Failure }>
  /** An hour later Pax8 shows these seats; null when it has no such subscription, nor a record in its history. */
  | Readonly<{ kind: 'seats-not-shown'; shown: number | null }>
  /** An hour later Pax8 shows no end, the old price, or no order. */
  | Readonly<{ kind: 'end-not-shown' | 'price-not-shown' | 'order-not-shown' }>
  | ByHand;

/** Why a plan was missed. */
export type Missed =
  /** `other-subscription`: the product goes on under a new id, for which nothing was approved. */
  | Readonly<{ kind: 'term-end-moved' | 'not-renewed' | 'other-subscription' | 'not-approved-in-time' }>
  /** `last` says why the last try failed. */
  | Readonly<{ kind: 'window-closed'; last: NotReached | null }>;

/** Why a request was withdrawn without anyone pressing its button. */
export type Withdrawn =
  /** Another plan for the same renewal replaced it. */
  | 'replaced'
  /** The subscription was cancelled. */
  | 'not-renewing'
  | 'decided-otherwise'
  /** Someone else changed the seats before the renewal: its people decide again. */
  | 'seats-moved'
  /** The renewal was decided differently between the request and its saving as the decision. */
  | 'decided-otherwise-meanwhile'
  /** A person took back the approved cancellation of a switch; its order stays. */
  | 'kept'
  | SwitchStopped;

/** Why a switch does not cancel the old subscription. */
export type SwitchStopped =
  /** The order was not made. */
  | 'order-not-made'
  /** What was ordered is not Active: it has another status, or was not Active in all the time that it was followed. */
  | 'order-not-active'
  /** A person said that the order was made: nothing that the bot has read proves it. */
  | 'order-unproved'
  /** The old term locks, or has ended, before the new subscription was Active. */
  | 'too-late';

/**
 * Whether Microsoft shows the added seats, so that they can be assigned. `unknown`: the bot cannot see it for this
 * subscription.
 */
export type SeatsShown =
  | Readonly<{ kind: 'looking'; nextAt: Instant }>
  | Readonly<{ kind: 'shown' | 'stopped' | 'unknown'; at: Instant }>;
