/**
 * An error that somebody may have to be told about: `message` is for the log, `forPeople` is one sentence or two
 * for the chat, free of internals and of secrets, ending in what to do next.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly forPeople: string;

  constructor(message: string, forPeople: string, options?: ErrorOptions) {
    super(message, options);
    this.forPeople = forPeople;
  }
}

/** The text of whatever was thrown, for the log. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
