import type { CsvRow } from '../../core/words/csv.ts';

/** The last line of an incomplete file; none when nothing is missing. */
export const unreadableCsvLines = (unreadable: number): CsvRow[] =>
  unreadable === 0 ? [] : [[`${unreadable} rows of Pax8's answer could not be read and are missing here`]];

/** The last line of a list of which Pax8 has more; none when it has no more. */
export const moreCsvLines = (listed: number, total: number): CsvRow[] =>
  total <= listed
    ? []
    : [[`Pax8 found ${total}, and lists only the first of them: ${listed} are in this file`]];
