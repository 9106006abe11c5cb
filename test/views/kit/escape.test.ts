import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  escapeText,
  plainText,
  productText,
  sentenceText,
  unescapeText,
} from '../../../src/views/kit/escape.ts';
import { place } from '../samples.ts';

/** Text as an attacker would write it: markdown, tags, placeholders and invisible characters among ordinary ones. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[',
        '](',
        ')',
        '<at>',
        '</at>',
        '< at id=1>',
        '${',
        '}',
        '**',
        '_',
        '`',
        '~~',
        '\\',
        '#',
        '>',
        '|',
        '\n',
        '1. ',
        '- ',
        '+',
        '&lt;',
      ),
      fc.constantFrom(
        '\u202e',
        '\u2066',
        '\u200b',
        '\u200d',
        '\u200c',
        '\ufeff',
        '\u00ad',
        '\0',
        '\u2028',
        '<at',
        '<<at>at>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''));

describe('escapeText', () => {
  test.each([
    ['A*b_c`d', 'A\\*b\\_c\\`d'],
    ['[x](https://y)', '\\[x\\]\\(https://y\\)'],
    ['# a > b | c ~ d < e', '\\# a \\> b \\| c \\~ d \\< e'],
    ['back\\slash', 'back\\\\slash'],
    ['1. first', '1\\. first'],
    ['12) first', '12\\) first'],
    ['- dash', '\\- dash'],
    ['+ plus', '\\+ plus'],
    ['a - b + 1. c', 'a - b + 1. c'],
    ['Q&A &lt;at&gt;', 'Q&A \\&lt;at\\&gt;'],
  ])('%s is written %s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test('a text that was escaped reads as it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(unescapeText(escapeText(text, 500))).toBe(plainText(text, 500));
      }),
    );
  });

  test.each(['<<<at>at>', '< <at>Kim</at>', '<</at>at>x', '<</<at>at>'])('no mention is left of %j', (text) =>
    expect(plainText(text)).not.toMatch(/<\s*\/?\s*at\b/i),
  );

  test('no markdown, mention, placeholder or invisible character survives', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeText(text, 500);
        expect(escaped.replace(/\\[^a-z0-9\s]/gi, '')).not.toMatch(/[*_[\]()~`>#|<\\]/);
        expect(escaped).not.toMatch(/\$\{|[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
        expect(plainText(text, 500)).not.toMatch(/<\s*\/?\s*at\b/i);
        expect(escaped).not.toMatch(/^(\d+[.)]|[-+])/);
        expect(escaped.trim()).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plainText', () => {
  test.each([
    ['<at>Everyone</at> Ltd', 'Everyone Ltd'],
    ['a\nb\r\n\tc', 'a b c'],
    ['pay\u200bpal \u202etxt', 'paypal txt'],
    ['', '(no name)'],
    [' \u200b\u200d ', '(no name)'],
    [place('secret'), '$ {secret}'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧 family'],
    ['Con\u200dtoso', 'Contoso'],
  ])('%j becomes %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('nothing at all is no name', () => {
    expect(plainText(null)).toBe('(no name)');
  });

  test('cuts at a length without cutting a character that people see', () => {
    expect(plainText('abcdef', 4)).toBe('abcd…');
    expect(plainText('ab👩‍👩‍👧', 4)).toBe('ab…');
    expect(plainText('abcd', 4)).toBe('abcd');
  });

  test('a sentence for a button is cut without a mark', () => {
    expect(sentenceText('x'.repeat(400))).toBe('x'.repeat(160));
    expect(sentenceText(`a ⇢ ${'x'.repeat(400)}`)).toHaveLength(300);
  });
});

describe('productText', () => {
  test('leaves out the tail of New Commerce products', () => {
    expect(productText('Exchange Online (Plan 1) [New Commerce Experience]')).toBe(
      'Exchange Online \\(Plan 1\\)',
    );
    expect(productText('Visio [NCE]')).toBe('Visio');
  });

  test('a product may have no name', () => {
    expect(productText(null)).toBe('Product without a name');
  });
});
