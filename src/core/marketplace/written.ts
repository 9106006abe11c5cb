import type { Failure } from '../words/failure.ts';
import type { Subscription } from './records.ts';

/**
 * A write that was not accepted. `unknown`: Pax8 may have done it, so read and never repeat. `text` is Pax8's own text,
 * unescaped.
 */
export type NotWritten =
  | Readonly<{ kind: 'refused'; status: number; text: string; failure: Failure }>
  | Readonly<{ kind: 'not-sent'; text: string; failure: Failure }>
  | Readonly<{ kind: 'unknown'; text: string; failure: Failure }>;

/** The outcome of writing a subscription; `accepted` as in `Written`. */
export type WriteOutcome = Readonly<{ kind: 'accepted'; subscription: Subscription }> | NotWritten;

/**
 * The outcome of a write. `accepted`: Pax8 answered with the record, and it shows what was sent. Any other 2xx is
 * `unknown`.
 */
export type Written<T> = Readonly<{ kind: 'accepted'; record: T }> | NotWritten;
