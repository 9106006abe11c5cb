import { looseOf, textOf } from '../core/audit/loose.ts';
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

/** A record that has text under this name; null for anything else, so that one odd row holds up no other. */
export const recordIn = <T>(json: string | null, name: keyof T & string): T | null => {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return textOf(looseOf(value)[name]) === null ? null : (value as T);
  } catch {
    return null;
  }
};
