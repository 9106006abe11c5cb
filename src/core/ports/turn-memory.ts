import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** A message or a press that the bot has taken: until it is settled, somebody waits for its answer. */
export type Turn = Readonly<{
  /** Names the activity: the same delivered again has the same key. */
  key: string;
  kind: 'message' | 'press';
  at: Instant;
  tenantId: string;
  conversationId: string;
  /** In channels: where its answer belongs; null elsewhere. */
  threadId: string | null;
  /** Who wrote or pressed; null when Teams does not say. */
  person: Person | null;
  /** What was written, in short; empty for a press. */
  said: string;
  /** The message with the pressed card; null for a message, and when the client did not say. */
  messageId: string | null;
}>;

/** What was taken and has no answer yet, so that a process that dies leaves nobody without a word. */
export type Turns = Readonly<{
  /** True for the first caller with this key: the turn is its process's until it is settled. */
  begin(turn: Turn): Promise<boolean>;
  /** It has its answer. Never throws: what cannot be saved now is saved with the next `hold`. */
  settle(key: string): Promise<void>;
  /** Says that this process lives, and works on what it has begun. */
  hold(now: Instant): Promise<void>;
  /**
   * Turns that no living process works on, oldest first. `alone`: no other process can be at work, so that all but this
   * one's are left behind. Otherwise none while this process has not seen the store for long enough to know.
   */
  leftBehind(now: Instant, alone: boolean): Promise<Turn[]>;
  /** Forgets turns from before that moment. */
  forget(before: Instant): Promise<void>;
}>;
