import { rowError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** The record in a row's `body`, trusted because the store wrote it. Invalid JSON throws an error that names the row. */
export const parseBody = <T>(table: keyof Tables, id: string | number, body: string): T => {
  try {
    return JSON.parse(body) as T;
  } catch (cause) {
    throw rowError(table, id, 'its body is not JSON', cause);
  }
};
