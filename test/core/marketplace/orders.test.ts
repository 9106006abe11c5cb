import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { orderOf, seatsReported } from '../../../src/core/changes/change-facts.ts';
import { certainlyOf, isNewOrder, settleOrder, thereBefore } from '../../../src/core/changes/order-settle.ts';
import { isFollowed, ordered, provisioned, provisioningOf } from '../../../src/core/changes/order-steps.ts';
import type { CompanyDetails } from '../../../src/core/marketplace/company-details.ts';
import type { Order } from '../../../src/core/marketplace/orders.ts';
import type {
  ProductDependencies,
  ProductDetails,
  ProvisioningDetail,
} from '../../../src/core/marketplace/products.ts';
import type { PricePlan, Subscription } from '../../../src/core/marketplace/records.ts';
import { choicesOf, currencyOf } from '../../../src/core/ordering/order-choices.ts';
import { orderCsvHead, orderCsvLines } from '../../../src/core/ordering/order-csv.ts';
import { codeOf, inputOf, quantityOf, readOrderForm } from '../../../src/core/ordering/order-form.ts';
import { orderRows } from '../../../src/core/ordering/order-rows.ts';
import { type OrderFacts, orderNotes, orderRefusal, parentsOf } from '../../../src/core/rules/order-rules.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { type Given, sentChange } from '../../samples/change.ts';
import { change, day, hour, now, subscription } from '../samples.ts';

const minute = 60_000;

const wanted = (overrides: Partial<Omit<Wanted<'order'>, 'kind'>> = {}): Wanted<'order'> => ({
  kind: 'order',
  seats: 10,
  productId: 'p9',
  billingTerm: 'Monthly',
  commitmentTermId: 't1',
  commitmentTerm: '1-Year',
  parent: null,
  provisioning: [],
  before: { subscriptionIds: ['old'], orderIds: ['old-order'] },
  placed: null,
  ...overrides,
});
type With = Omit<Given, 'state' | 'wanted'> & Readonly<{ wanted?: Wanted<'order'> }>;
const order = <S extends ChangeState>(state: S, overrides: With = {}) =>
  change({ subscriptionId: 'chg1', wanted: wanted(), sentAt: now, ...overrides, state });
const sent = (overrides: With = {}) => sentChange({ subscriptionId: 'chg1', wanted: wanted(), ...overrides });
const made = (overrides: Partial<Subscription> = {}): Subscription =>
  subscription({
    id: 'new',
    productId: 'p9',
    quantity: 10,
    createdAt: now,
    status: 'PendingAutomated',
    ...overrides,
  });
const placed = (overrides: Partial<Order> = {}): Order => ({
  id: 'o1',
  companyId: 'c1',
  createdAt: now - (now % day),
  orderedBy: 'Pax8 Partner',
  orderedByEmail: null,
  lines: [
    {
      id: 'l1',
      productId: 'p9',
      subscriptionId: null,
      commitmentTermId: 't1',
      billingTerm: 'Monthly',
      quantity: 10,
    },
  ],
  ...overrides,
});
const shown = (
  subscriptions: readonly Subscription[] = [],
  orders: readonly Order[] = [],
  unreadable = 0,
) => ({
  subscriptions: { rows: subscriptions, unreadable },
  orders: { rows: orders, unreadable: 0 },
});

describe('an order Pax8 accepted', () => {
  const accepted = { kind: 'accepted', subscription: made(), orderId: 'o1', subscriptionId: 'new' } as const;

  test('is of its new subscription from then on, and followed until that is Active', () => {
    const after = afterWrite(sent(), accepted, now);
    expect(after).toMatchObject({ state: 'applied', subscriptionId: 'new' });
    expect(seatsReported(after)).toBe(10);
    expect(orderOf(after)?.placed).toMatchObject({
      orderId: 'o1',
      status: 'PendingAutomated',
      nextAt: now + minute,
    });
    if (!isFollowed(after)) throw new Error('it is not followed');
    const found = { orderId: null, subscriptionId: 'new', subscription: made({ status: 'Active' }) };
    const done = provisioned(after, found, now + minute);
    expect(orderOf(done)?.placed).toMatchObject({ orderId: 'o1', status: 'Active', nextAt: null });
    expect(isFollowed(done)).toBe(false);
    expect(provisioningOf(done)).toEqual({ kind: 'done', status: 'Active' });
  });

  test('is not done by an answer that names no order: it is looked for', () => {
    const unnamed = afterWrite(sent(), { kind: 'accepted', subscription: null }, now);
    expect(unnamed).toMatchObject({ state: 'needs-check', unclear: { kind: 'unseen' } });
  });

  test('is no order that was there before, nor one older than what was kept from before', () => {
    const one = sent();
    expect(isNewOrder(one, { id: 'o1', createdAt: now })).toBe(true);
    expect(isNewOrder(one, { id: 'o1', createdAt: null })).toBe(true);
    // Pax8 dates an order by its day, and not in UTC.
    expect(isNewOrder(one, { id: 'o1', createdAt: now - day })).toBe(true);
    expect(isNewOrder(one, { id: 'o1', createdAt: now - 2 * day - 1 })).toBe(false);
    expect(isNewOrder(one, { id: 'old-order', createdAt: now })).toBe(false);
    expect(isNewOrder(sent({ wanted: wanted({ before: null }) }), { id: 'o1', createdAt: now })).toBe(true);
  });

  test('without a known subscription keeps its own id, and what was known is not lost by a look that finds nothing', () => {
    const bare = afterWrite(sent(), { kind: 'accepted', subscription: null, orderId: 'o1' }, now);
    expect(bare).toMatchObject({ state: 'applied', subscriptionId: 'chg1' });
    expect(seatsReported(bare)).toBeNull();
    if (!isFollowed(bare)) throw new Error('it is not followed');
    const nothing = { orderId: null, subscriptionId: null, subscription: null };
    expect(provisioned(bare, nothing, now + minute)).toMatchObject({ subscriptionId: 'chg1' });
    const known = afterWrite(sent(), accepted, now);
    if (!isFollowed(known)) throw new Error('it is not followed');
    expect(provisioned(known, nothing, now + minute)).toMatchObject({
      subscriptionId: 'new',
      found: { kind: 'order', quantity: 10 },
      wanted: { placed: { orderId: 'o1', subscriptionId: 'new', status: null } },
    });
  });

  test.each([
    [5 * minute, minute],
    [30 * minute, 5 * minute],
    [2 * hour, 30 * minute],
    [12 * hour, 2 * hour],
    [3 * day, 6 * hour],
    [8 * day, null],
  ])('%d ms after sending is looked at again after %d', (since, pause) => {
    const at = now + since;
    const found = { orderId: 'o1', subscriptionId: null, subscription: null };
    const after = ordered(sent(), wanted(), found, at);
    expect(orderOf(after)?.placed?.nextAt).toBe(pause === null ? null : at + pause);
  });

  test('is under way, then stuck for so long, and over when nobody looks any more', () => {
    const at = (since: number) => provisioningOf(afterWrite(sent(), accepted, now + since));
    expect(at(12 * minute)).toEqual({ kind: 'under-way', for: 12 * minute });
    expect(at(31 * minute)).toEqual({ kind: 'stuck', for: 31 * minute, over: false });
    expect(at(8 * day)).toEqual({ kind: 'stuck', for: 8 * day, over: true });
    expect(provisioningOf(sent())).toBeNull();
  });
});

describe('an order of unknown outcome', () => {
  const unsure = (overrides: With = {}) => order('needs-check', overrides);

  test('was made when exactly one new subscription matches', () => {
    const old = made({ id: 'old' });
    const after = settleOrder(unsure(), shown([old, made()]), now + minute);
    expect(after).toMatchObject({ state: 'applied', subscriptionId: 'new' });
  });

  test('was made when its order exists without a subscription yet, or names the one that does', () => {
    const alone = settleOrder(unsure(), shown([], [placed(), placed({ id: 'old-order' })]), now);
    expect(alone).toMatchObject({
      state: 'applied',
      wanted: { placed: { orderId: 'o1', subscriptionId: null } },
    });
    const [line] = placed().lines;
    const naming = placed({ lines: line === undefined ? [] : [{ ...line, subscriptionId: 'new' }] });
    expect(settleOrder(unsure(), shown([made()], [naming]), now)).toMatchObject({
      state: 'applied',
      wanted: { placed: { orderId: 'o1', subscriptionId: 'new' } },
    });
    const other = placed({ lines: line === undefined ? [] : [{ ...line, subscriptionId: 'another' }] });
    expect(settleOrder(unsure(), shown([made()], [other]), now)).toMatchObject({
      unclear: { kind: 'several' },
    });
  });

  test.each([{ billingTerm: 'Annual' }, { commitmentTermId: 't2' }])(
    'an order under other terms is a different one: %o',
    (terms) => {
      const other = placed({ lines: placed().lines.map((line) => ({ ...line, ...terms })) });
      expect(settleOrder(unsure(), shown([], [other]), now + minute)).toBeNull();
    },
  );

  test.each([
    ['another company’s', made({ companyId: 'c2' })],
    ['another product', made({ productId: 'p1' })],
    ['for another commitment', made({ commitment: { id: 't-other', term: 'another', endsAt: null } })],
    ['another number', made({ quantity: 11 })],
    ['otherwise billed', made({ billingTerm: 'Annual' })],
    ['older than the day of the order', made({ createdAt: now - 2 * day })],
    ['there before', made({ id: 'old' })],
  ])('is not what is %s', (_, one) => {
    expect(settleOrder(unsure(), shown([one]), now + minute)).toBeNull();
    expect(settleOrder(unsure(), shown([one]), now + hour)).toMatchObject({
      state: 'failed',
      reason: { kind: 'order-not-shown' },
    });
  });

  test('is left to a person when several match, which is said once', () => {
    const two = shown([made(), made({ id: 'new-2', createdAt: null })]);
    const told = settleOrder(unsure(), two, now + 2 * hour);
    expect(told).toMatchObject({ state: 'needs-check', unclear: { kind: 'several' } });
    expect(settleOrder(unsure({ unclear: { kind: 'several' } }), two, now + 2 * hour)).toBeNull();
  });

  test('is left to a person when the match may belong to another order, and stays so', () => {
    const twin = unsure({ id: 'chg2' });
    const told = settleOrder(unsure(), shown([made()]), now, [twin]);
    expect(told).toMatchObject({ state: 'needs-check', unclear: { kind: 'rival' } });
    expect(settleOrder(unsure({ unclear: { kind: 'rival' } }), shown([made()]), now)).toBeNull();
    expect(settleOrder(unsure(), shown([], [placed()]), now, [twin])).toMatchObject({
      unclear: { kind: 'rival' },
    });
  });

  test.each(['executing', 'applied'] as const)(
    'waits an hour for another that is %s and not named',
    (state) => {
      const other = order(state, { id: 'chg2' });
      expect(settleOrder(unsure(), shown([made()]), now, [other])).toBeNull();
      expect(settleOrder(unsure(), shown([made()]), now + hour, [other])).toMatchObject({
        unclear: { kind: 'rival' },
      });
    },
  );

  test('is not delayed by another order that wanted something else, or saw it before', () => {
    const others = [
      unsure({ id: 'chg2', wanted: wanted({ seats: 11 }) }),
      unsure({ id: 'chg3', wanted: wanted({ before: { subscriptionIds: ['new'], orderIds: [] } }) }),
    ];
    expect(settleOrder(unsure(), shown([made()]), now, others)).toMatchObject({ state: 'applied' });
  });

  test('is not called failed while part of Pax8’s answer was unreadable, nor settled when it is clear', () => {
    expect(settleOrder(unsure(), shown([], [], 1), now + 2 * hour)).toBeNull();
    expect(settleOrder(sent(), shown([made()]), now)).toBeNull();
    expect(settleOrder(unsure({ wanted: wanted({ before: null }) }), shown([made()]), now)?.state).toBe(
      'applied',
    );
  });

  test('is distinguished from what existed: all subscriptions, and recent orders of the product', () => {
    const orders = [
      placed(),
      placed({ id: 'undated', createdAt: null }),
      placed({ id: 'long-ago', createdAt: now - 9 * day }),
      placed({ id: 'of-another', lines: [] }),
    ];
    expect(thereBefore(wanted(), shown([made()], orders), now)).toEqual({
      subscriptionIds: ['new'],
      orderIds: ['o1', 'undated'],
    });
  });
});

describe('an order that is followed without its subscription being named', () => {
  const taken = order('applied');
  const other = placed({ id: 'o2' });

  test('gets the one that is certainly its own', () => {
    expect(certainlyOf(taken, 'o1', shown([made()], [placed()]), [])?.id).toBe('new');
    expect(certainlyOf(taken, null, shown([made()], [placed()]), [])?.id).toBe('new');
    expect(certainlyOf(taken, 'o1', shown([made()]), [])?.id).toBe('new');
  });

  test.each([
    ['nothing is shown', shown(), []],
    ['its order alone is shown', shown([], [placed()]), []],
    ['something could not be read', shown([made()], [placed()], 1), []],
    ['another order like it is there', shown([made()], [placed(), other]), []],
    ['only another order is there', shown([made()], [other]), []],
    ['another open order may have made it', shown([made()]), [order('needs-check', { id: 'chg2' })]],
  ])('has none when %s', (_, seen, others) => {
    expect(certainlyOf(taken, 'o1', seen, others)).toBeNull();
  });
});

const product = (overrides: Partial<ProductDetails> = {}): ProductDetails => ({
  id: 'p9',
  name: 'Exchange Online (Plan 1) [New Commerce Experience]',
  vendorName: 'Microsoft',
  sku: null,
  vendorSku: null,
  requiresCommitment: true,
  shortDescription: null,
  description: null,
  ...overrides,
});
const term = (id: string, name: string) => ({
  ...{ id, term: name, autoRenew: true, renewalWindowBefore: 0, renewalWindowAfter: 7 },
  ...{ allowForQuantityIncrease: true, allowForQuantityDecrease: false, allowForEarlyCancellation: false },
  cancellationFeeApplied: null,
});
const dependencies = (overrides: Partial<ProductDependencies> = {}): ProductDependencies => ({
  commitments: [term('t1', '1-Year')],
  products: [],
  unreadable: 0,
  ...overrides,
});

describe('the ways to buy a product', () => {
  const plan = (billingTerm: string, commitmentTerm: string | null, price: number): PricePlan => ({
    billingTerm,
    commitmentTerm,
    type: 'Flat',
    unitOfMeasurement: null,
    rates: [
      {
        partnerBuyRate: price - 1,
        suggestedRetailPrice: price,
        fromQuantity: 1,
        toQuantity: 300,
        chargeType: 'Per Unit',
      },
    ],
  });

  test('are billing terms with a price plan and, if committed, an id to order by', () => {
    const plans = [
      plan('Monthly', '1-Year', 4),
      plan('Annual', '1-Year', 48),
      plan('Annual', '1-Year', 48),
      plan('Annual', '3-Year', 48),
      plan('Monthly', null, 5),
      plan('Trial', '1-Year', 0),
    ];
    expect(choicesOf(plans, dependencies(), product(), 10).map(({ key }) => key)).toEqual([
      'Monthly t1',
      'Annual t1',
    ]);
    const [free] = choicesOf(
      [plan('Monthly', null, 5)],
      dependencies(),
      product({ requiresCommitment: false }),
      10,
    );
    expect(free).toMatchObject({
      key: 'Monthly none',
      commitmentTermId: null,
      price: { price: 5, partnerCost: 4 },
    });
  });

  test('have no price when it is not certain', () => {
    expect(choicesOf([plan('Monthly', '1-Year', 4)], dependencies(), product(), 301)[0]?.price).toBeNull();
  });

  test('are in the currency of the company’s subscriptions, if they agree', () => {
    expect(currencyOf([{ currency: 'USD' }, { currency: null }, { currency: 'USD' }])).toBe('USD');
    expect(currencyOf([{ currency: 'USD' }, { currency: 'EUR' }])).toBeNull();
    expect(currencyOf([])).toBeNull();
  });
});

describe('a product cannot be ordered', () => {
  const company = { id: 'c1', name: 'Contoso', status: 'Active' } as CompanyDetails;
  const facts = (overrides: Partial<OrderFacts> = {}): OrderFacts => ({
    company,
    contacts: [],
    product: product(),
    dependencies: dependencies(),
    held: [],
    ...overrides,
  });
  const parent = { name: 'needs', products: [{ id: 'p1', name: 'Business Premium' }] };

  test('for a company that is gone or not Active, or when the product is gone', () => {
    expect(orderRefusal(facts({ company: null }), 1, now)).toEqual({ kind: 'company-gone' });
    expect(orderRefusal(facts({ product: null }), 1, now)).toEqual({ kind: 'product-gone' });
    expect(orderRefusal(facts({ company: { ...company, status: 'Inactive' } }), 1, now)).toEqual({
      kind: 'company-inactive',
      status: 'Inactive',
      missing: ['Admin', 'Billing', 'Technical'],
    });
    expect(orderRefusal(facts(), null, now)).toBeNull();
  });

  test('without a running subscription it is added to', () => {
    const needs = dependencies({ products: [parent] });
    const refused = { kind: 'needs-parent', products: parent.products };
    expect(orderRefusal(facts({ dependencies: needs }), 1, now)).toEqual(refused);
    const ended = [subscription({ status: 'Cancelled' })];
    expect(orderRefusal(facts({ dependencies: needs, held: ended }), 1, now)).toEqual(refused);
    const held = [subscription()];
    expect(orderRefusal(facts({ dependencies: needs, held }), 1, now)).toBeNull();
    expect(parentsOf(dependencies({ products: [parent, parent] }), held, now)).toEqual(held);
  });

  test('beyond 300 seats of a Business product, including existing ones', () => {
    const business = product({ id: 'p1', name: 'Microsoft 365 Business Premium [New Commerce Experience]' });
    const held = [subscription(), subscription({ id: 's2', status: 'Cancelled', quantity: 200 })];
    expect(orderRefusal(facts({ product: business, held }), 289, now)).toEqual({
      kind: 'order-limit',
      limit: 300,
      held: 12,
    });
    expect(orderRefusal(facts({ product: business, held }), 288, now)).toBeNull();
    // No number yet: one seat at least is wanted.
    expect(orderRefusal(facts({ product: business, held }), null, now)).toBeNull();
  });

  test('and these notes belong to one that can', () => {
    expect(orderNotes(product({ id: 'p1' }), '1-Year', [subscription()], 'USD', now)).toEqual([
      { kind: 'order-committed', term: '1-Year' },
      { kind: 'order-window' },
      { kind: 'order-beside', seats: 12 },
      { kind: 'order-currency', currency: 'USD' },
    ]);
    expect(orderNotes({ id: 'p2', name: 'Backup' }, null, [], null, now)).toEqual([
      { kind: 'order-free' },
      { kind: 'order-currency', currency: null },
    ]);
  });
});

describe('the form of an order', () => {
  const detail = (key: string, kind: ProvisioningDetail['kind'], possibleValues: string[] = []) => ({
    ...{ key, label: key === 'bare' ? null : `The ${key}`, description: null },
    ...{ kind, possibleValues },
  });
  const sentences = ['Yes, with a comma', 'No'];
  const details = [
    detail('text', 'text'),
    detail('one', 'single', sentences),
    detail('many', 'multi', sentences),
    detail('bare', 'text'),
  ];
  const choices = [
    { key: 'k', billingTerm: 'Monthly', commitmentTermId: 't1', commitmentTerm: '1-Year', price: null },
  ];
  const parents = [subscription(), subscription({ id: 's2' })];
  const fill = (typed: Record<string, string>, overrides: object = {}) =>
    readOrderForm(new Map(Object.entries(typed)), { choices, parents: [], details, ...overrides });

  test('returns what was chosen and filled in, without empty inputs', () => {
    const many = sentences.map(codeOf).join(', ');
    const typed = {
      quantity: '10',
      choice: 'k',
      [inputOf({ key: 'text' })]: ' a ',
      [inputOf({ key: 'many' })]: many,
    };
    expect(fill(typed)).toEqual({
      kind: 'good',
      quantity: 10,
      choice: choices[0],
      parent: null,
      provisioning: [
        { key: 'text', label: 'The text', values: ['a'] },
        { key: 'many', label: 'The many', values: sentences },
      ],
    });
    const one = { [inputOf({ key: 'one' })]: codeOf('No'), [inputOf({ key: 'bare' })]: 'x' };
    expect(fill({ quantity: '1', choice: 'k', ...one })).toMatchObject({
      provisioning: [{ values: ['No'] }, { label: 'bare', values: ['x'] }],
    });
  });

  test('lists all problems at once', () => {
    const bad = fill(
      {
        quantity: '0',
        choice: 'gone',
        [inputOf({ key: 'text' })]: 'x'.repeat(501),
        [inputOf({ key: 'one' })]: 'forged',
      },
      { parents },
    );
    expect(bad.kind === 'bad' && bad.problems).toEqual([
      { kind: 'no-quantity' },
      { kind: 'no-choice' },
      { kind: 'no-parent' },
      { kind: 'too-long', label: 'The text', longest: 500 },
      { kind: 'other-choices', label: 'The one' },
    ]);
  });

  test('uses the only parent, or the chosen one of several', () => {
    const typed = { quantity: '1', choice: 'k' };
    expect(fill(typed, { parents: [parents[0]] })).toMatchObject({ kind: 'good', parent: { id: 's1' } });
    expect(fill({ ...typed, parent: 's2' }, { parents })).toMatchObject({ parent: { id: 's2' } });
    expect(fill({ ...typed, parent: 'forged' }, { parents })).toMatchObject({ kind: 'bad' });
  });

  test.each(['', '1.5', '-1', '1e3', 'ten', '1000000', '0'])('reads no number of seats from “%s”', (text) => {
    expect(quantityOf(new Map([['quantity', text]]))).toBeNull();
  });
  test('reads a number as clients send it', () => {
    expect(quantityOf(new Map([['quantity', ' 12.0 ']]))).toBe(12);
    expect(quantityOf(new Map())).toBeNull();
  });

  test('names an input by its whole key, so no two details share one', () => {
    const long = 'x'.repeat(70);
    const keys = ['ms Tenant', 'ms_Tenant', 'ms{Tenant', `${long}1`, `${long}2`];
    const ids = keys.map((key) => inputOf({ key }));
    expect(new Set(ids).size).toBe(keys.length);
    for (const id of ids) expect(id).toMatch(/^detail-[0-9a-f]{8}$/);
  });

  test('sends a value chosen twice only once', () => {
    const twice = ['No', 'No', 'Yes, with a comma'].map(codeOf).join(',');
    expect(fill({ quantity: '1', choice: 'k', [inputOf({ key: 'many' })]: twice })).toMatchObject({
      kind: 'good',
      provisioning: [{ key: 'many', values: ['No', 'Yes, with a comma'] }],
    });
  });
});

describe('orders in a list', () => {
  const rows = [placed({ id: 'b', createdAt: null }), placed({ id: 'a', createdAt: null }), placed()];

  test('are newest first, with the known names and statuses', () => {
    const [line] = placed().lines;
    const lines = line === undefined ? [] : [line, { ...line, subscriptionId: 'new', productId: 'p8' }];
    const held = new Map([
      ['new', made({ productName: 'Exchange' })],
      ['x', made({ productName: null })],
    ]);
    const listed = orderRows({ rows: [...rows, placed({ id: 'z', lines })] }, held);
    expect(listed.map(({ id }) => id)).toEqual(['o1', 'z', 'a', 'b']);
    expect(listed[1]?.lines).toMatchObject([
      { productName: 'Exchange', status: null },
      { productName: null, status: 'PendingAutomated' },
    ]);
  });

  test('are written to a file line by line, without formulas', () => {
    expect(orderCsvHead.slice(0, 2)).toEqual(['Order id', 'Ordered on']);
    const [row, , undated] = orderRows({ rows }, new Map([['new', made({ productName: '=1+1' })]]));
    if (row === undefined || undated === undefined) throw new Error('no rows');
    expect(orderCsvLines(row, 'Contoso').map((cells) => csvLine(cells))).toEqual([
      "o1,2026-11-23,Contoso,'=1+1,p9,10,Monthly,,,Pax8 Partner,\r\n",
    ]);
    const bare = { ...undated, orderedBy: null, orderedByEmail: null };
    const none = { productId: 'p', productName: null, quantity: null, billingTerm: null };
    const line = { ...none, subscriptionId: null, status: null };
    expect(orderCsvLines({ ...bare, lines: [line] }, '').map((cells) => csvLine(cells))).toEqual([
      'b,,,,p,,,,,,\r\n',
    ]);
  });
});
