import Big from 'big.js';

/** A number that keeps its decimal places, such as an amount of "12.50". */
type Digits = Readonly<{ digits: string }>;

/** Text stays text, even when it looks like a number. Null and undefined are empty cells. */
type CsvCell = string | number | Digits | null | undefined;
export type CsvRow = readonly CsvCell[];
export type CsvColumns<T> = readonly (readonly [title: string, value: (row: T) => CsvCell])[];

export const csvHead = <T>(columns: CsvColumns<T>): CsvRow => columns.map(([title]) => title);
export const csvRow = <T>(columns: CsvColumns<T>, row: T): CsvRow => columns.map(([, value]) => value(row));

/** An amount in decimal digits as a number cell; null when it is unknown. */
export const digitsCell = (digits: string | null | undefined): Digits | null =>
  digits == null ? null : { digits };

/** A day as `YYYY-MM-DD` (UTC); null when it is unknown. */
export const dayCell = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);

/** How spreadsheets of a region separate cells and write decimals. */
const csvFormats = {
  comma: { separator: ',', decimal: '.' },
  semicolon: { separator: ';', decimal: ',' },
  'semicolon-point': { separator: ';', decimal: '.' },
} as const satisfies Record<string, Readonly<{ separator: string; decimal: string }>>;
export type CsvFormat = keyof typeof csvFormats;
export const csvFormatNames = Object.keys(csvFormats) as readonly CsvFormat[];

/** Starts the file: without it spreadsheets do not read UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * A spreadsheet runs a cell that starts like this as a formula, some also after blanks or quotes.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?:[\t\r\n]|[\s"'`]*[=+\-@＝＋－＠])/;

/** Makes a text safe to open: one that would start a formula gets an apostrophe in front. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Plain digits with their sign: a negative amount is a number, not a formula. */
const digitsOf = (value: number | Digits): string =>
  typeof value === 'number' ? new Big(value).toFixed() : value.digits;

/** One line with its line end, by RFC 4180. */
export const csvLine = (row: CsvRow, format: CsvFormat = 'comma'): string => {
  const { separator, decimal } = csvFormats[format];
  const written = (cell: CsvCell): string => {
    if (cell == null) return '';
    if (typeof cell !== 'string') return digitsOf(cell).replace('.', decimal);
    const safe = escapeFormula(cell);
    const quoted = /["\r\n]|^\s|\s$/.test(safe) || safe.includes(separator);
    return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${row.map(written).join(separator)}\r\n`;
};
