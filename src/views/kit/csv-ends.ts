import { csvLine } from '../../core/words/csv.ts';

/** The last line of a file that lacks rows; empty when it lacks none. */
export const unreadableCsvLine = (unreadable: number): string =>
  unreadable === 0
    ? ''
    : csvLine([`${unreadable} rows of Pax8's answer could not be read and are missing here`]);

/** The last line of a list of which Pax8 has more; empty when it has no more. */
export const moreCsvLine = (listed: number, total: number): string =>
  total <= listed
    ? ''
    : csvLine([`Pax8 found ${total}, and lists only the first of them: ${listed} are in this file`]);
