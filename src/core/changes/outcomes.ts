import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** An approver who has looked at Pax8 said so; their note stays with it. */
type ByHand = Readonly<{ kind: 'by-hand'; by: Person; note: string }>;

/** Pax8 could not be read, or did not take the write: nothing was sent. `forPeople` is the sentence of the failure. */
export type NotReached = Readonly<{ kind: 'not-read' | 'not-sent'; forPeople: string }>;

/** Why it is not known what became of a write. */
export type Unclear =
  /** `forPeople` is the sentence that came with it. */
  | Readonly<{ kind: 'unanswered'; forPeople: string }>
  | Readonly<{
      kind: /** Pax8 took the write and its record does not show it. */
        | 'unseen'
        /** Pax8 took a cancellation and shows no end. */
        | 'end-unseen'
        /** The process died after sending. */
        | 'lost-track'
        /** Of an order: more than one thing at Pax8 could be it. */
        | 'several'
        /** Of an order: what is shown could be that of another open order too. */
        | 'rival';
    }>;

/** By what a change is known to be made. */
export type Applied =
  /** `quantity` as Pax8 reported it afterwards: another one than was wanted when only the history has that. */
  | Readonly<{ kind: 'seats'; quantity: number | null; provisioning: boolean }>
  /** `endsAt` null: Pax8 reports no date. `over`: it is cancelled, not only going to be. */
  | Readonly<{ kind: 'end'; endsAt: Instant | null; over: boolean }>
  | Readonly<{ kind: 'price' }>
  | Readonly<{ kind: 'order'; quantity: number | null }>
  | ByHand;

/** Why an approved change was not made. */
export type Failed =
  | NotReached
  | Readonly<{ kind: 'refused'; forPeople: string }>
  /** An hour later Pax8 shows this many seats, null: no such subscription, and nothing in its history. */
  | Readonly<{ kind: 'seats-not-shown'; shown: number | null }>
  /** An hour later Pax8 shows no end, the old price, or no order. */
  | Readonly<{ kind: 'end-not-shown' | 'price-not-shown' | 'order-not-shown' }>
  | ByHand;

/** Why the time for a plan went by. */
export type Missed =
  | Readonly<{ kind: 'term-end-moved' | 'not-renewed' | 'not-approved-in-time' }>
  /** `last`: why the last attempt could not be made. */
  | Readonly<{ kind: 'window-closed'; last: NotReached | null }>;

/** Why a request was taken back that nobody took back by its button. */
export type Withdrawn =
  /** By another plan for the same renewal. */
  | 'replaced'
  /** The subscription was cancelled. */
  | 'not-renewing'
  | 'decided-otherwise'
  /** Between the request and the decision that was to be made of it. */
  | 'decided-otherwise-meanwhile';
