import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { misshapen, Pax8Error } from './pax8-error.ts';
import type { Reader } from './wire-values.ts';

/** Reads one record by its id; returns null when Pax8 does not have it. */
export const readOne = async <T>(
  client: Client,
  toCall: () => Call,
  urgency: Urgency,
  read: Reader<T>,
): Promise<T | null> => {
  try {
    const call = toCall();
    const record = read(await client.read(call, urgency));
    if (record === null) throw misshapen(call);
    return record;
  } catch (error) {
    if (error instanceof Pax8Error && error.kind === 'not-found') return null;
    throw error;
  }
};
