/** What the other side answered: its status, and its own text (not escaped), or null when it sent none. */
export type Said = Readonly<{ status: number; text: string | null }>;

/**
 * An error that people may see. `message` is for the log. `forPeople` is one or two sentences for the chat, without
 * internals or secrets, that end with what to do next.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly forPeople: string;
  /** Null when no answer came. */
  readonly said: Said | null;

  constructor(message: string, forPeople: string, options?: ErrorOptions & { said?: Said }) {
    super(message, options);
    this.forPeople = forPeople;
    this.said = options?.said ?? null;
  }
}

/** The bot's own memory cannot be read or written: nothing is recorded until it can. */
export class MemoryError extends AppError {
  override readonly name: string = 'MemoryError';
}

/** The sentence for people in whatever was thrown; empty when it has none. */
export const sentenceOf = (thrown: unknown): string => (thrown instanceof AppError ? thrown.forPeople : '');

/** The text of whatever was thrown, for the log. What failed first comes first when closing up failed after it. */
export const messageOf = (thrown: unknown): string => {
  if (thrown instanceof SuppressedError)
    return `${messageOf(thrown.suppressed)}; then ${messageOf(thrown.error)}`;
  return thrown instanceof Error ? thrown.message : String(thrown);
};
