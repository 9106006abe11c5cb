import Big from 'big.js';

/** Starts the file: without it spreadsheets do not read UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * A spreadsheet runs a cell that starts like this as a formula. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** Makes a cell safe to open: a text that would start a formula gets an apostrophe in front. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Numbers are written in plain digits: a negative amount is no formula. */
const cell = (value: string | number): string => {
  if (typeof value === 'number') return new Big(value).toFixed();
  const safe = escapeFormula(value);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of CSV with its line end, by RFC 4180. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;
