import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withoutQuotations } from '../../../src/core/understanding/quotations.ts';

describe('the text without its quotations', () => {
  test.each([
    ['lines that begin with ">"', 'renewals\n> add 3\n  >> add 4\nfor Contoso', 'renewals\nfor Contoso'],
    ['a fence, closed or not', 'a ```add 3``` b\n```\nadd 4', 'a \n b'],
    ['struck text', 'a ~~add 3~~ b', 'a \n b'],
    ['a quotation of several lines', 'a “add 3\nfor Contoso” b', 'a \n b'],
    ['a quotation that is longer than a name', `a "${'x '.repeat(200)}" b`, 'a \n b'],
    ['a quotation that does not end', 'a “add 3 seats', 'a'],
    ['a forwarded mail', 'see this\nFrom: Bo\nSent: today\nadd 3', 'see this'],
    ['a mail that was answered', 'yes\n---- Forwarded message ----\nadd 3', 'yes'],
    ['a copied chat message', 'look\n[Yesterday 10:05] Bo Berg\nadd 3', 'look'],
    ['what somebody said', 'Bo Berg wrote: add 3', ''],
  ])('leaves out %s', (_, text, rest) => {
    expect(withoutQuotations(text)).toBe(rest);
  });

  test.each([
    ['backticks', 'add 3 `E3` for `Bank of A`', 'add 3 "E3" for "Bank of A"'],
    ['curly marks', 'add 3 “E3” for ‘Margie’s Travel’', 'add 3 "E3" for "Margie’s Travel"'],
    ['other marks', 'add 3 „E3“ for «Contoso»', 'add 3 "E3" for "Contoso"'],
  ])('keeps names in %s', (_, text, rest) => {
    expect(withoutQuotations(text)).toBe(rest);
  });

  test.each([
    'seats < 5 and > 2',
    'bp for contoso 12 -> 15',
    "reduce Margie's Travel's Business Basic by 2",
    'a 24" screen and a 27" one',
    'settle #1a2b3c4d as applied: Pax8 says: 12 seats',
    'contoso: add 3',
    '2 lines\nof one sentence',
  ])('is all of “%s”', (text) => {
    expect(withoutQuotations(text)).toBe(text);
  });

  test('only gets shorter when applied again, and is fast for any text', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '`',
      '```',
      '~~',
      "'",
      '‘',
      '«',
      '>',
      '\n',
      'a',
      ' ',
      '[',
      '1:11',
      'from:',
      'Bo said: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = withoutQuotations(pieces.join(''));
        expect(withoutQuotations(once).length).toBeLessThanOrEqual(once.length);
      }),
      { numRuns: 2000 },
    );
    const started = performance.now();
    for (const shape of ['“', '"', '`', "'a ", '[1:11', 'from:\n', '~~a', 'a '])
      withoutQuotations(shape.repeat(28_000 / shape.length));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
