import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveCompany, resolveTarget } from '../../../src/core/finding/resolve.ts';
import type { Company } from '../../../src/core/marketplace/records.ts';
import { shortName } from '../../../src/core/names/product-names.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { Target } from '../../../src/core/understanding/intent.ts';
import { company, subscription } from './held-things.ts';

const bp = 'Microsoft 365 Business Premium [New Commerce Experience]';
const bb = 'Microsoft 365 Business Basic [New Commerce Experience]';
const portfolio = buildPortfolio({
  companies: [
    company('contoso', 'Contoso'),
    company('fabrikam', 'Fabrikam, Inc.'),
    company('north-dental', 'North Dental'),
    company('north-legal', 'North Legal'),
    company('bank', 'Bank of America'),
    company('premium', 'Premium Business Group'),
    company('margie', "Margie's Travel"),
    company('empty', 'Wingtip Toys'),
    company('studio', 'Studio 54'),
  ],
  subscriptions: [
    subscription('contoso', bp, { id: '1a2b3c4d-0000-4000-8000-000000000001' }),
    subscription('contoso', bb, { id: '1a2b3c4d-0000-4000-8000-000000000002' }),
    subscription('contoso', 'Microsoft 365 Apps for business', {
      id: 'aaaaaaaa-0000-4000-8000-000000000003',
    }),
    subscription('contoso', 'Exchange Online (Plan 1)', { status: 'Cancelled' }),
    subscription('fabrikam', 'Microsoft 365 E3'),
    subscription('fabrikam', 'Office 365 E3'),
    subscription('fabrikam', bb),
    subscription('fabrikam', bb, { id: 'old', status: 'Cancelled' }),
    subscription('north-dental', bp),
    subscription('north-legal', bb),
    subscription('bank', bp),
    subscription('bank', 'Visio Plan 2'),
    subscription('premium', 'Power BI Pro'),
    subscription('margie', bp),
    subscription('margie', 'Business Premium Backup'),
    subscription('studio', 'Business Premium', { status: 'Cancelled' }),
    subscription('studio', bp),
    subscription('gone', 'Project Plan 3', { id: 'bbbbbbbb-0000-4000-8000-000000000004' }),
  ],
  asOf: 0,
  unreadable: 0,
});

const none: Target = { company: null, product: null, words: null, reference: null };
const names = (companies: readonly Company[]) => companies.map(({ name }) => name).join(', ');

const shown = (target: Partial<Target>): string => {
  const found = resolveTarget(portfolio, { ...none, ...target });
  switch (found.kind) {
    case 'one':
      return `${shortName(found.subscription.productName ?? '')} of ${found.company.name}`;
    case 'which-company':
      return `which company: ${names(found.candidates)}`;
    case 'which-subscription':
      return `which of ${found.company.name}: ${found.candidates.map((each) => `${shortName(each.productName ?? '')}${each.status === 'Active' ? '' : ' (cancelled)'}`).join(', ')}`;
    case 'no-company':
      return `no company ${found.text}; nearest ${names(found.nearest)}`;
    case 'no-product':
      return `${found.company.name} has no ${found.text}, of ${found.held.length}`;
    case 'missing':
      return `missing ${found.part}${found.company === null ? '' : ` of ${found.company.name}`}`;
    case 'which-reference':
      return `${found.candidates.length} with #${found.reference}`;
    case 'not-theirs':
      return `of ${found.company.name}, not of ${found.text}`;
    default:
      return `none with #${found.reference}`;
  }
};

describe('company and product as separate texts', () => {
  test.each([
    ['contoso', 'bp', 'Microsoft 365 Business Premium of Contoso'],
    ['fabrikam', 'business basic', 'Microsoft 365 Business Basic of Fabrikam, Inc.'],
    ['fabrikam', 'e3', 'which of Fabrikam, Inc.: Microsoft 365 E3, Office 365 E3'],
    [
      'contoso',
      'business',
      'which of Contoso: Microsoft 365 Business Premium, Microsoft 365 Business Basic, Microsoft 365 Apps for business',
    ],
    ['contoso', 'visio', 'Contoso has no visio, of 4'],
    ['wingtip', 'bp', 'Wingtip Toys has no bp, of 0'],
    ['contuzzo', 'bp', 'no company contuzzo; nearest Contoso'],
    ['contoso tomorrow', 'bp', 'no company contoso tomorrow; nearest Contoso'],
    ['contoso and fabrikam', 'bp', 'no company contoso and fabrikam; nearest Contoso, Fabrikam, Inc.'],
  ])('%s + %s → %s', (of, product, expected) => {
    expect(shown({ company: of, product })).toBe(expected);
  });

  test('swapped texts are understood when only that fits', () => {
    expect(shown({ company: 'business premium', product: 'contoso' })).toBe(
      'Microsoft 365 Business Premium of Contoso',
    );
  });

  test('a name split at its own "of" is joined again', () => {
    expect(shown({ company: 'Bank', product: 'America business premium' })).toBe(
      'Microsoft 365 Business Premium of Bank of America',
    );
    expect(shown({ company: 'Margie', product: 'Travel backup' })).toBe(
      "Business Premium Backup of Margie's Travel",
    );
  });

  test('only companies that hold the product are offered, and asked about even when it is one', () => {
    expect(shown({ company: 'north', product: 'bp' })).toBe('which company: North Dental');
    expect(shown({ company: 'north', product: 'business' })).toBe('which company: North Legal, North Dental');
    expect(shown({ company: 'north', product: 'visio' })).toBe('which company: North Legal, North Dental');
  });
});

describe('cancelled subscriptions', () => {
  test('one is meant when no living one fits', () => {
    expect(shown({ company: 'contoso', product: 'exo1' })).toBe('Exchange Online (Plan 1) of Contoso');
  });

  test('none is a candidate next to a living one that fits as well', () => {
    expect(shown({ company: 'fabrikam', product: 'bb' })).toBe(
      'Microsoft 365 Business Basic of Fabrikam, Inc.',
    );
  });

  test('one that fits better than the living one leads to a question', () => {
    expect(shown({ company: 'studio 54', product: 'business premium' })).toBe(
      'which of Studio 54: Microsoft 365 Business Premium, Business Premium (cancelled)',
    );
  });
});

describe('company and product in one text', () => {
  test.each([
    ['contoso business premium', 'Microsoft 365 Business Premium of Contoso'],
    ['business premium contoso', 'Microsoft 365 Business Premium of Contoso'],
    ['Contoso bp', 'Microsoft 365 Business Premium of Contoso'],
    ['business premium for Bank of America', 'Microsoft 365 Business Premium of Bank of America'],
    ['apps for business for contoso', 'Microsoft 365 Apps for business of Contoso'],
    ['contosso busines premium', 'Microsoft 365 Business Premium of Contoso'],
    ['fabrikam e3', 'which of Fabrikam, Inc.: Microsoft 365 E3, Office 365 E3'],
    ['north bp', 'which company: North Dental'],
    ['premium business group power bi', 'Power BI Pro of Premium Business Group'],
    ['contoso visio', 'Contoso has no visio, of 4'],
    ['contoso', 'missing product of Contoso'],
    ['north', 'which company: North Legal, North Dental'],
    ['premium business group', 'missing product of Premium Business Group'],
    ['nobody knows this', 'no company nobody knows this; nearest '],
    ['bp for contoso and 2 e3 for fabrikam', 'Fabrikam, Inc. has no bp for contoso and 2 e3, of 4'],
    [
      Array(20).fill('contoso').join(' '),
      `no company ${Array(20).fill('contoso').join(' ')}; nearest Contoso`,
    ],
  ])('%s → %s', (words, expected) => {
    expect(shown({ words })).toBe(expected);
  });

  test('a product is not taken for a company with the same words in its name', () => {
    expect(shown({ words: 'business premium' })).toBe(
      "which company: Bank of America, Contoso, Margie's Travel, North Dental, Studio 54",
    );
  });

  test('a product only one company holds still asks for the company', () => {
    expect(shown({ words: 'visio' })).toBe('which company: Bank of America');
    expect(shown({ product: 'visio plan 2' })).toBe('which company: Bank of America');
    expect(shown({ words: 'backup' })).toBe("which company: Margie's Travel");
  });

  test('a product nobody holds leaves the company missing', () => {
    expect(shown({ words: 'copilot' })).toBe('missing company');
    expect(shown({ product: 'exo1' })).toBe('missing company');
  });

  test('the text after "of" may be a company after all', () => {
    expect(shown({ product: 'contoso' })).toBe('missing product of Contoso');
  });

  test('a company alone leaves the product missing', () => {
    expect(shown({ company: 'contoso' })).toBe('missing product of Contoso');
    expect(shown({ company: 'north' })).toBe('which company: North Legal, North Dental');
  });

  test('no text leaves both missing', () => {
    expect(shown({})).toBe('missing both');
  });

  test('two companies that fit equally well are both offered', () => {
    const two = buildPortfolio({
      companies: [company('a', 'Blue Cloud'), company('b', 'Backup Cloud')],
      subscriptions: [subscription('a', 'Backup'), subscription('b', 'Blue')],
      asOf: 0,
      unreadable: 0,
    });
    expect(resolveTarget(two, { ...none, words: 'blue cloud backup' })).toMatchObject({
      kind: 'one',
      company: { id: 'a' },
    });
    expect(resolveTarget(two, { ...none, words: 'blue backup' })).toMatchObject({
      kind: 'which-company',
      total: 2,
    });
  });
});

describe('short ids', () => {
  test('one that fits a single subscription means it', () => {
    expect(shown({ reference: 'aaaaaa' })).toBe('Microsoft 365 Apps for business of Contoso');
    expect(shown({ reference: 'AAAAAAAA-0000' })).toBe('Microsoft 365 Apps for business of Contoso');
    expect(shown({ reference: '1a2b3c4d-0000-4000-8000-000000000002' })).toBe(
      'Microsoft 365 Business Basic of Contoso',
    );
  });

  test('one that fits several is asked about', () => {
    expect(shown({ reference: '1a2b3c4d' })).toBe('2 with #1a2b3c4d');
  });

  test.each(['ffffff', '1a2b3', 'bbbbbbbb'])(
    '#%s (unknown, too short or of no known company) finds nothing',
    (reference) => {
      expect(shown({ reference })).toBe(`none with #${reference}`);
    },
  );

  test('a product next to it must be its own', () => {
    expect(shown({ reference: 'aaaaaaaa', product: 'apps' })).toBe(
      'Microsoft 365 Apps for business of Contoso',
    );
    expect(shown({ reference: 'aaaaaaaa', product: 'e3' })).toBe('Contoso has no e3, of 1');
  });

  test('next to another company’s name it means neither', () => {
    const apps = 'Microsoft 365 Apps for business of Contoso';
    expect(shown({ reference: 'aaaaaaaa', company: 'fabrikam' })).toBe('of Contoso, not of fabrikam');
    expect(shown({ reference: 'aaaaaaaa', words: 'Fabrikam' })).toBe('of Contoso, not of Fabrikam');
    expect(shown({ reference: 'aaaaaaaa', words: 'apps fabrikam' })).toBe('of Contoso, not of apps fabrikam');
    for (const words of ['contoso', 'apps for business', 'apps contoso', 'nobody'])
      expect(shown({ reference: 'aaaaaaaa', words })).toBe(apps);
  });
});

describe('many companies', () => {
  const many = buildPortfolio({
    companies: Array.from({ length: 80 }, (_, n) =>
      company(`c${n}`, `${String.fromCharCode(97 + (n % 26)).repeat(3)}${n} Dental`),
    ),
    subscriptions: Array.from({ length: 80 }, (_, n) =>
      subscription(`c${n}`, n === 70 ? 'Visio Plan 2' : bp),
    ),
    asOf: 0,
    unreadable: 0,
  });

  test('eight are listed, all are counted', () => {
    const found = resolveTarget(many, { ...none, words: 'dental bp' });
    expect(found).toMatchObject({ kind: 'which-company', total: 80 });
    expect(found.kind === 'which-company' && found.candidates.length).toBe(8);
  });

  test('too many to look into are offered as they are, never narrowed by a guess', () => {
    expect(resolveTarget(many, { ...none, company: 'dental', product: 'visio' })).toMatchObject({
      kind: 'which-company',
      total: 80,
    });
    expect(resolveTarget(many, { ...none, words: 'dental visio' })).toMatchObject({
      kind: 'which-company',
      total: 80,
    });
    expect(resolveTarget(many, { ...none, words: 'dental copilot' }).kind).not.toBe('one');
  });
});

describe('a company alone', () => {
  test.each([
    ['contoso', { kind: 'one', exact: true }],
    ['contosso', { kind: 'one', exact: false }],
    ['north', { kind: 'which-company', total: 2 }],
    ['zzz', { kind: 'no-company', nearest: [] }],
  ])('%s', (text, expected) => {
    expect(resolveCompany(portfolio, text)).toMatchObject(expected);
  });

  test('one in the name index but not in the portfolio is no company', () => {
    expect(resolveCompany({ ...portfolio, companies: new Map() }, 'contoso')).toEqual({
      kind: 'no-company',
      text: 'contoso',
      nearest: [],
    });
  });
});

test('the resolved subscription always belongs to the named company', () => {
  const word = fc.constantFrom(
    'contoso',
    'fabrikam',
    'north',
    'bp',
    'business',
    'premium',
    'e3',
    'for',
    'of',
    'bank',
    'america',
    'visio',
    'x',
    '365',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.option(word), fc.option(word), (words, of, product) => {
      const found = resolveTarget(portfolio, {
        ...none,
        company: of,
        product,
        words: words.length > 0 ? words.join(' ') : null,
      });
      if (found.kind === 'one') expect(found.subscription.companyId).toBe(found.company.id);
    }),
  );
});
