import { describe, expect, test } from '@jest/globals';
import { answerFromPortfolio } from '../../../src/core/finding/portfolio-answer.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { PortfolioQuestion } from '../../../src/core/understanding/intent.ts';
import { now } from '../samples.ts';
import { company, noQuestion as nothing, subscription } from './held-things.ts';

const bp = 'Microsoft 365 Business Premium [New Commerce Experience]';
const bs = 'Microsoft 365 Business Standard [New Commerce Experience]';
const commitment = (term: string | null) => ({ id: null, term, endsAt: null });
const usd = { currency: 'USD', price: 10 };
const portfolio = buildPortfolio({
  companies: [
    company('alpine', 'Alpine'),
    company('blue', 'Blue'),
    company('cedar', 'Cedar'),
    company('empty', 'Empty'),
  ],
  subscriptions: [
    subscription('alpine', bs, { quantity: 5, commitment: commitment('Monthly'), ...usd }),
    subscription('alpine', bp, { quantity: 7, commitment: commitment('1-Year'), ...usd }),
    subscription('blue', bp, { quantity: 60, commitment: commitment('3-Year'), ...usd, price: 1 }),
    subscription('blue', 'Keepit Backup', { quantity: 4, ...usd }),
    subscription('cedar', 'Keepit Backup', { quantity: 3, price: 100, currency: 'EUR' }),
    subscription('cedar', bs, { quantity: 9, status: 'Cancelled', ...usd }),
  ],
  products: [
    { id: `product of ${bs}`, name: bs, vendorName: 'Microsoft', sku: null, requiresCommitment: true },
    { id: `product of ${bp}`, name: bp, vendorName: 'Microsoft', sku: null, requiresCommitment: true },
    {
      id: 'product of Keepit Backup',
      name: 'Keepit Backup',
      vendorName: 'Keepit',
      sku: null,
      requiresCommitment: false,
    },
  ],
  asOf: 0,
  unreadable: 0,
});
const asked = (part: Partial<PortfolioQuestion>) => {
  const answer = answerFromPortfolio(portfolio, { ...nothing, ...part }, now);
  return answer.kind === 'found'
    ? answer.rows.map((row) => `${row.company?.name} ${row.totals.seats}`)
    : answer;
};

describe('a question over the portfolio is answered by', () => {
  test.each<[string, Partial<PortfolioQuestion>, string[]]>([
    ['who has a product', { has: ['Business Standard'] }, ['Alpine 5']],
    ['who has anything of a vendor', { has: ['microsoft'] }, ['Alpine 12', 'Blue 60']],
    ['who lacks it, among those that have something', { lacks: ['keepit'] }, ['Alpine 12']],
    ['who has one and lacks the other', { has: ['Business Premium'], lacks: ['backup'] }, ['Alpine 7']],
    ['monthly commitments alone', { term: 'monthly' }, ['Alpine 5']],
    ['annual ones', { term: 'annual' }, ['Alpine 7']],
    ['three-year ones of a product', { term: 'three-year', has: ['premium'] }, ['Blue 60']],
    ['what was cancelled', { cancelled: true }, ['Cedar 0']],
    ['more seats than that', { moreSeats: 12 }, ['Blue 60']],
    ['the most seats first', { by: 'seats' }, ['Blue 60', 'Alpine 12', 'Cedar 0']],
    [
      'the highest price of any currency first, at most so many',
      { by: 'spend', top: 2 },
      ['Cedar 0', 'Alpine 12'],
    ],
  ])('%s', (_, part, rows) => expect(asked(part)).toEqual(rows));

  test('equals stand by their other seats, then by name', () => {
    const keepit = (id: string, quantity: number) =>
      subscription(id, 'Keepit Backup', { quantity, productId: 'keepit' });
    const people = (id: string) => subscription(id, bs, { quantity: 5, ...usd });
    const equals = buildPortfolio({
      companies: [company('d', 'Delta'), company('e', 'Echo'), company('f', 'Foxtrot')],
      subscriptions: [people('f'), people('e'), keepit('e', 2), people('d'), keepit('d', 2), keepit('f', 9)],
      asOf: 0,
      unreadable: 0,
    });
    const names = (by: 'seats' | 'spend') => {
      const answer = answerFromPortfolio(equals, { ...nothing, by }, now);
      return answer.kind === 'found' ? answer.rows.map((row) => row.company?.name) : [];
    };
    expect(names('seats')).toEqual(['Foxtrot', 'Delta', 'Echo']);
    expect(names('spend')).toEqual(['Delta', 'Echo', 'Foxtrot']);
  });

  test('what has no known commitment is counted when terms are asked for', () =>
    expect(answerFromPortfolio(portfolio, { ...nothing, term: 'annual' }, now)).toMatchObject({
      leftOut: { withoutCommitment: 2 },
    }));

  test.each<Partial<PortfolioQuestion>>([{ has: ['Photoshop'] }, { lacks: ['Photoshop'] }])(
    'nothing, when nobody has a product of that name: %j',
    (part) => expect(asked(part)).toEqual({ kind: 'no-product', text: 'Photoshop' }),
  );
});

describe('a question over the portfolio narrows', () => {
  const day = 86_400_000;
  const dated = buildPortfolio({
    companies: [company('alpine', 'Alpine'), company('blue', 'Blue'), company('empty', 'Empty')],
    subscriptions: [
      subscription('alpine', bs, {
        ...{ quantity: 5, ...usd, partnerCost: 8, startAt: now - 2 * day, createdAt: now - 2 * day },
        commitment: { id: null, term: '1-Year', endsAt: now + 363 * day },
      }),
      subscription('alpine', bp, { quantity: 2, ...usd, partnerCost: 9, startAt: now - 900 * day }),
      subscription('blue', bp, { quantity: 3, ...usd, partnerCost: null, startAt: null, createdAt: null }),
      subscription('blue', bs, { quantity: 4, ...usd, status: 'Cancelled', endAt: now - 5 * day }),
      subscription('blue', 'Trial of Keepit', { quantity: 1, ...usd, status: 'Trial', partnerCost: 1 }),
    ],
    products: [
      {
        id: `product of ${bs}`,
        name: bs,
        vendorName: 'Microsoft',
        sku: 'MST-1-BS',
        requiresCommitment: true,
      },
    ],
    asOf: 0,
    unreadable: 0,
  });
  const found = (part: Partial<PortfolioQuestion>) => {
    const answer = answerFromPortfolio(dated, { ...nothing, ...part }, now);
    if (answer.kind !== 'found') return answer;
    return {
      rows: answer.rows.map(
        ({ company: of, name, companies }) => of?.name ?? `${name ?? 'unknown'} ${companies}`,
      ),
      margins: answer.rows.flatMap(({ margins }) => margins.map(({ units }) => units)),
      ...answer.leftOut,
    };
  };
  const period = { from: now - 10 * day, to: now, label: 'lately' };

  test.each<[string, Partial<PortfolioQuestion>, readonly string[]]>([
    ['to what was cancelled in a time', { cancelled: true, period }, ['Blue']],
    ['to what began in a time', { period }, ['Alpine']],
    ['to what is older', { olderMonths: 24 }, ['Alpine']],
    ['to few seats, and to none', { fewerSeats: 1 }, ['Empty']],
    ['to either product', { has: ['standard or premium'] }, ['Alpine', 'Blue']],
    ['to a SKU', { has: ['MST-1-BS'] }, ['Alpine']],
    [
      'by product, the most seats first',
      { what: 'seats', by: 'product' },
      [`${bp} 2`, `${bs} 1`, 'Trial of Keepit 1'],
    ],
    ['by vendor', { what: 'spend', by: 'vendor' }, ['unknown 2', 'Microsoft 1']],
    ['to the lowest first', { by: 'seats', least: true }, ['Blue', 'Alpine']],
    ['to products', { what: 'products', of: ['standard'] }, [`${bs} 1`]],
  ])('%s', (_, part, rows) => expect(found(part)).toMatchObject({ rows }));

  test('by margin, of what has a price and a cost', () =>
    expect(found({ what: 'margin', by: 'margin' })).toMatchObject({ margins: [1200] }));
  test('and counts what has no date', () => expect(found({ period })).toMatchObject({ withoutDate: 2 }));
  test('to the windows that are open', () =>
    expect(found({ what: 'subscriptions', window: true })).toHaveProperty('rows'));
});
