import { describe, expect, test } from '@jest/globals';
import { mapTarget } from '../../../src/core/mapped/map-target.ts';
import { mappedCsvHead, mappedCsvLine } from '../../../src/core/mapped/mapped-csv.ts';
import {
  type Mapping,
  mappedElsewhere,
  mappedTo,
  tenantIn,
  tenantOf,
} from '../../../src/core/mapped/mapping.ts';
import { alikeIn, calledIn, heldNow, mappedRows } from '../../../src/core/mapped/proposals.ts';
import type { PsaName, PsaReading } from '../../../src/core/mapped/psa-lines.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { day, now, subscription } from '../samples.ts';

const company = (id: string, name: string, externalId: string | null = null) => ({
  ...{ id, name, externalId, status: 'Active', city: null, country: null },
});
const psaName = (id: string, name: string, detail: string | null = null): PsaName => ({ id, name, detail });
const psa = (companies: readonly PsaName[], products: readonly PsaName[] = []): PsaReading => ({
  ...{
    kind: 'connectwise',
    system: 'ConnectWise PSA',
    asOf: now,
    companies,
    products,
    lines: [],
    ownCurrency: null,
    unreadable: 0,
  },
});
const world = (...names: readonly string[]) =>
  buildPortfolio({
    companies: names.map((name, at) => company(`c${at}`, name)),
    subscriptions: names.map((_, at) => subscription({ id: `s${at}`, companyId: `c${at}` })),
    ...{ asOf: now, unreadable: 0 },
  });
const companyRow = (name: string, there: readonly PsaName[], mappings: readonly Mapping[] = []) =>
  mappedRows(world(name), mappings, psa(there), now).find(({ kind }) => kind === 'psa-company');

describe('proposals for companies', () => {
  test.each([
    ['Contoso Ltd', 'Contoso, Inc.', true],
    ['Northwind Dental Group', 'Northwind Dental', true],
    ['Söderberg & Partner AB', 'Soderberg and Partner', true],
    ['Contoso', 'Fabrikam', false],
    ['Contoso', 'Constellation', false],
    ['株式会社', '!!!', false],
    ['???', '!!!', false],
  ])('%s and %s: %s', (name, there, isAlike) => {
    expect(companyRow(name, [psaName('7', there)])?.proposal?.id ?? null).toBe(isAlike ? '7' : null);
  });

  test('the longer name of the PSA counts as well', () => {
    expect(companyRow('Contoso Legal', [psaName('7', 'CL', 'Contoso Legal LLP')])?.proposal?.id).toBe('7');
  });

  test('two that are equally alike are no proposal: which of them it is a person has to say', () => {
    const two = [psaName('7', 'Contoso Ltd'), psaName('8', 'Contoso Inc')];
    expect(companyRow('Contoso', two)?.proposal).toBeNull();
  });

  test('the most alike is proposed, and one that is mapped already to nobody else', () => {
    const there = [psaName('7', 'Contoso Legal'), psaName('8', 'Contoso Legal Services')];
    expect(companyRow('Contoso Legal', there)?.proposal?.id).toBe('7');
    const taken: Mapping = {
      kind: 'psa-company',
      psa: 'connectwise',
      pax8Id: 'other',
      targetId: '7',
      targetName: 'Contoso Legal',
    };
    expect(companyRow('Contoso Legal', there, [taken])?.proposal?.id).toBe('8');
  });

  test('what is mapped has its mapping and no proposal', () => {
    const mapping: Mapping = {
      kind: 'psa-company',
      psa: 'connectwise',
      pax8Id: 'c0',
      targetId: '9',
      targetName: 'CTSO',
    };
    expect(companyRow('Contoso', [psaName('7', 'Contoso')], [mapping])).toMatchObject({
      mapping,
      proposal: null,
    });
  });
});

describe('proposals for products', () => {
  const productRow = (there: readonly PsaName[]) =>
    mappedRows(world('Contoso'), [], psa([], there), now).find(({ kind }) => kind === 'psa-product');

  test('the usual short words of a product go before its letters', () => {
    const there = [
      psaName('1', 'M365BP', 'Business Premium'),
      psaName('2', 'Microsoft 365 Business Premiun'),
    ];
    expect(productRow(there)?.proposal?.id).toBe('1');
  });

  test('two products of the same words are no proposal', () => {
    const there = [psaName('1', 'BP-Y', 'Business Premium'), psaName('2', 'BP-M', 'Business Premium')];
    expect(productRow(there)?.proposal).toBeNull();
  });

  test('nor are two that are called exactly like it', () => {
    const same = 'Microsoft 365 Business Premium';
    expect(productRow([psaName('1', 'A', same), psaName('2', 'B', same)])?.proposal).toBeNull();
    expect(productRow([psaName('1', 'A', same), psaName('2', 'B')])?.proposal?.id).toBe('1');
  });

  test('else letters count', () => {
    expect(productRow([psaName('2', 'Microsoft365 Bussiness Premium')])?.proposal?.id).toBe('2');
    expect(productRow([psaName('2', 'Managed firewall')])?.proposal).toBeNull();
  });
});

describe('what has rows', () => {
  const guid = '11111111-2222-3333-4444-555555555555';

  test('companies and products that run now; without a PSA only tenants', () => {
    const portfolio = buildPortfolio({
      companies: [
        ...[company('c1', 'Contoso', guid), company('c2', 'Adatum'), company('c3', 'Empty', guid)],
        company('c4', 'Zeta'),
      ],
      subscriptions: [
        subscription(),
        subscription({ id: 's2', companyId: 'c2', productId: 'p2', productName: null }),
        subscription({ id: 's3', companyId: 'c2', productId: 'p3', endAt: now - day }),
        subscription({ id: 's4', companyId: 'c4' }),
      ],
      ...{ asOf: now, unreadable: 0 },
    });
    const kinds = (rows: ReturnType<typeof mappedRows>) =>
      rows.map(({ kind, pax8Id }) => `${kind} ${pax8Id}`);
    expect(kinds(mappedRows(portfolio, [], psa([]), now))).toEqual([
      ...['psa-company c2', 'psa-company c1', 'psa-company c4', 'psa-product p1', 'tenant c1'],
    ]);
    expect(mappedRows(portfolio, [], null, now)).toEqual([
      {
        ...{ kind: 'tenant', pax8Id: 'c1', name: 'Contoso', mapping: null },
        proposal: { id: guid, name: guid, detail: null },
      },
    ]);
    const mapping: Mapping = {
      kind: 'tenant',
      psa: null,
      pax8Id: 'c2',
      targetId: 'adatum.com',
      targetName: 'adatum.com',
    };
    expect(mappedRows(portfolio, [mapping], null, now).map(({ proposal }) => proposal?.id)).toEqual([
      ...[undefined, guid],
    ]);
    expect(heldNow(portfolio, now)).toEqual([{ id: 'p1', name: 'Microsoft 365 Business Premium' }]);
  });

  test('the file has a line for each', () => {
    const [row] = mappedRows(world('Contoso'), [], psa([psaName('7', 'Contoso')]), now);
    expect(mappedCsvHead).toHaveLength(7);
    const mapping: Mapping = {
      kind: 'psa-company',
      psa: 'connectwise',
      pax8Id: 'c0',
      targetId: '9',
      targetName: 'CTSO',
    };
    expect(row && mappedCsvLine({ ...row, mapping, proposal: null })).toEqual([
      ...['psa-company', 'c0', 'Contoso', '9', 'CTSO', undefined, undefined],
    ]);
    expect(row && mappedCsvLine(row)).toEqual([
      ...['psa-company', 'c0', 'Contoso', undefined, undefined, '7', 'Contoso'],
    ]);
  });
});

describe('what a text means in the PSA', () => {
  const all = [psaName('7', 'Contoso Ltd.'), psaName('8', 'CW8', 'Contoso Ltd.'), psaName('9', 'Adatum')];

  test('an id goes before a name, a name before a longer name', () => {
    expect(calledIn('#9', all)).toEqual([all[2]]);
    expect(calledIn(' contoso LTD. ', all)).toEqual([all[0]]);
    expect(calledIn('Contoso Ltd.', all.slice(1))).toEqual([all[1]]);
    expect(calledIn('Contoso', all)).toEqual([]);
    expect(alikeIn('Contosso', all).map(({ id }) => id)).toEqual(['7', '8']);
  });

  const source = { kind: 'company', id: 'c1', name: 'Contoso' } as const;

  test('only an exact name is mapped; what looks alike is shown', () => {
    expect(mapTarget(source, 'psa', 'adatum', psa(all))).toEqual({
      kind: 'one',
      mapping: { kind: 'psa-company', psa: 'connectwise', pax8Id: 'c1', targetId: '9', targetName: 'Adatum' },
    });
    expect(mapTarget(source, 'psa', 'Adatun', psa(all))).toMatchObject({
      kind: 'unknown',
      targets: [{ id: '9' }, { id: '7' }, { id: '8' }],
    });
    expect(
      mapTarget(source, 'psa', 'Contoso', psa([...all, psaName('5', 'contoso'), psaName('6', 'Contoso')])),
    ).toMatchObject({ kind: 'which', targets: [{ id: '5' }, { id: '6' }] });
    expect(
      mapTarget({ ...source, kind: 'product' }, 'psa', 'BP', psa([], [psaName('1', 'BP')])),
    ).toMatchObject({
      mapping: { kind: 'psa-product' },
    });
  });

  test('nothing is mapped to a PSA that was never read, nor a product to a tenant', () => {
    expect(mapTarget(source, 'psa', 'Contoso', null)).toEqual({ kind: 'no-psa' });
    expect(mapTarget({ ...source, kind: 'product' }, 'tenant', 'contoso.com', null)).toEqual({
      kind: 'no-company',
    });
    expect(mapTarget(source, 'tenant', 'contoso', null)).toEqual({ kind: 'no-tenant' });
    expect(mapTarget(source, 'tenant', 'Contoso.com', null)).toMatchObject({
      mapping: { kind: 'tenant', psa: null, targetId: 'contoso.com' },
    });
  });
});

describe('tenants', () => {
  test.each([
    ['11111111-2222-3333-4444-55555555555A', '11111111-2222-3333-4444-55555555555a'],
    ['{11111111-2222-3333-4444-555555555555}', '11111111-2222-3333-4444-555555555555'],
    ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
    ['contoso', null],
    ['PSA-10442', null],
    ['not a.domain', null],
    ['10.0.0.1', null],
  ])('%s is %s', (written, tenant) => expect(tenantIn(written)).toBe(tenant));

  test('a company has the tenant that it is mapped to, and no other kind of mapping', () => {
    const mappings: Mapping[] = [
      { kind: 'psa-company', psa: 'connectwise', pax8Id: 'c1', targetId: '7', targetName: 'Contoso' },
      { kind: 'tenant', psa: null, pax8Id: 'c1', targetId: 'contoso.com', targetName: 'contoso.com' },
    ];
    expect(tenantOf(mappings, 'c1')).toBe('contoso.com');
    expect(tenantOf(mappings, 'c2')).toBeNull();
    expect(mappedTo(mappings, 'psa-product', 'connectwise').size).toBe(0);
  });

  test('ids of one PSA are never read as those of another: its mappings wait until it is set up again', () => {
    const of = (psa: 'connectwise' | 'autotask', pax8Id: string): Mapping => ({
      ...{ kind: 'psa-company', psa, pax8Id, targetId: '250', targetName: 'Contoso' },
    });
    const mappings: Mapping[] = [
      ...[of('autotask', 'c0'), of('autotask', 'c1'), of('connectwise', 'c1')],
      { kind: 'tenant', psa: null, pax8Id: 'c1', targetId: 'contoso.com', targetName: 'contoso.com' },
    ];
    expect(mappedElsewhere(mappings, 'connectwise')).toEqual(new Map([['autotask', 2]]));
    expect(mappedElsewhere(mappings, null)).toEqual(
      new Map([
        ['autotask', 2],
        ['connectwise', 1],
      ]),
    );
    // What another PSA calls 250 is free here, and proposed by its name.
    const row = companyRow('Contoso', [psaName('250', 'Contoso')], mappings.slice(0, 2));
    expect([row?.mapping, row?.proposal?.id]).toEqual([null, '250']);
  });
});
