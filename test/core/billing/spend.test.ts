import { describe, expect, test } from '@jest/globals';
import { percentOf, type SpendOf, spendLines, spendOf } from '../../../src/core/billing/spend.ts';
import { spendCsvHead, spendCsvLine } from '../../../src/core/billing/spend-csv.ts';
import { mayHaveUsage } from '../../../src/core/billing/spend-table.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { company } from '../finding/held-things.ts';
import { day, now, subscription } from '../samples.ts';

const product = (id: string, vendorName: string | null) => ({
  id,
  name: id,
  vendorName,
  sku: null,
  requiresCommitment: null,
});
const contoso = company('c1', 'Contoso');
const portfolioOf = (...rows: Partial<Subscription>[]) =>
  buildPortfolio({
    companies: [contoso, company('c2', 'Fabrikam')],
    subscriptions: rows.map((row, i) =>
      subscription({ id: `s${i}`, quantity: 1, price: 10, partnerCost: 8, ...row }),
    ),
    products: [product('p1', 'Microsoft'), product('p2', 'Acronis')],
    asOf: now,
    unreadable: 0,
  });
const all: SpendOf = { company: null, vendor: null };
const spendIn = (rows: Partial<Subscription>[], of: Partial<SpendOf> = {}) =>
  spendOf(portfolioOf(...rows), { ...all, ...of }, now);
const usd = (price: number, cost: number | null, margin: number, marginOf = price) => ({
  currency: 'USD',
  price,
  cost,
  margin,
  marginOf,
});

describe('a sum of monthly costs', () => {
  test('divides prices for one, two and three years by their months', () => {
    const { total } = spendIn([
      { price: 10, partnerCost: 8 },
      { billingTerm: 'Annual', price: 120, partnerCost: 96 },
      { billingTerm: '2-Year', price: 240, partnerCost: 192 },
      { billingTerm: '3-Year', price: 360, partnerCost: 288 },
    ]);
    expect(total.amounts).toEqual([usd(4000, 3200, 800)]);
    expect(total).toMatchObject({ subscriptions: 4, seats: 4, unknownPrice: 0, unknownCost: 0 });
  });

  test('is exact where binary fractions are not', () => {
    const rows = Array.from({ length: 1000 }, () => ({ price: 0.1, partnerCost: 0.07 }));
    expect(spendIn(rows).total.amounts).toEqual([usd(10_000, 7000, 3000)]);
  });

  test('is one per currency, largest first', () => {
    const { total } = spendIn([{ currency: 'EUR', price: 5, partnerCost: 4 }, { quantity: 3 }]);
    expect(total.amounts).toEqual([
      usd(3000, 2400, 600),
      { currency: 'EUR', price: 500, cost: 400, margin: 100, marginOf: 500 },
    ]);
  });

  test('counts rows without price or currency, and takes margins only when cost and price are known', () => {
    const { total } = spendIn([{}, { price: null }, { currency: null }, { partnerCost: null, price: 100 }]);
    expect(total).toMatchObject({ subscriptions: 4, unknownPrice: 2, unknownCost: 1 });
    expect(total.amounts).toEqual([usd(11_000, 800, 200, 1000)]);
  });

  test('without any known cost has no cost and no margin', () => {
    const [amount] = spendIn([{ partnerCost: null }]).total.amounts;
    expect(amount).toEqual(usd(1000, null, 0, 0));
    expect(percentOf(0, 0)).toBeNull();
  });

  const idsOf = ({ apart }: ReturnType<typeof spendOf>) =>
    Object.fromEntries(
      Object.entries(apart)
        .filter(([, rows]) => rows.length > 0)
        .map(([reason, rows]) => [reason, rows.map(({ subscription: { id } }) => id)]),
    );

  test('leaves out trials and what is billed once, but names them; the cancelled are history', () => {
    const spend = spendIn([
      {},
      { status: 'Trial' },
      { billingTerm: 'Trial' },
      { billingTerm: 'One-Time' },
      { billingTerm: 'Activation' },
      { status: 'Cancelled' },
    ]);
    expect(spend.total).toMatchObject({ subscriptions: 1, amounts: [usd(1000, 800, 200)] });
    expect(idsOf(spend)).toEqual({ trial: ['s1', 's2'], once: ['s3', 's4'] });
  });

  // Pax8 bills by start and end dates: https://devx.pax8.com/docs/subscription-management
  test('goes by dates, not by the status', () => {
    const spend = spendIn([
      {},
      { endAt: now - 30 * day },
      { status: 'PendingCancel', endAt: now - day },
      { status: 'PendingCancel', endAt: now + day },
      { startAt: now + day },
      { status: 'Trial', endAt: now - day },
    ]);
    expect(spend.total.subscriptions).toBe(2);
    expect(idsOf(spend)).toEqual({ ended: ['s1', 's2', 's5'], 'begins-later': ['s4'] });
  });

  test('leaves out deleted companies, but names what they still have', () => {
    const gone = { ...company('c3', 'Gone'), status: 'Deleted' };
    const portfolio = buildPortfolio({
      companies: [contoso, gone],
      subscriptions: [{}, { companyId: 'c3' }].map((row, i) =>
        subscription({ id: `s${i}`, quantity: 1, price: 10, partnerCost: 8, ...row }),
      ),
      asOf: now,
      unreadable: 0,
    });
    for (const whose of [all, { company: gone, vendor: null }])
      expect(idsOf(spendOf(portfolio, whose, now))).toEqual({ 'company-deleted': ['s1'] });
    expect(spendOf(portfolio, all, now).groups.map(({ company: one }) => one?.name)).toEqual(['Contoso']);
    expect(spendLines(portfolio, all, now).map(({ counted }) => counted)).toEqual(['yes', 'company-deleted']);
  });

  // https://devx.pax8.com/docs/understanding-usage-products: usage products have prices of 0.
  test('keeps what has no fixed price apart, so that its seats are in no sum', () => {
    const azure = {
      productId: 'p3',
      productName: 'Microsoft Azure',
      commitment: null,
      price: 0,
      partnerCost: 0,
    };
    const spend = spendIn([{}, azure, { ...azure, partnerCost: null }]);
    expect(spend.total).toMatchObject({ subscriptions: 1, seats: 1 });
    expect(idsOf(spend)).toEqual({ usage: ['s1', 's2'] });
  });

  test('takes a free licence for a licence, and a price of 0 beside a cost for unknown', () => {
    const { total } = spendIn([
      { price: 0, partnerCost: 0 },
      { price: 0, partnerCost: 50.4 },
    ]);
    expect(total).toMatchObject({ subscriptions: 2, unknownPrice: 1, amounts: [usd(0, 0, 0)] });
  });

  test('takes a price of 0 with an unknown cost for free only where the product has a commitment', () => {
    const free = { price: 0, partnerCost: null };
    const spend = spendIn([free, { ...free, commitment: null, productName: 'Microsoft Azure' }]);
    expect(spend.total).toMatchObject({ subscriptions: 1, unknownPrice: 0, amounts: [usd(0, null, 0)] });
    expect(idsOf(spend)).toEqual({ usage: ['s1'] });
  });

  test('counts subscriptions without known seats, and takes them for neither 0 nor 1', () => {
    const { total } = spendIn([{ quantity: 3 }, { quantity: null }]);
    expect(total).toMatchObject({ subscriptions: 2, seats: 3, otherSeats: 0, unknownSeats: 1 });
  });

  test.each<[string, Partial<Subscription>, boolean]>([
    ['a price and cost of 0', { price: 0, partnerCost: 0 }, true],
    ['no price and no cost', { price: null, partnerCost: null }, true],
    ['a cost', { price: 0, partnerCost: 8 }, false],
    ['a price', { price: 10, partnerCost: null }, false],
  ])('one with %s may have usage: %s', (_, amounts, may) =>
    expect(mayHaveUsage(subscription({ commitment: null, productName: 'Microsoft Azure', ...amounts }))).toBe(
      may,
    ),
  );

  test('follows what begins and ends while the same portfolio is held', () => {
    const portfolio = portfolioOf({ endAt: now + 2 * day }, { startAt: now + day });
    const at = (moment: number) => spendOf(portfolio, all, moment).total.subscriptions;
    expect([now, now + day, now + 2 * day, now].map(at)).toEqual([1, 2, 1, 1]);
    expect(at(now + 3 * day)).toBe(1);
  });

  test('of no rows is empty', () => {
    expect(spendIn([])).toMatchObject({ groups: [], vendors: [], total: { subscriptions: 0, amounts: [] } });
  });
});

describe('groups', () => {
  const rows: Partial<Subscription>[] = [
    { price: 10 },
    { companyId: 'c2', price: 30, quantity: 2 },
    { companyId: 'c2', productId: 'p2', productName: 'Backup', price: 5, partnerCost: 4 },
    { companyId: 'c3', productId: 'p9', currency: 'EUR', price: 900, partnerCost: 1 },
    { companyId: 'c4', price: null, quantity: 7 },
    { companyId: 'c5', price: null, quantity: 9 },
  ];

  test('of everything are companies, biggest first, then those in other currencies and without a price', () => {
    const { groups } = spendIn([...rows, { price: 2000, companyId: 'c2' }]);
    expect(groups.map(({ company: one, seats }) => [one?.name ?? null, seats])).toEqual([
      ['Fabrikam', 3],
      ['Contoso', 1],
      [null, 1],
      [null, 9],
      [null, 7],
    ]);
  });

  test('equal in the main currency are sorted by the next one, then by seats', () => {
    const both = (companyId: string, euros: number) => [
      { companyId, price: 100 },
      { companyId, price: euros, currency: 'EUR' },
    ];
    const { groups } = spendIn([
      ...both('c3', 5),
      ...both('c2', 6),
      ...both('c1', 5),
      { companyId: 'c1', price: 0, quantity: 3 },
    ]);
    expect(groups.map(({ seats, amounts }) => [seats, amounts.map(({ price }) => price)])).toEqual([
      [2, [10_000, 600]],
      [5, [10_000, 500]],
      [2, [10_000, 500]],
    ]);
  });

  test('of everything are vendors too; unknown vendors form one group', () => {
    const { vendors } = spendIn(rows.slice(0, 3).concat({ productId: 'p9' }, { productId: 'p8' }));
    expect(vendors.map(({ vendor, amounts }) => [vendor, amounts[0]?.price])).toEqual([
      ['Microsoft', 7000],
      [null, 2000],
      ['Acronis', 500],
    ]);
  });

  test('without any price are sorted by seats', () => {
    const { groups, total } = spendIn([{ price: null }, { companyId: 'c2', price: null, quantity: 4 }]);
    expect([groups.map(({ seats }) => seats), total.amounts]).toEqual([[4, 1], []]);
  });

  test('of a company are its products', () => {
    const { groups, vendors } = spendIn(
      [{ productName: null }, {}, { productId: 'p2', productName: 'Backup', price: 50 }, { companyId: 'c2' }],
      { company: contoso },
    );
    expect(groups.map(({ productName, subscriptions }) => [productName, subscriptions])).toEqual([
      ['Backup', 1],
      ['Microsoft 365 Business Premium [New Commerce Experience]', 2],
    ]);
    expect(vendors).toEqual([]);
  });

  test('of a vendor are the products of each company', () => {
    const spend = spendIn(rows, { vendor: 'Microsoft' });
    expect(spend.groups.map(({ company: one, vendor }) => [one?.name ?? null, vendor])).toEqual([
      ['Fabrikam', 'Microsoft'],
      ['Contoso', 'Microsoft'],
      [null, 'Microsoft'],
      [null, 'Microsoft'],
    ]);
    expect(spend).toMatchObject({ vendors: [], unknownVendors: 1 });
  });

  test('add up to the total', () => {
    const { groups, vendors, total } = spendIn(rows);
    for (const parts of [groups, vendors])
      for (const { currency, price, margin } of total.amounts) {
        const own = parts.flatMap(({ amounts }) => amounts.filter((one) => one.currency === currency));
        expect(own.reduce((sum, one) => sum + one.price, 0)).toBe(price);
        expect(own.reduce((sum, one) => sum + one.margin, 0)).toBe(margin);
      }
  });
});

test('a share has one decimal place and a sign', () => {
  expect([percentOf(1, 3), percentOf(-5, 1000), percentOf(0, 7)]).toEqual(['33.3', '-0.5', '0.0']);
});

describe('the file', () => {
  const linesOf = (...rows: Partial<Subscription>[]) => {
    const portfolio = portfolioOf(...rows);
    return spendLines(portfolio, all, now).map((line) => csvLine(spendCsvLine(line, portfolio)).trimEnd());
  };

  test('has a row per subscription that is not cancelled, and only what is in the sums has monthly amounts', () => {
    expect(csvLine(spendCsvHead)).toBe(
      'Company,Product,Vendor,Status,Seats,Billing term,Price a seat and billing term,' +
        'Partner cost a seat and billing term,Price a month,Partner cost a month,Margin a month,Margin %,Currency,In the sums,Subscription id\r\n',
    );
    const name = 'Microsoft 365 Business Premium [New Commerce Experience]';
    expect(
      linesOf(
        { quantity: 2 },
        { productId: 'p9', companyId: 'c9', price: null },
        { status: 'Trial', partnerCost: null },
        { billingTerm: 'One-Time' },
        { status: 'Cancelled' },
      ),
    ).toEqual([
      `Contoso,${name},Microsoft,Trial,1,Monthly,10,,,,,,USD,no: trial,s2`,
      `Contoso,${name},Microsoft,Active,2,Monthly,10,8,20.00,16.00,4.00,20.0,USD,yes,s0`,
      `,${name},,Active,1,Monthly,,8,,,,,USD,no: price unknown,s1`,
      `Contoso,${name},Microsoft,Active,1,One-Time,10,8,,,,,USD,no: not billed by the month or year,s3`,
    ]);
  });

  test('can be of a company or vendor, and asking for it repeatedly changes nothing', () => {
    const portfolio = portfolioOf({}, { companyId: 'c2' }, { productId: 'p2' });
    const ids = (of: Partial<SpendOf>) =>
      spendLines(portfolio, { ...all, ...of }, now).map(({ standing }) => standing.subscription.id);
    expect(ids({ company: contoso })).toEqual(['s0', 's2']);
    expect(ids({ vendor: 'Acronis' })).toEqual(['s2']);
    expect(spendOf(portfolio, all, now)).toEqual(spendOf(portfolio, all, now));
  });

  test('has no formula from a name', () => {
    expect(linesOf({ productName: '=HYPERLINK("https://evil.example")' })[0]).toContain(
      `"'=HYPERLINK(""https://evil.example"")"`,
    );
  });
});
