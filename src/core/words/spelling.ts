/**
 * A Pax8 word without case, hyphens, underscores and blanks: its own documents write "One-Time" and "One-time", clients
 * have seen "one_time". https://github.com/scheibling/py-pax8/blob/main/src/pax8/enums.py
 */
export const spelling = (word: string | null): string =>
  (word ?? '').toLowerCase().replace(/[\s_\p{Pd}]+/gu, '');

/** Whether two Pax8 words are the same apart from spelling. */
export const sameWord = (a: string | null, b: string | null): boolean => spelling(a) === spelling(b);
