import { describe, expect, test } from '@jest/globals';
import type { Mapping } from '../../../src/core/mapped/mapping.ts';
import type { PsaLine, PsaReading } from '../../../src/core/mapped/psa-lines.ts';
import { checkPsa, type PsaSeen, psaRead } from '../../../src/core/month/check-psa.ts';
import { monthCheck } from '../../../src/core/month/month-check.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { day, now, subscription } from '../samples.ts';

const company = (id: string, name: string) => ({
  ...{ id, name, externalId: null, status: 'Active', city: null, country: null },
});
const portfolio = (...rows: readonly ReturnType<typeof subscription>[]) =>
  buildPortfolio({
    companies: [company('c1', 'Contoso'), company('c2', 'Adatum')],
    subscriptions: rows.length === 0 ? [subscription()] : rows,
    ...{ asOf: now, unreadable: 0 },
  });
const psaLine = (rest: Partial<PsaLine> = {}): PsaLine => ({
  ...{ id: '1', companyId: '250', productId: '117', agreement: 'Managed', quantity: 12, unitPrice: 30 },
  ...{ currency: 'USD', months: 1, from: null, until: null, billed: true },
  ...rest,
});
const reading = (...lines: readonly PsaLine[]): PsaReading => ({
  ...{
    kind: 'connectwise',
    system: 'ConnectWise PSA',
    asOf: now,
    ownCurrency: null,
    companies: [],
    products: [],
    lines,
    unreadable: 0,
  },
});
const mapping = (kind: Mapping['kind'], pax8Id: string, targetId: string): Mapping => ({
  ...{ kind, pax8Id, psa: 'connectwise', targetId, targetName: `T${targetId}` },
});
const mapped = [mapping('psa-company', 'c1', '250'), mapping('psa-product', 'p1', '117')];

const shown = (rest: Partial<PsaSeen> = {}): string[] =>
  checkPsa({
    ...{ reading: reading(psaLine()), mappings: mapped, portfolio: portfolio(), now, isThisMonth: true },
    companyId: null,
    ...rest,
  }).map(({ verdict, billed, held, by, company: name, product }) =>
    [
      'reason' in verdict ? `${verdict.kind} ${verdict.reason}` : verdict.kind,
      `${billed}/${held}`,
      ...(by === null ? [] : [`${by.amount} ${by.currency}`]),
      ...(name === 'Contoso' ? [] : [name ?? '']),
      ...(product?.startsWith('Microsoft') ? [] : [product ?? '']),
    ].join(' '),
  );

describe('what the PSA bills beside what is held at Pax8', () => {
  test('as many agree; fewer or more differ by what the customer pays', () => {
    expect(shown()).toEqual(['agrees 12/12']);
    expect(shown({ reading: reading(psaLine({ quantity: 10 })) })).toEqual(['differs 10/12 -60.00 USD']);
    expect(shown({ reading: reading(psaLine({ quantity: 13 })) })).toEqual(['differs 13/12 30.00 USD']);
    expect(shown({ reading: reading() })).toEqual(['differs 0/12']);
  });

  test('another PSA may have the same ids for something else: what was mapped for the one before is not mapped', () => {
    const other: PsaReading = { ...reading(psaLine()), kind: 'halopsa', system: 'HaloPSA' };
    expect(shown({ reading: other })).toEqual(['not-checked company-not-mapped null/12']);
    const both = [...mapped, ...mapped.map((each) => ({ ...each, psa: 'halopsa' as const }))];
    expect(shown({ reading: other, mappings: both })).toEqual(['agrees 12/12']);
  });

  test('lines and subscriptions are summed, also of products that are one in the PSA', () => {
    const rows = [subscription(), subscription({ id: 's2', productId: 'p2', quantity: 3 })];
    const both = [...mapped, mapping('psa-product', 'p2', '117')];
    const lines = reading(psaLine(), psaLine({ id: '2', quantity: 3 }));
    expect(shown({ portfolio: portfolio(...rows), mappings: both, reading: lines })).toEqual([
      'agrees 15/15',
    ]);
  });

  test('two prices, or none, leave the amount unknown', () => {
    const two = reading(psaLine(), psaLine({ id: '2', quantity: 3, unitPrice: 28 }));
    expect(shown({ reading: two })).toEqual(['differs 15/12']);
    expect(shown({ reading: reading(psaLine({ quantity: 1, unitPrice: null })) })).toEqual(['differs 1/12']);
    expect(shown({ reading: reading(psaLine({ quantity: 1, currency: null })) })).toEqual(['differs 1/12']);
    expect(shown({ reading: reading(psaLine({ quantity: 1, months: null })) })).toEqual(['differs 1/12']);
  });

  test('what is billed by the quarter or the year differs by its part of a month', () => {
    const billed = (months: number, unitPrice: number) =>
      shown({ reading: reading(psaLine({ quantity: 9, months, unitPrice })) });
    expect([billed(1, 30), billed(3, 90), billed(12, 360)]).toEqual([
      ['differs 9/12 -90.00 USD'],
      ['differs 9/12 -90.00 USD'],
      ['differs 9/12 -90.00 USD'],
    ]);
    expect(billed(12, 100)).toEqual(['differs 9/12 -25.00 USD']);
    // The same price a month.
    const both = reading(
      psaLine({ quantity: 5 }),
      psaLine({ id: '2', quantity: 4, months: 12, unitPrice: 360 }),
    );
    expect(shown({ reading: both })).toEqual(['differs 9/12 -90.00 USD']);
  });

  test('of a reading it is told of how many lines that bill a product currency or period is not known', () => {
    const { months, ...old } = psaLine({ currency: null });
    expect(months).toBe(1);
    expect(psaRead(reading(psaLine(), psaLine({ months: null }), old as PsaLine))).toMatchObject({
      ...{ psa: 'connectwise', hasOwnCurrency: false, noCurrency: 1, noPeriod: 2 },
    });
    const unknown = { currency: null, months: null };
    const unpriced = reading(
      psaLine({ ...unknown, billed: false }),
      psaLine({ ...unknown, productId: null }),
    );
    expect(psaRead({ ...unpriced, ownCurrency: 'USD' })).toMatchObject({
      ...{ hasOwnCurrency: true, noCurrency: 0, noPeriod: 0 },
    });
  });

  test('only what is in force today counts', () => {
    const lines = reading(
      psaLine({ quantity: 12, from: now - day, until: now + day }),
      psaLine({ id: '2', quantity: 5, from: now + day }),
      psaLine({ id: '3', quantity: 5, until: now }),
      psaLine({ id: '4', quantity: 5, productId: null }),
    );
    expect(shown({ reading: lines })).toEqual(['agrees 12/12']);
  });

  test('several companies that are one in the PSA count together, also when one of them is asked for', () => {
    const rows = [subscription(), subscription({ id: 's2', companyId: 'c2', quantity: 8 })];
    const both = [...mapped, mapping('psa-company', 'c2', '250')];
    const of = (companyId: string | null, quantity = 20, held = rows) =>
      shown({
        ...{ portfolio: portfolio(...held), mappings: both, companyId },
        reading: reading(psaLine({ quantity })),
      });
    expect(of(null)).toEqual(['agrees 20/20']);
    expect(of('c1')).toEqual(['agrees 20/20']);
    expect(of('c2')).toEqual(['agrees 20/20 Adatum']);
    expect(of('c2', 21)).toEqual(['differs 21/20 30.00 USD Adatum']);
    expect(of('c2', 12, rows.slice(0, 1))).toEqual([]);
  });

  test('what is billed by use or once is not compared, and a trial is no seat too many', () => {
    const of = (rest: Partial<ReturnType<typeof subscription>>) =>
      shown({ portfolio: portfolio(subscription({ ...rest, quantity: 1 })), reading: reading(psaLine()) });
    expect(of({ productName: 'Microsoft Azure Plan' })).toEqual(['not-checked usage 12/1']);
    expect(of({ billingTerm: 'One-Time' })).toEqual(['not-checked one-time 12/1']);
    expect(of({ status: 'Trial' })).toEqual(['differs 12/1 330.00 USD']);
  });

  test('rows that could not be read may be what is missing', () => {
    const lost = (quantity: number) => ({ ...reading(psaLine({ quantity })), unreadable: 1 });
    expect(shown({ reading: lost(10) })).toEqual(['not-checked psa-unreadable 10/12']);
    expect(shown({ reading: lost(13) })).toEqual(['differs 13/12 30.00 USD']);
    const unread = { ...portfolio(), unreadable: 1 };
    expect(shown({ portfolio: unread, reading: reading(psaLine({ quantity: 13 })) })).toEqual([
      'not-checked unreadable 13/12',
    ]);
    expect(shown({ portfolio: unread, reading: reading(psaLine({ quantity: 10 })) })).toEqual([
      'differs 10/12 -60.00 USD',
    ]);
  });

  test('what is on the agreement without a charge is explained', () => {
    expect(shown({ reading: reading(psaLine({ billed: false })) })).toEqual(['explained no-charge 0/12']);
  });

  test('what the PSA bills and nobody has any more differs, of what is mapped', () => {
    const other = portfolio(subscription({ companyId: 'c2', productId: 'p9' }));
    expect(shown({ portfolio: other })).toEqual([
      'not-checked company-not-mapped null/12 Adatum',
      'differs 12/0 360.00 USD T117',
    ]);
    expect(shown({ portfolio: other, companyId: 'c2' })).toEqual([
      'not-checked company-not-mapped null/12 Adatum',
    ]);
    expect(shown({ portfolio: other, companyId: 'c1' })).toEqual(['differs 12/0 360.00 USD T117']);
    const strange = reading(psaLine({ companyId: '999' }), psaLine({ productId: '998' }));
    expect(shown({ portfolio: other, companyId: 'c1', reading: strange })).toEqual([]);
  });
});

describe('not checked', () => {
  test('what is not mapped, with its side', () => {
    expect(shown({ mappings: [] })).toEqual(['not-checked company-not-mapped null/12']);
    expect(shown({ mappings: mapped.slice(0, 1) })).toEqual(['not-checked product-not-mapped null/12']);
  });
  test('another month than this one, and a PSA that was never read', () => {
    expect(shown({ isThisMonth: false })).toEqual(['not-checked psa-only-today null/12']);
    expect(shown({ reading: null })).toEqual(['not-checked psa-not-read null/12']);
    // Nor does anybody know then what it calls a product that has no name at Pax8.
    const nameless = { reading: null, portfolio: portfolio(subscription({ productName: null })) };
    expect(shown(nameless)).toEqual(['not-checked psa-not-read null/12 ']);
  });
  test('a company that the portfolio does not know has no name', () => {
    expect(shown({ portfolio: portfolio(subscription({ companyId: 'c9' })), mappings: [] })).toEqual([
      'not-checked company-not-mapped null/12 ',
    ]);
  });
  test('unknown numbers', () => {
    expect(shown({ reading: reading(psaLine({ quantity: null })) })).toEqual([
      'not-checked seats-unknown null/12',
    ]);
    expect(shown({ portfolio: portfolio(subscription({ quantity: null } as never)) })).toEqual([
      'not-checked seats-unknown 12/null',
    ]);
  });
  test('trials and what is billed once cost nothing a month and have no line', () => {
    const rows = [subscription({ status: 'Trial' }), subscription({ id: 's2', billingTerm: 'One-Time' })];
    expect(shown({ portfolio: portfolio(...rows), reading: reading() })).toEqual([]);
    const unnamed = portfolio(subscription({ productName: null }));
    expect(shown({ portfolio: unnamed, mappings: [] })).toEqual(['not-checked company-not-mapped null/12 ']);
  });
  test('too much and too little are told apart from what Pax8 bills', () => {
    const lines = checkPsa({
      ...{ reading: reading(psaLine({ quantity: 10 })), mappings: mapped, portfolio: portfolio() },
      ...{ now, isThisMonth: true, companyId: null },
    });
    expect(monthCheck(lines)).toMatchObject({
      psa: { over: [], under: [{ amount: '60.00', currency: 'USD' }] },
      pax8: { over: [], under: [] },
    });
  });
});
