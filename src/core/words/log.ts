/** The port to the log: facts first, then what happened. Nothing in `facts` may be a secret. */
export type Log = Readonly<{
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}>;
