import { AppError, messageOf } from '../errors.ts';

/** The store cannot be opened, did not answer, or holds something that it should not. */
export class StoreError extends AppError {
  override readonly name = 'StoreError';
}

/** At start: one text for the log and for the operator, saying what is wrong and how to mend it. */
export const startError = (text: string, cause?: unknown): StoreError =>
  new StoreError(text, text, cause === undefined ? {} : { cause });

/** A row that the store once wrote and cannot read now. */
export const rowError = (table: string, id: string | number, problem: string, cause?: unknown): StoreError =>
  new StoreError(
    `The row ${id} of the table ${table} cannot be read: ${problem}. Mend the row, or restore the database from a backup.`,
    'Something in the bot’s own memory is damaged. Nothing was changed; tell whoever runs the bot.',
    { cause },
  );

/** A driver's own code on what it threw, as text; empty when there is none. */
export const codeOf = (thrown: unknown, field: 'code' | 'errcode'): string =>
  typeof thrown === 'object' && thrown !== null && field in thrown
    ? String((thrown as Record<string, unknown>)[field])
    : '';

type Verbs = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** The same repository, except that whatever a driver throws comes out as a StoreError that names the step. */
export const guarded = <T extends Verbs>(name: string, repository: T): T =>
  Object.fromEntries(
    Object.entries(repository).map(([verb, run]) => [
      verb,
      async (...given: never[]) => {
        try {
          return await run(...given);
        } catch (thrown) {
          if (thrown instanceof StoreError) throw thrown;
          throw new StoreError(
            `${name}.${verb}: ${messageOf(thrown)}`,
            'The bot cannot reach its own memory at the moment. Try again in a minute; if it stays so, tell whoever runs the bot.',
            { cause: thrown },
          );
        }
      },
    ]),
  ) as unknown as T;
