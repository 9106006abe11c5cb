/** What the other side of a call answered: its status, and its own text, unescaped; null where it gave none. */
export type Said = Readonly<{ status: number; text: string | null }>;

/**
 * An error that somebody may have to be told about: `message` is for the log, `forPeople` is one sentence or two
 * for the chat, free of internals and of secrets, ending in what to do next.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly forPeople: string;
  /** null: no answer is behind it. */
  readonly said: Said | null;

  constructor(message: string, forPeople: string, options?: ErrorOptions & { said?: Said }) {
    super(message, options);
    this.forPeople = forPeople;
    this.said = options?.said ?? null;
  }
}

/** The text of whatever was thrown, for the log. What failed first comes first when closing up failed after it. */
export const messageOf = (thrown: unknown): string => {
  if (thrown instanceof SuppressedError)
    return `${messageOf(thrown.suppressed)}; then ${messageOf(thrown.error)}`;
  return thrown instanceof Error ? thrown.message : String(thrown);
};
