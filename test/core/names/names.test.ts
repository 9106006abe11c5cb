import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildNames, findNames, matchName } from '../../../src/core/names/names.ts';
import { distance, isTypoOf } from '../../../src/core/names/typos.ts';

const build = (...names: string[]) => buildNames(names.map((name) => ({ id: name, name })));
const some = build(
  'Contoso',
  'Fabrikam, Inc.',
  'Northwind Traders',
  'Müller & Söhne GmbH',
  'Adventure Works',
  "Margie's Travel",
  'Straße 7 S.A.',
  'Studio 54',
  'Studio 55',
  '東京システム',
  '🚀🚀',
);

describe('names that are equal', () => {
  test.each([
    ['contoso', 'Contoso'],
    ['  CONTOSO  ', 'Contoso'],
    ['"Contoso"', 'Contoso'],
    ['Contoso!', 'Contoso'],
    ['Con toso', 'Contoso'],
    ['fabrikam', 'Fabrikam, Inc.'],
    ['Fabrikam Inc', 'Fabrikam, Inc.'],
    ['north wind traders', 'Northwind Traders'],
    ['the Northwind-Traders', 'Northwind Traders'],
    ['Muller Sohne', 'Müller & Söhne GmbH'],
    ['müller and söhne', 'Müller & Söhne GmbH'],
    ['margies travel', "Margie's Travel"],
    ['Strasse 7', 'Straße 7 S.A.'],
    ['strasse 7 sa', 'Straße 7 S.A.'],
    ['東京システム', '東京システム'],
    ['🚀🚀', '🚀🚀'],
    ['“🚀🚀”', '🚀🚀'],
  ])('%s is %s', (text, id) => {
    expect(matchName(some, text)).toEqual({ kind: 'one', id, exact: true });
  });

  test('another legal form is the same firm, but not an exact match', () => {
    expect(matchName(some, 'Fabrikam LLC')).toEqual({ kind: 'one', id: 'Fabrikam, Inc.', exact: false });
  });

  test('the legal form decides between two firms with the same name; without it both match', () => {
    const two = build('Fabrikam Inc', 'Fabrikam GmbH');
    expect(matchName(two, 'fabrikam gmbh')).toMatchObject({ kind: 'one', id: 'Fabrikam GmbH' });
    expect(matchName(two, 'fabrikam')).toMatchObject({ kind: 'several', total: 2 });
  });

  test('two companies with the same name are several', () => {
    const twice = buildNames([
      { id: 'a', name: 'Contoso' },
      { id: 'b', name: 'CONTOSO' },
    ]);
    expect(matchName(twice, 'contoso')).toEqual({ kind: 'several', ids: ['a', 'b'], total: 2 });
  });

  test('a repeated row counts once, with its later name', () => {
    const twice = buildNames([
      { id: 'a', name: 'Contoso' },
      { id: 'a', name: 'Fabrikam' },
    ]);
    expect(twice.size).toBe(1);
    expect(matchName(twice, 'fabrikam')).toMatchObject({ kind: 'one', id: 'a' });
  });
});

describe('parts of names', () => {
  test.each([
    ['north', 'Northwind Traders'],
    ['north wind', 'Northwind Traders'],
    ['traders north', 'Northwind Traders'],
    ['works', 'Adventure Works'],
    ['adv wor', 'Adventure Works'],
    ['contoso'.slice(0, 3), 'Contoso'],
  ])('%s is %s', (text, id) => {
    expect(matchName(some, text)).toEqual({ kind: 'one', id, exact: false });
  });

  test('whole words come first, but beginnings that also fit are kept', () => {
    const index = build('Northwind', 'Big North', 'Contoso North');
    expect(matchName(index, 'north')).toEqual({
      kind: 'several',
      ids: ['Big North', 'Contoso North', 'Northwind'],
      total: 3,
    });
  });

  test('an equal name wins over a longer one', () => {
    expect(matchName(build('Contoso', 'Contoso Pharma'), 'contoso')).toMatchObject({
      kind: 'one',
      id: 'Contoso',
    });
  });

  test('one or two letters are never sure unless they are the name', () => {
    expect(matchName(some, 'c')).toEqual({ kind: 'several', ids: ['Contoso'], total: 1 });
    expect(matchName(some, 'co')).toMatchObject({ kind: 'several' });
    expect(matchName(build('C', 'Contoso'), 'c')).toMatchObject({ kind: 'one', id: 'C' });
  });

  test('at most eight are listed, all are counted', () => {
    const many = build(...Array.from({ length: 20 }, (_, n) => `North ${n}`));
    const match = matchName(many, 'north');
    expect(match).toMatchObject({ kind: 'several', total: 20 });
    expect(match.kind === 'several' && match.ids.length).toBe(8);
  });

  test('each written word needs its own word of the name', () => {
    expect(matchName(some, 'contoso contoso').kind).toBe('none');
  });

  test('a legal form the company does not have is ignored', () => {
    expect(matchName(some, 'adventure ltd')).toMatchObject({ kind: 'one', id: 'Adventure Works' });
  });
});

describe('typos', () => {
  test.each([
    ['contosso', 'Contoso'],
    ['contsoo', 'Contoso'],
    ['fabrikm', 'Fabrikam, Inc.'],
    ['fabrikm ltd', 'Fabrikam, Inc.'],
    ['northwnd', 'Northwind Traders'],
    ['north wnd traders', 'Northwind Traders'],
    ['advnture works', 'Adventure Works'],
    ['mueller', 'Müller & Söhne GmbH'],
  ])('%s is %s', (text, id) => {
    expect(matchName(some, text)).toEqual({ kind: 'one', id, exact: false });
  });

  test('digits are never typos', () => {
    expect(matchName(some, 'studio 54')).toMatchObject({ kind: 'one', id: 'Studio 54' });
    expect(matchName(some, 'studio 56').kind).toBe('none');
    expect(isTypoOf('plan1', 'plan2')).toBe(false);
    expect(isTypoOf('plans', 'plan2')).toBe(false);
  });

  test('two equally similar names are several', () => {
    expect(matchName(build('Contosa', 'Contose'), 'contosi')).toMatchObject({ kind: 'several', total: 2 });
  });

  test('a text that is too different gives the nearest, at most three', () => {
    expect(matchName(some, 'contuzzo')).toEqual({ kind: 'none', nearest: ['Contoso'] });
    const many = build('Contoso A1', 'Contoso B2', 'Contoso C3', 'Contoso D4');
    const match = matchName(many, 'contoso zz');
    expect(match.kind === 'none' && match.nearest.length).toBe(3);
  });

  test('a search may stop before typos', () => {
    expect(findNames(some, 'contosso', 'parts')).toBeNull();
    expect(findNames(some, 'north', 'equal')).toBeNull();
  });

  test.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'abdc', 1],
    ['abcd', 'abc', 1],
    ['abcd', 'xbcd', 1],
    ['abcd', 'abxyd', 2],
    ['abcd', 'wxyz', 3],
    ['abcd', 'abcdefgh', 3],
    ['a'.repeat(41), 'b'.repeat(41), 3],
  ])('from %s to %s it is %d', (a, b, expected) => {
    expect(distance(a, b, 2)).toBe(expected);
  });

  test.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'abdc', 1],
    ['abcd', 'abxcd', 1],
    ['abcd', 'bcd', 1],
    ['abcd', 'axxd', 2],
    ['abcd', 'cbad', 2],
    ['abc', 'xyc', 2],
    ['abc', 'xyzc', 2],
  ])('with at most one from %s to %s it is %d', (a, b, expected) => {
    expect(distance(a, b, 1)).toBe(expected);
  });
});

describe('meaningless texts and hostile names', () => {
  test.each(['', '   ', '!!!', '"', '—', '&'])('%p means nobody', (text) => {
    expect(matchName(some, text)).toEqual({ kind: 'none', nearest: [] });
  });

  test.each([
    '$' + '{x}',
    '<script>alert(1)</script>',
    "Robert'); DROP TABLE",
    'שלום עולם',
    '‮evil‬',
    'x'.repeat(300),
    '__proto__',
    'constructor',
    'The And',
    '***',
    'a\nb',
    'ﷺ'.repeat(100),
  ])('finds %p by its own text', (name) => {
    expect(matchName(build('Contoso', name), name)).toMatchObject({ kind: 'one', id: name });
  });

  const found = (match: ReturnType<typeof matchName>): { ids: readonly string[]; total: number } => {
    if (match.kind === 'several') return match;
    return match.kind === 'one' ? { ids: [match.id], total: 1 } : { ids: [], total: 0 };
  };

  test('every name finds itself among any others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (names) => {
          const index = build(...names);
          for (const name of names.filter((each) => each.trim() !== '')) {
            const { ids, total } = found(matchName(index, name));
            if (ids.length === total) expect(ids).toContain(name);
          }
        },
      ),
    );
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(['one', 'several', 'none']).toContain(matchName(some, text).kind);
      }),
    );
  });

  test('one small typo in a long word is forgiven', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.constantFrom(...'bqxz'), (at, letter) => {
        const typed = `northwind`.slice(0, at) + letter + 'northwind'.slice(at + 1);
        expect(matchName(build('Northwind', 'Contoso', 'Fabrikam'), typed)).toMatchObject({
          kind: 'one',
          id: 'Northwind',
        });
      }),
    );
  });
});

test('words that no name has a like of are remembered, and not without end', () => {
  const index = build('Northwind', 'Contoso');
  const letter = (n: number) => String.fromCharCode(97 + n);
  const words = Array.from({ length: 510 }, (_, n) => `zqxv${letter(n % 26)}${letter(Math.floor(n / 26))}`);
  for (const word of words) expect(findNames(index, word)).toBeNull();
  expect(index.unlike.size).toBeLessThan(500);
  expect(findNames(index, `${words.at(-1)} northwind`)).toBeNull();
  expect(findNames(index, 'nortwind')?.ids).toEqual(['Northwind']);
});
