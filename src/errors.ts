import type { Failure } from './core/words/failure.ts';

/** What the other side answered: its status, and its own text (not escaped), or null when it sent none. */
export type Said = Readonly<{ status: number; text: string | null }>;

/**
 * An error that people may see. `message` is for the log; of `failure` views say what happened and what to do next.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly failure: Failure;
  /** Null when no answer came. */
  readonly said: Said | null;

  constructor(message: string, failure: Failure, options?: ErrorOptions & { said?: Said }) {
    super(message, options);
    this.failure = failure;
    this.said = options?.said ?? null;
  }
}

/** The bot's own memory cannot be read or written: nothing is recorded until it can. */
export class MemoryError extends AppError {
  override readonly name: string = 'MemoryError';
}

/** What failed, by whatever was thrown; null for an error that nobody expected. */
export const failureOf = (thrown: unknown): Failure | null =>
  thrown instanceof AppError ? thrown.failure : null;

/** The text of whatever was thrown, for the log. What failed first comes first when closing up failed after it. */
export const messageOf = (thrown: unknown): string => {
  if (thrown instanceof SuppressedError)
    return `${messageOf(thrown.suppressed)}; then ${messageOf(thrown.error)}`;
  return thrown instanceof Error ? thrown.message : String(thrown);
};
