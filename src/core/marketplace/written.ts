import type { Subscription } from './records.ts';

/**
 * A write that was not accepted. `unknown` means that Pax8 may or may not have done it: read, never repeat.
 * `text` is Pax8's own text, unescaped; `forPeople` our sentence.
 */
export type NotWritten =
  | Readonly<{ kind: 'refused'; status: number; text: string; forPeople: string }>
  | Readonly<{ kind: 'not-sent'; text: string; forPeople: string }>
  | Readonly<{ kind: 'unknown'; text: string; forPeople: string }>;

/** What became of a write of a subscription. */
export type WriteOutcome = Readonly<{ kind: 'accepted'; subscription: Subscription | null }> | NotWritten;

/** What became of a write. `record` as Pax8 answered it; null: done, but the answer brought nothing readable. */
export type Written<T> = Readonly<{ kind: 'accepted'; record: T | null }> | NotWritten;
