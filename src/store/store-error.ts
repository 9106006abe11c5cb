import { MemoryError, messageOf } from '../errors.ts';

/** The store cannot be opened, does not answer, or holds invalid data. */
export class StoreError extends MemoryError {
  override readonly name = 'StoreError';
}

/** For the start: the text says what is wrong and how to fix it, for the log and the operator. */
export const startError = (text: string, cause?: unknown): StoreError =>
  new StoreError(text, { kind: 'start' }, cause === undefined ? {} : { cause });

/** For a row that the store wrote and now cannot read. */
export const rowError = (table: string, id: string | number, problem: string, cause?: unknown): StoreError =>
  new StoreError(
    `The row ${id} of the table ${table} cannot be read: ${problem}. Mend the row, or restore the database from a backup.`,
    { kind: 'memory-damaged' },
    { cause },
  );

/** The driver's own error code as text; empty when there is none. */
export const codeOf = (thrown: unknown, field: 'code' | 'errcode' | 'routine'): string =>
  typeof thrown === 'object' && thrown !== null && field in thrown
    ? String((thrown as Record<string, unknown>)[field])
    : '';

/** The code of what is refused because another database stands where the bot had its own. */
export const anotherDatabase = 'another-database';

/**
 * Whether PostgreSQL refuses a prepared statement because its tables have changed: nothing was done.
 * https://github.com/postgres/postgres/blob/master/src/backend/utils/cache/plancache.c
 */
export const isStalePlan = (thrown: unknown): boolean =>
  codeOf(thrown, 'code') === '0A000' && codeOf(thrown, 'routine') === 'RevalidateCachedQuery';

/** Runs it once more when one of its transactions met such a statement and was rolled back. */
const despiteStalePlans = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (thrown) {
    if (!isStalePlan(thrown)) throw thrown;
    return run();
  }
};

type Verbs = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** Wraps a repository so that a driver's errors become StoreErrors that name the step. */
export const guarded = <T extends Verbs>(name: string, repository: T): T =>
  Object.fromEntries(
    Object.entries(repository).map(([verb, run]) => [
      verb,
      async (...given: never[]) => {
        try {
          return await despiteStalePlans(() => run(...given));
        } catch (thrown) {
          if (thrown instanceof StoreError) throw thrown;
          throw new StoreError(
            `${name}.${verb}: ${messageOf(thrown)}`,
            { kind: 'memory-away' },
            { cause: thrown },
          );
        }
      },
    ]),
  ) as unknown as T;
