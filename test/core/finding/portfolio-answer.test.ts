import { describe, expect, test } from '@jest/globals';
import { answerFromPortfolio, rankedQuestion } from '../../../src/core/finding/portfolio-answer.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { PortfolioQuestion } from '../../../src/core/understanding/intent.ts';
import { day, now } from '../samples.ts';
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

test('companies that are left out are in no answer', () => {
  const answer = answerFromPortfolio(portfolio, nothing, now, { without: ['alpine'] });
  expect(answer.kind === 'found' && answer.rows.map((row) => row.company?.name)).toEqual(['Blue', 'Cedar']);
});

describe('the companies of a question', () => {
  const held = buildPortfolio({
    companies: [
      { ...company('alpine', 'Alpine'), city: 'Bonn', country: 'DE' },
      company('blue', 'Blue'),
      company('cedar', 'Cedar'),
      company('empty', 'Empty'),
    ],
    subscriptions: [
      subscription('alpine', bs, { createdAt: now - 40 * day, startAt: now - 5 * day, ...usd, price: 1 }),
      subscription('alpine', bp, { startAt: now - 3 * day, ...usd, price: 9 }),
      subscription('blue', bp, { startAt: now - 2 * day, price: 7, currency: 'EUR' }),
      subscription('cedar', bp),
    ],
    asOf: 0,
    unreadable: 0,
  });
  const found = (part: Partial<PortfolioQuestion>) => {
    const answer = answerFromPortfolio(held, { ...nothing, ...part }, now);
    return answer.kind === 'found' ? answer : null;
  };
  const names = (part: Partial<PortfolioQuestion>) => found(part)?.rows.map((row) => row.company?.name);
  const period = { from: now - 10 * day, to: now, label: '' };

  test('are new by the earliest date of any subscription, the newest first', () => {
    expect(names({ newcomers: true })).toEqual(['Blue', 'Alpine']);
    expect(names({ newcomers: true, period })).toEqual(['Blue']);
    expect(found({ newcomers: true })?.leftOut.withoutDate).toBe(1);
    expect(found({ newcomers: true })?.rows[1]?.since).toBe(now - 40 * day);
  });
  test('are in a place, and billed in a currency', () => {
    expect(names({ place: 'Germany' })).toEqual(['Alpine']);
    expect(names({ currency: 'EUR' })).toEqual(['Blue']);
  });
  test('with the dearest subscriptions are those that have the first so many', () => {
    const top = found({ what: 'subscriptions', by: 'spend', top: 2 });
    expect(top?.subscriptions.map(({ subscription: { price } }) => price)).toEqual([9, 7]);
    expect(top?.rows.map(({ company: of, found: held }) => [of?.name, held.length])).toEqual([
      ['Alpine', 1],
      ['Blue', 1],
    ]);
    expect(top?.total).toBe(4);
    expect(
      found({ what: 'subscriptions', by: 'spend', least: true })?.subscriptions.map(
        ({ subscription: { price } }) => price,
      ),
    ).toEqual([null, 1, 7, 9]);
  });
});

test('the first so many are of the highest price, of products of the most seats', () => {
  expect(rankedQuestion({ ...nothing, top: 5 }).by).toBe('spend');
  expect(rankedQuestion({ ...nothing, what: 'products', top: 5 }).by).toBe('seats');
  expect(rankedQuestion({ ...nothing, top: 5, by: 'margin' }).by).toBe('margin');
  expect(rankedQuestion({ ...nothing, top: 5, newcomers: true }).by).toBe(null);
  expect(rankedQuestion(nothing).by).toBe(null);
});

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
    ['seats within both bounds', { moreSeats: 5, fewerSeats: 20 }, ['Alpine 12']],
    [
      'seats of the one product that is named, whatever it counts',
      { of: ['keepit'], moreSeats: 3 },
      ['Blue 0'],
    ],
    [
      'people’s seats of the several products that are named',
      { of: ['microsoft'], moreSeats: 11 },
      ['Alpine 12', 'Blue 60'],
    ],
    ['what they cost a month, in its currency', { amount: { least: 110, currency: 'USD' } }, ['Alpine 12']],
    [
      'what they cost a month, in any currency',
      { amount: { least: 110, currency: null } },
      ['Alpine 12', 'Cedar 0'],
    ],
    ['who has nothing else', { has: ['keepit'], only: true }, ['Cedar 0']],
    [
      'subscriptions that have so many seats each',
      { what: 'subscriptions', fewerSeats: 6 },
      ['Alpine 5', 'Blue 0', 'Cedar 0'],
    ],
    [
      'subscriptions that cost so much each',
      { what: 'subscriptions', amount: { least: 60, strict: true, currency: 'USD' } },
      ['Alpine 7'],
    ],
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

  test('a commitment without a term is as unknown as none', () => {
    const unsaid = buildPortfolio({
      companies: [company('a', 'Alpine')],
      subscriptions: [subscription('a', bp, { commitment: commitment(null) })],
      asOf: 0,
      unreadable: 0,
    });
    expect(answerFromPortfolio(unsaid, { ...nothing, term: 'annual' }, now)).toMatchObject({
      total: 0,
      leftOut: { withoutCommitment: 1 },
    });
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

describe('dates and prices', () => {
  const microsoft = {
    id: `product of ${bp}`,
    name: bp,
    vendorName: 'Microsoft',
    sku: 'MST-NCE-103-C100',
    requiresCommitment: true,
  };
  const yearFrom = (startAt: number) => ({
    ...{ startAt, createdAt: startAt },
    commitment: { id: 'c', term: '1-Year', endsAt: startAt + 365 * day },
  });
  const dated = buildPortfolio({
    companies: [company('new', 'New'), company('old', 'Old'), company('gone', 'Gone'), company('try', 'Try')],
    subscriptions: [
      subscription('new', bp, { quantity: 5, ...yearFrom(now - 3 * day), ...usd, partnerCost: 8 }),
      subscription('old', bp, { quantity: 10, ...yearFrom(now - 200 * day), ...usd, partnerCost: 9 }),
      subscription('old', 'Keepit Backup', { quantity: 4, createdAt: now - 900 * day, ...usd }),
      subscription('old', 'Acronis', { quantity: 1, price: 50, partnerCost: 20, currency: 'EUR' }),
      subscription('gone', bp, { status: 'Cancelled', endAt: now - 40 * day }),
      subscription('gone', 'Keepit Backup', { status: 'Active', endAt: now - 5 * day }),
      subscription('gone', 'Acronis', { status: 'Cancelled' }),
      subscription('gone', 'Visio Plan 2', { startAt: now + 10 * day }),
      subscription('try', 'Dropsuite', { quantity: 25, status: 'Trial', billingTerm: 'Trial', ...usd }),
    ],
    products: [microsoft],
    asOf: 0,
    unreadable: 0,
  });
  const found = (part: Partial<PortfolioQuestion>) => {
    const answer = answerFromPortfolio(dated, { ...nothing, ...part }, now);
    if (answer.kind !== 'found') throw new Error('nobody has it');
    return answer;
  };
  const names = (part: Partial<PortfolioQuestion>) =>
    found(part).rows.map((row) => row.company?.name ?? row.name);
  const ids = (part: Partial<PortfolioQuestion>) =>
    found(part).subscriptions.map(({ subscription: { id } }) => id);
  const last = (days: number) => ({ from: now - days * day, to: now, label: `last ${days} days` });

  test("seats may go back in Microsoft's first seven days, and after them no more", () =>
    expect(ids({ what: 'subscriptions', window: true })).toEqual([`new/${bp}`]));
  test('seats that were added in the middle of the term may go back for seven days, and no others', () => {
    const addition = { at: now - 2 * day, seats: 4, confidence: 'inferred' } as const;
    const question = { ...nothing, what: 'subscriptions', window: true } as const;
    const added = new Map([[`old/${bp}`, [addition]]]);
    const answer = answerFromPortfolio(dated, question, now, { added });
    if (answer.kind !== 'found') throw new Error('nobody has it');
    expect([...answer.open].map(([id, { seats, closesAt }]) => [id, seats, closesAt])).toEqual([
      [`new/${bp}`, 4, now + 4 * day],
      [`old/${bp}`, 4, now + 5 * day],
    ]);
  });

  test('what began in a period began on its start date, or was created then where Pax8 names no start', () => {
    expect(ids({ period: last(7) })).toEqual([`new/${bp}`]);
    expect(ids({ period: last(1000), has: ['keepit'] })).toEqual(['old/Keepit Backup']);
    expect(found({ period: last(7) }).leftOut.withoutDate).toBe(2);
  });

  test('what is older than so many months is told by the same dates', () => {
    expect(ids({ olderMonths: 24 })).toEqual(['old/Keepit Backup']);
    expect(ids({ olderMonths: 6 })).toEqual([`old/${bp}`, 'old/Keepit Backup']);
  });

  test('what was cancelled ended in the period; without an end nobody knows when', () => {
    expect(ids({ cancelled: true })).toEqual([`gone/${bp}`, 'gone/Keepit Backup', 'gone/Acronis']);
    expect(ids({ cancelled: true, period: last(30) })).toEqual(['gone/Keepit Backup']);
    expect(found({ cancelled: true, period: last(30) }).leftOut.withoutDate).toBe(1);
  });

  test('a margin is the price less the cost, by currency, and says what it leaves out; a trial costs nothing yet', () => {
    const { rows } = found({ what: 'margin', by: 'margin' });
    expect(
      rows.map(({ company: of, margins, unknownMargins }) => [of?.name, margins, unknownMargins]),
    ).toEqual([
      [
        'Old',
        [
          { currency: 'USD', units: 1000, ofUnits: 10000 },
          { currency: 'EUR', units: 3000, ofUnits: 5000 },
        ],
        1,
      ],
      ['New', [{ currency: 'USD', units: 1000, ofUnits: 5000 }], 0],
      ['Try', [], 0],
    ]);
  });

  test('products and vendors are groups of their own: the most seats first, or the highest price', () => {
    expect(names({ what: 'products' })).toEqual([bp, 'Dropsuite', 'Keepit Backup', 'Acronis']);
    expect(names({ what: 'spend', by: 'product' })).toEqual([bp, 'Acronis', 'Keepit Backup', 'Dropsuite']);
    expect(found({ by: 'vendor' }).rows.map(({ name, companies }) => [name, companies])).toEqual([
      ['Microsoft', 2],
      [null, 2],
    ]);
  });

  test('“or” means those of both products', () =>
    expect(names({ has: ['business premium or acronis'] })).toEqual(['New', 'Old']));

  test('a SKU means its product', () => expect(names({ has: ['mst-nce-103-c100'] })).toEqual(['New', 'Old']));

  test('the least stands first where that is asked for', () =>
    expect(names({ by: 'seats', least: true })).toEqual(['Try', 'New', 'Old']));

  test('with the same margin companies stand by their names', () =>
    expect(names({ has: ['business premium'], by: 'margin' })).toEqual(['New', 'Old']));

  test('a margin within an amount is of one currency', () => {
    const margin = (amount: PortfolioQuestion['amount']) => names({ by: 'margin', amount });
    expect(margin({ most: 20, currency: 'USD' })).toEqual(['Old', 'New']);
    expect(margin({ least: 25, currency: null })).toEqual(['Old']);
  });

  test('a margin is bounded in per cent of the price, of companies and of products', () => {
    const amount = { most: 15, strict: true, percent: true, currency: null } as const;
    expect(names({ by: 'margin', amount })).toEqual(['Old']);
    expect(names({ by: 'margin', amount: { least: 15, percent: true, currency: null } })).toEqual([
      'Old',
      'New',
    ]);
    expect(names({ what: 'products', amount: { least: 50, percent: true, currency: null } })).toEqual([
      'Acronis',
    ]);
  });

  test('fewer seats than that is true of a company with nothing too', () =>
    expect(names({ fewerSeats: 6 })).toEqual(['Gone', 'New']));
});
