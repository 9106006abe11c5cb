import Big from 'big.js';

/** The beginning of the file: spreadsheets read UTF-8 only when it says so. */
export const byteOrderMark = '\uFEFF';

/** A spreadsheet takes a cell that begins so for a formula, and runs it. https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** The text of a cell as a spreadsheet may open it: what would begin a formula gets an apostrophe before it. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A number stands in plain digits: a negative amount is no formula. */
const cell = (value: string | number): string => {
  if (typeof value === 'number') return new Big(value).toFixed();
  const safe = harmless(value);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of CSV with its end, by RFC 4180. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;
