import { describe, expect, test } from '@jest/globals';
import type { Unused } from '../../../src/core/assignments/unused.ts';
import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { commitmentsAhead } from '../../../src/core/renewals/commitments-ahead.ts';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import { newRenewal } from '../../../src/core/renewals/renewal-lines.ts';
import type { TodayLine } from '../../../src/core/today/line.ts';
import { pricedSoon, todayLines } from '../../../src/core/today/today.ts';
import { todayFacts } from '../../../src/core/today/today-facts.ts';
import { sampleChange } from '../../samples/change.ts';
import { orderWanted } from '../../samples/order.ts';
import { day, hour, now, subscription } from '../samples.ts';

const company = (id: string, status = 'Active'): Company => ({
  ...{ id, name: id, status, externalId: null, city: null, country: null },
});
const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';
const held = (id: string, given: Partial<Subscription> = {}): Subscription =>
  subscription({
    ...{
      id,
      companyId: 'c1',
      productName: premium,
      quantity: 10,
      price: 22,
      partnerCost: 18,
      currency: 'USD',
    },
    ...{ billingTerm: 'Monthly', startAt: now - 400 * day, createdAt: now - 400 * day },
    ...given,
  });
const annual = (days: number, term = '1-Year') => ({
  commitment: { id: 'm', term, endsAt: now + days * day },
});
const portfolioOf = (subscriptions: readonly Subscription[], companies = [company('c1'), company('c2')]) =>
  buildPortfolio({ companies, subscriptions, asOf: now, unreadable: 0 });
const lines = (
  subscriptions: readonly Subscription[],
  rest: Partial<Omit<Parameters<typeof todayLines>[0], 'portfolio'>> = {},
) =>
  todayLines({
    portfolio: portfolioOf(subscriptions, [company('c1'), company('c2'), company('gone', 'Deleted')]),
    ...{
      renewals: [],
      changes: [],
      prices: new Map(),
      unbilled: [],
      unused: [],
      costRises: [],
      toReview: [],
      switches: [],
      added: new Map(),
      usageJumps: [],
      now,
    },
    ...rest,
  });
const told = (all: readonly TodayLine[]) =>
  all.map(({ kind, companyId, subscriptions, change, seats, amounts, unknown }) =>
    [
      ...[kind, companyId, subscriptions.map(({ id }) => id).join('+'), change?.id ?? ''],
      ...[seats ?? '', amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(' & ')],
      unknown === 0 ? '' : `${unknown} unknown`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

describe('terms that lock', () => {
  test('within seven days, a day before their end, are one line a company and day: what the whole new term costs', () => {
    // 10 seats at 22.00 a month: 12 × 220.00 = 2,640.00 for a year, 7,920.00 for three.
    expect(
      told(
        lines([
          held('now', annual(0.9)),
          held('a', annual(3)),
          held('b', { ...annual(3.1), quantity: 5 }),
          held('other', { ...annual(3), companyId: 'c2', ...annual(7.9, '3-Year') }),
          held('later', annual(8.1)),
          held('yearly', { ...annual(5), billingTerm: 'Annual', price: 240.5, quantity: 3 }),
          held('monthly', annual(3, 'Monthly')),
          held('deleted', { ...annual(3), companyId: 'gone' }),
        ]),
      ),
    ).toEqual(['lock c2 other 7920.00 USD', 'lock c1 a+b 3960.00 USD', 'lock c1 yearly 721.50 USD']);
  });
  test('are told further ahead to who decides ahead', () => {
    const ahead = [held('a', annual(3)), held('b', annual(20)), held('c', annual(40))];
    expect(told(lines(ahead, { decideWithin: 30 * day }))).toEqual([
      'lock c1 a 2640.00 USD',
      'lock c1 b 2640.00 USD',
    ]);
  });
  test('with an unknown price, number or term say that they are not known; currencies stay apart', () => {
    expect(
      told(
        lines([
          held('a', annual(3)),
          held('b', { ...annual(3), price: null }),
          held('c', { ...annual(3), currency: 'EUR', quantity: 1 }),
          held('d', { ...annual(3), quantity: null }),
          held('e', { ...annual(3), price: 0 }),
        ]),
      ),
    ).toEqual(['lock c1 a+b+c+d+e 264.00 EUR & 2640.00 USD 3 unknown']);
    expect(
      told(
        lines([
          held('x', annual(3, 'Odd')),
          held('y', { ...annual(4), currency: null }),
          held('z', { ...annual(5), billingTerm: 'One-Time' }),
        ]),
      ),
    ).toEqual(['lock c1 x 1 unknown', 'lock c1 y 1 unknown', 'lock c1 z 1 unknown']);
  });
  test('cost what today’s list has, where it is known: the new term does not renew at the old price', () => {
    const prices = new Map([
      ['a', { price: 26, partnerCost: 22 }],
      ['b', { price: 20, partnerCost: 18 }],
      ['c', { price: null, partnerCost: 18 }],
    ]);
    const told12 = ['a', 'b', 'c'].map((id, n) => held(id, annual(3 + n)));
    // 10 × 26.00, 20.00 and 22.00, twelve times.
    expect(told(lines(told12, { prices })).filter((line) => line.startsWith('lock'))).toEqual([
      'lock c1 a 3120.00 USD',
      'lock c1 c 2640.00 USD',
      'lock c1 b 2400.00 USD',
    ]);
  });
  test('and are granted at price and cost 0 have no known price: of a commitment it may be missing', () => {
    const granted = held('a', { ...annual(3), price: 0, partnerCost: 0 });
    const prices = new Map([['a', { price: 7, partnerCost: 6 }]]);
    expect(told(lines([granted], { prices }))).toEqual(['lock c1 a 1 unknown']);
  });
  test('and were decided on need nobody', () => {
    const subscriptions = [held('a', annual(3)), held('b', annual(3))];
    const [ahead] = commitmentsAhead(portfolioOf(subscriptions), now, now + 30 * day).days.values();
    if (ahead === undefined) throw new Error('a day ends');
    const renewal: Renewal = newRenewal({ id: 'r', tenantId: 't1', createdAt: now, ...ahead });
    const [first, ...others] = renewal.lines;
    if (first === undefined) throw new Error('a renewal has lines');
    const decision = { kind: 'renew', by: { tenantId: 't1', objectId: 'bo', name: 'Bo' }, at: now } as never;
    const decided = { ...renewal, lines: [{ ...first, decision }, ...others] };
    expect(told(lines(subscriptions, { renewals: [renewal] }))).toEqual(['lock c1 a+b 5280.00 USD']);
    expect(told(lines(subscriptions, { renewals: [decided] }))).toEqual(['lock c1 b 2640.00 USD']);
  });
});

describe('seats that nobody uses', () => {
  const idle = (subscriptions: readonly Subscription[], seats: number): Unused => ({
    ...{ company: company('c1'), subscriptions, shared: subscriptions.length, unassigned: seats, seats },
    licence: { skuId: 's', partNumber: null, appliesTo: 'User', assigned: 1, seats: 9 },
    ...{ month: null, termEndsAt: null, leftOut: null, asOf: now },
  });

  test('of a term that locks are told with it, and what they cost for the term', () => {
    const locks = held('a', annual(3));
    const [line] = lines([locks, held('b', annual(3))], { unused: [idle([locks], 4)] });
    // 4 of 10 seats at 22.00 for twelve months.
    expect(line?.unused).toEqual({ seats: 4, amounts: [{ amount: '1056.00', currency: 'USD' }] });
    const [unpriced] = lines([{ ...locks, price: null }], { unused: [idle([{ ...locks, price: null }], 4)] });
    expect(unpriced?.unused).toEqual({ seats: 4, amounts: [] });
    expect(lines([locks])[0]?.unused).toBeNull();
  });

  test('of terms that renew within thirty days are lines of their own, counted where they are cheapest', () => {
    const cheap = held('cheap', { ...annual(20), price: 20, quantity: 3 });
    const dear = held('dear', annual(20));
    const soonest = held('soon', annual(3));
    expect(
      told(lines([cheap, dear], { unused: [idle([cheap, dear], 5)] })),
      // 3 × 20.00 and 2 × 22.00, for twelve months.
    ).toEqual(['unused c1 cheap+dear 5 1248.00 USD']);
    expect(told(lines([held('far', annual(40))], { unused: [idle([held('far', annual(40))], 5)] }))).toEqual(
      [],
    );
    expect(told(lines([soonest], { unused: [idle([soonest], 1)] }))).toEqual(['lock c1 soon 2640.00 USD']);
    // Twelve seats of two terms: ten of the one that locks first, and only two are left for the other, though it is cheaper.
    const [first, second] = lines([cheap, soonest], {
      unused: [idle([held('far', annual(40)), cheap, soonest], 12)],
    });
    expect([first?.kind, first?.unused?.seats, second?.kind, second?.seats]).toEqual([
      'lock',
      10,
      'unused',
      2,
    ]);
    expect(told(lines([dear], { unused: [idle([{ ...dear, quantity: null }], 5)] }))).toEqual([]);
  });
});

describe('seats that may go back', () => {
  test('are those of the window after a purchase or renewal of a year or more, all but one', () => {
    const found = () =>
      lines([
        held('bought', { ...annual(363), startAt: now - 2 * day, createdAt: now - 2 * day, quantity: 4 }),
        held('renewed', annual(362)),
        held('long ago', annual(350)),
        held('one', { ...annual(363), startAt: now - 2 * day, createdAt: now - 2 * day, quantity: 1 }),
        held('unknown', { ...annual(363), startAt: now - 2 * day, quantity: null }),
        held('monthly', { ...annual(28, 'Monthly'), startAt: now - 2 * day, createdAt: now - 2 * day }),
        held('none', { commitment: null, startAt: null, createdAt: null }),
        held('deleted', { ...annual(362), companyId: 'gone' }),
      ]);
    // 9 × 22.00 × 12 = 2,376.00; 3 × 22.00 × 12 = 792.00
    expect(told(found())).toEqual(['window c1 renewed 9 2376.00 USD', 'window c1 bought 3 792.00 USD']);
    // That it was renewed is inferred from its end.
    expect(found().map(({ confidence }) => confidence)).toEqual(['inferred', 'explicit']);
  });
  test('are also those added in the middle of the term, as many as were added, until the first of them no longer may', () => {
    // Microsoft: within seven days of when those licences were added. They cost what is left of the term that ends on 3 March: ten of
    // the 30 days until 3 December, and three months: 3 × 22.00 × 3⅓ = 220.00.
    const addition = (hours: number, seats: number) => ({
      ...{ at: now - hours * hour, seats, confidence: 'explicit' as const },
    });
    const unpriced = held('unpriced', { ...annual(100), price: null });
    const added = [addition(48, 2), addition(24, 1)];
    const found = lines([held('grown', annual(100)), unpriced, held('untouched', annual(100))], {
      added: new Map([
        ['grown', added],
        ['unpriced', added],
      ]),
    });
    expect(told(found)).toEqual(['window c1 grown 3 220.00 USD', 'window c1 unpriced 3 1 unknown']);
    expect(found[0]?.confidence).toBe('explicit');
    expect(found[0]?.until).toBe(now + (168 - 48) * hour);
  });
  const bought = { ...annual(363), startAt: now - 2 * day, createdAt: now - 2 * day };
  const year = sampleChange<ChangeState, Wanted>({
    ...{ id: 'o', state: 'applied', sentAt: now - 2 * day },
    bundle: { id: 'b', line: 0, told: [], kind: 'switch' },
    wanted: orderWanted(
      {},
      {
        placed: {
          ...{ orderId: 'p', readAt: now, nextAt: null },
          lines: [{ subscriptionId: 'year', status: 'Active' }],
        },
      },
    ),
  });
  const cancellation = (state: ChangeState) =>
    sampleChange<ChangeState, Wanted>({
      ...{ id: 'x', state, subscriptionId: 'month' },
      bundle: { id: 'b', line: 1, told: [], kind: 'switch' },
      wanted: { kind: 'cancel', seats: 10, at: now + 9 * day, afterOrder: 'o' },
    });
  const windowsBeside = (month: Subscription, state: ChangeState) =>
    told(lines([held('year', bought), month], { switches: [year, cancellation(state)] })).filter((line) =>
      line.startsWith('window'),
    );
  const month = held('month', annual(9, 'Monthly'));
  test.each(['planned', 'applied', 'executing', 'needs-check'] as const)(
    'are none of a year in place of months whose cancellation is %s: its users have nothing else',
    (state) => {
      expect(windowsBeside(month, state)).toEqual([]);
    },
  );
  test.each(['failed', 'stale', 'cancelled'] as const)(
    'are those of a year beside months that run on, as their cancellation is %s: both are billed',
    (state) => {
      expect(windowsBeside(month, state)).toEqual(['window c1 year 9 2376.00 USD']);
      expect(windowsBeside({ ...month, endAt: now + 9 * day }, state)).toEqual([]);
    },
  );
  test('of a year in place of months are those added to it later', () => {
    const added = new Map([['year', [{ at: now - day, seats: 2, confidence: 'explicit' as const }]]]);
    const switches = [year, cancellation('applied')];
    const after = held('year', { ...annual(350), startAt: now - 15 * day, createdAt: now - 15 * day });
    expect(lines([after], { switches, added }).map(({ kind, seats }) => [kind, seats])).toEqual([
      ['window', 2],
    ]);
  });
});

describe('prices that rise at the renewal', () => {
  test('are what the term costs more at today’s price, of all seats, to the cent', () => {
    const prices = new Map([
      ['a', { price: 23.1, partnerCost: 19 }],
      ['b', { price: 21, partnerCost: 19 }],
      ['c', { price: null, partnerCost: 19 }],
      ['e', { price: 10, partnerCost: 9 }],
      ['f', { price: 30, partnerCost: 9 }],
      ['late', { price: 30, partnerCost: 9 }],
    ]);
    expect(
      told(
        lines(
          [
            held('a', annual(20)),
            ...['b', 'c', 'd'].map((id) => held(id, annual(20))),
            held('e', { ...annual(20), price: 0 }),
            held('f', { ...annual(20), price: null }),
            held('late', annual(31)),
          ],
          { prices },
        ),
      ),
      // 10 × 1.10 × 12
    ).toEqual(['rise c1 a 132.00 USD']);
    expect(pricedSoon(portfolioOf([held('a', annual(20)), held('b', annual(31))]), now)).toHaveLength(1);
  });
});

describe('trials, requests and changes', () => {
  const trial = (id: string, days: number | null) =>
    held(id, { status: 'Trial', commitment: null, endAt: days === null ? null : now + days * day });
  test('a trial of Microsoft’s that ends within seven days costs the paid year that it becomes, at today’s price', () => {
    const free = (id: string, days: number | null) => ({
      ...trial(id, days),
      billingTerm: 'Trial',
      price: 0,
    });
    const prices = new Map([['a', { price: 23.1, partnerCost: 19 }]]);
    const trials = [free('a', 3), free('b', 4), free('c', 8), free('d', null)];
    // 10 × 23.10 × 12
    expect(told(lines(trials, { prices }))).toEqual(['trial c1 a 2772.00 USD', 'trial c1 b 1 unknown']);
    expect(pricedSoon(portfolioOf(trials), now).map(({ id, commitment }) => [id, commitment?.term])).toEqual(
      ['a', 'b', 'c'].map((id) => [id, '1-Year']),
    );
  });
  test('a trial of another vendor costs a month, as far as it has a price', () => {
    const other = { productName: 'Adobe Creative Cloud' };
    const trials = [
      { ...trial('a', 3), ...other },
      { ...trial('b', 4), ...other, price: 0, partnerCost: 0, billingTerm: 'Monthly' },
      { ...trial('c', 5), ...other, price: null },
    ];
    expect(told(lines(trials))).toEqual([
      'trial c1 a 220.00 USD',
      'trial c1 b 1 unknown',
      'trial c1 c 1 unknown',
    ]);
    expect(pricedSoon(portfolioOf(trials), now)).toEqual([]);
  });
  test('requests and unclear changes come to what they change a month, whichever way', () => {
    const change = (id: string, given: object): Change =>
      sampleChange({ id, companyId: 'c2', ...given } as never);
    const found = lines([], {
      changes: [
        change('less', { from: 12, to: 10, expiresAt: now + hour }),
        change('unclear', { state: 'needs-check' }),
        change('applied', { state: 'applied' }),
      ],
    });
    expect(found.map(({ kind, change: of, until }) => [kind, of?.id, until])).toEqual(
      expect.arrayContaining([
        ['waiting', 'less', now + hour],
        ['unclear', 'unclear', null],
      ]),
    );
    expect(found.every(({ amounts }) => amounts.every(({ amount }) => !amount.startsWith('-')))).toBe(true);
    expect(found).toHaveLength(2);
  });
});

test('the most money comes first; of the same money what ends first, and the unknown last', () => {
  const kinds = lines(
    [
      held('late', annual(5)),
      held('soon', { ...annual(3), companyId: 'c2' }),
      held('dear', { ...annual(6), quantity: 100 }),
      held('unknown', { ...annual(2), price: null }),
    ],
    {
      changes: [
        sampleChange({
          id: 'x',
          state: 'needs-check',
          seen: { ...sampleChange({}).seen, price: null },
        } as never),
      ],
    },
  );
  expect(kinds.map(({ subscriptions, kind }) => subscriptions[0]?.id ?? kind)).toEqual([
    ...['dear', 'soon', 'late', 'unknown', 'unclear'],
  ]);
});

test('a cost that rose while the price stayed is what it takes of the whole term; unknown where the seats are', () => {
  // 10 × (19.00 − 18.00) × 12 = 120.00 of a year that is billed by the month.
  const rise = (quantity: number | null) => {
    const subscription = held('a', { ...annual(200), quantity, partnerCost: 19 });
    return { subscription, price: 22, cost: { from: 18, to: 19 }, night: 20000, more: null };
  };
  expect(told(lines([], { costRises: [rise(10), rise(null)] }))).toEqual([
    'cost c1 a 120.00 USD',
    'cost c1 a 1 unknown',
  ]);
  // Without a commitment there is no term: a month's.
  const more = { amount: '10.00', currency: 'USD' };
  const monthly = { ...rise(10), subscription: held('a', { partnerCost: 19, commitment: null }), more };
  expect(told(lines([], { costRises: [monthly] }))).toEqual(['cost c1 a 10.00 USD']);
});

describe('seats that the PSA does not bill', () => {
  test('are told with what they are worth a month; without a price that is unknown', () => {
    const found = [
      {
        companyId: 'c1',
        subscriptionIds: ['s1', 'gone'],
        seats: 2,
        amount: { amount: '60.00', currency: 'USD' },
      },
      { companyId: 'c2', subscriptionIds: [], seats: 1, amount: null },
    ];
    const all = lines([held('s1')], { unbilled: found }).filter(({ kind }) => kind === 'unbilled');
    expect(all.map(({ seats, amounts, unknown, until }) => [seats, amounts, unknown, until])).toEqual([
      [2, [{ amount: '60.00', currency: 'USD' }], 0, null],
      [1, [], 1, null],
    ]);
    expect(all[0]?.subscriptions.map(({ id }) => id)).toEqual(['s1']);
  });
});

test('usage that jumped is a line of the company that used it, by what came on top', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const jump = (companyId: string | null, more: string, subscriptionId = 'azure') => ({
    ...{ subscriptionId, companyId, day: '2026-11-24', against: '2026-10-24' },
    ...{ now: usd('900.00'), before: usd('300.00'), more: usd(more) },
  });
  const usageJumps = [jump('c2', '600.00'), jump(null, '250.00'), jump('c1', '999.00', 'gone')];
  expect(told(lines([held('azure', { price: 0, partnerCost: 0 })], { usageJumps }))).toEqual([
    'usage c2 azure 600.00 USD',
    'usage c1 azure 250.00 USD',
  ]);
});

test('the list for other systems names companies and products, and leaves partner costs out', () => {
  const price = { amount: '264.00', currency: 'USD' };
  const of = {
    until: now,
    seats: 3,
    amounts: [price],
    unknown: 0,
    unused: null,
    confidence: null,
    usage: null,
  };
  const one: TodayLine = { ...of, kind: 'window', companyId: 'c1', subscriptions: [held('a')], change: null };
  const change = sampleChange({ companyId: 'c2', subscriptionId: 's9', productName: 'Visio' });
  const all: TodayLine[] = [
    one,
    { ...one, kind: 'lock', subscriptions: [held('a'), held('b')] },
    { ...one, kind: 'cost' },
    { ...one, kind: 'waiting', companyId: 'c2', subscriptions: [], change },
    { ...one, kind: 'unbilled', companyId: 'gone', subscriptions: [] },
  ];
  const facts = { companyId: 'c1', company: 'c1', changeId: null, until: now, seats: 3, amounts: [price] };
  expect(
    todayFacts(
      all,
      new Map([
        ['c1', company('c1')],
        ['c2', company('c2')],
      ]),
    ),
  ).toEqual({
    things: 5,
    lines: [
      { ...facts, kind: 'window', subscriptionIds: ['a'], product: premium },
      { ...facts, kind: 'lock', subscriptionIds: ['a', 'b'], product: null },
      { ...facts, kind: 'cost', subscriptionIds: ['a'], product: premium, amounts: [] },
      {
        ...{ ...facts, kind: 'waiting', companyId: 'c2', company: 'c2', changeId: change.id },
        ...{ subscriptionIds: ['s9'], product: 'Visio' },
      },
      { ...facts, kind: 'unbilled', companyId: 'gone', company: null, subscriptionIds: [], product: null },
    ],
  });
});
