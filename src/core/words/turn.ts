import type { Instant } from './instant.ts';
import type { Person } from './people.ts';

/** A message or press that the bot has accepted: somebody waits for its answer until it is settled. */
export type Turn = Readonly<{
  /** Names the activity: a repeated delivery has the same key. */
  key: string;
  kind: 'message' | 'press';
  at: Instant;
  tenantId: string;
  conversationId: string;
  /** In channels: where its answer belongs; null elsewhere. */
  threadId: string | null;
  /** Who wrote or pressed; null when Teams does not say. */
  person: Person | null;
  /** The beginning of what was written; empty for a press. */
  said: string;
  /** The message with the pressed card; null for a message, and when the client did not say. */
  messageId: string | null;
}>;
