import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvLine, dayCell, digitsCell, escapeFormula } from '../../../src/core/words/csv.ts';

/** An independent reader of RFC 4180. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\r' && text.charAt(i + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i += 1;
    } else cell += c;
  }
  return rows;
};

const anyText = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", ' ', 'a', '１', '＝'),
  }),
);
const anyRows = fc.array(fc.array(anyText, { minLength: 1 }));

describe('a CSV file', () => {
  test('never has a cell that starts a formula', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const row of parse(rows.map((row) => csvLine(row)).join('')))
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
  test('returns the exact text, except for an apostrophe before what would start a formula', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const read = parse(rows.map((row) => csvLine(row)).join(''));
        expect(read).toEqual(rows.map((row) => row.map(escapeFormula)));
        for (const text of rows.flat()) expect([text, `'${text}`]).toContain(escapeFormula(text));
      }),
    );
  });
  test('quotes commas, quotes and line ends, and ends its lines with CR LF', () =>
    expect(csvLine(['a,b', 'say "no"', 'two\r\nlines', 'plain', ''])).toBe(
      '"a,b","say ""no""","two\r\nlines",plain,\r\n',
    ));
  test('writes a number in plain digits, so it is no formula', () =>
    expect(csvLine([-12.5, 0.0000001, 1e21])).toBe('-12.5,0.0000001,1000000000000000000000\r\n'));
  test('keeps the decimal places of an amount, also of a negative one, and leaves the unknown empty', () =>
    expect(csvLine([digitsCell('-12.50'), digitsCell('3.00'), digitsCell(null), null, undefined])).toBe(
      '-12.50,3.00,,,\r\n',
    ));
  test.each([
    ['comma', `-1.5,2.50,"a,b",c;d,'-1.5,2.5\r\n`],
    ['semicolon', `-1,5;2,50;a,b;"c;d";'-1.5;2.5\r\n`],
    ['semicolon-point', `-1.5;2.50;a,b;"c;d";'-1.5;2.5\r\n`],
  ] as const)('as %s writes numbers with its decimal mark, and texts as they are', (format, line) =>
    expect(csvLine([-1.5, digitsCell('2.50'), 'a,b', 'c;d', '-1.5', '2.5'], format)).toBe(line),
  );
  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '  =1', '"=1', `'=1`, ' "\t@x', '\u00a0-1'])(
    '%j is made harmless',
    (text) => expect(escapeFormula(text)).toBe(`'${text}`),
  );
});

test('a day is written in UTC, an unknown one is empty', () =>
  expect([dayCell(Date.UTC(2026, 10, 4)), dayCell(null)]).toEqual(['2026-11-04', null]));
