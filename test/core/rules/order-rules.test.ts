import { describe, expect, test } from '@jest/globals';
import type { CompanyDetails } from '../../../src/core/marketplace/company-details.ts';
import type { ProductDependencies, ProductDetails } from '../../../src/core/marketplace/products.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { type OrderFacts, orderNotes, orderRefusal, parentsOf } from '../../../src/core/rules/order-rules.ts';
import { dependencies, product } from '../../samples/product.ts';
import { subscription } from '../samples.ts';

const now = Date.parse('2026-03-01T00:00:00Z');
const refusal = (ordered: OrderFacts, quantities: readonly (number | null)[]) =>
  orderRefusal(ordered, quantities, now);
const parents = (ordered: OrderFacts, n: number, quantities: readonly (number | null)[] = []) =>
  parentsOf(ordered, n, quantities, now);
const notesOf = (
  ordered: Parameters<typeof orderNotes>[0],
  terms: Parameters<typeof orderNotes>[1],
  currency: Parameters<typeof orderNotes>[2],
) => orderNotes(ordered, terms, currency, now);

const company = { id: 'c1', name: 'Contoso', status: 'Active' } as CompanyDetails;
const line = (
  own: ProductDetails | null = product(),
  needs: Partial<ProductDependencies> = {},
): OrderFacts['lines'][number] => ({
  productName: own?.name ?? 'Exchange Online',
  product: own,
  dependencies: dependencies(needs),
});
const facts = (overrides: Partial<OrderFacts> = {}): OrderFacts => ({
  company,
  contacts: [],
  lines: [line()],
  held: [],
  ...overrides,
});
const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';
const requires = { name: 'Requires', products: [{ id: 'p1', name: 'Business Premium' }] };
const held = [subscription()];

describe('products cannot be ordered', () => {
  test('for a company that is gone or not Active, or when a product is gone', () => {
    expect(refusal(facts({ company: null }), [1])).toEqual({ kind: 'company-gone' });
    expect(refusal(facts({ lines: [line(null)] }), [1])).toEqual({
      kind: 'product-gone',
      product: 'Exchange Online',
    });
    expect(refusal(facts({ company: { ...company, status: 'Inactive' } }), [1])).toEqual({
      kind: 'company-inactive',
      status: 'Inactive',
      missing: ['Admin', 'Billing', 'Technical'],
    });
    expect(refusal(facts(), [null])).toBeNull();
  });

  test.each(['Requires', 'Product X requires one of these products', 'Prerequisite', 'Needs', null])(
    'when what “%s” names is neither held and running nor in the same order',
    (name) => {
      const lines = [line(product(), { products: [{ ...requires, name }] })];
      const refused = { kind: 'needs-parent', product: product().name, products: requires.products };
      expect(refusal(facts({ lines }), [1])).toEqual(refused);
      const ended = [subscription({ status: 'Cancelled' })];
      expect(refusal(facts({ lines, held: ended }), [1])).toEqual(refused);
      expect(refusal(facts({ lines, held }), [1])).toBeNull();
      const base = line(product({ id: 'p1', name: 'Business Premium' }));
      expect(refusal(facts({ lines: [base, ...lines] }), [1, 1])).toBeNull();
    },
  );

  test.each(['Excludes', 'Conflicts with', 'Incompatible with', 'Must not be combined with'])(
    'beside what “%s” names, held or in the same order',
    (name) => {
      const lines = [line(product(), { products: [{ ...requires, name }] })];
      const refused = { kind: 'excluded', product: product().name };
      expect(refusal(facts({ lines }), [1])).toBeNull();
      expect(refusal(facts({ lines, held }), [1])).toMatchObject(refused);
      expect(parents(facts({ lines, held }), 0)).toEqual([]);
    },
  );

  test('beyond 300 seats of Business plans, existing ones of all plans included', () => {
    const business = (quantity: number | null, more: Partial<OrderFacts> = {}) =>
      refusal(facts({ lines: [line(product({ id: 'p1', name: premium }))], held: all, ...more }), [quantity]);
    const all = [
      subscription(),
      subscription({ id: 's2', status: 'Cancelled', quantity: 200 }),
      subscription({ id: 's3', productId: 'p3', productName: 'Microsoft 365 Business Basic', quantity: 100 }),
    ];
    expect(business(189)).toEqual({ kind: 'order-limit', limit: 300, held: 112 });
    expect(business(188)).toBeNull();
    // No number yet: one seat at least is wanted.
    expect(business(null)).toBeNull();
    const lines = [
      line(product({ id: 'p1', name: premium })),
      line(product({ id: 'p3', name: 'Microsoft 365 Business Basic' })),
    ];
    expect(refusal(facts({ lines }), [200, 101])).toMatchObject({ kind: 'order-limit' });
    expect(refusal(facts({ lines }), [200, 100])).toBeNull();
  });
});

describe('an add-on', () => {
  const lines = [
    line(product({ id: 'p1', name: 'Business Premium' })),
    line(product(), { products: [requires, requires, { ...requires, name: 'Something new' }] }),
  ];

  test('can be added to a line of the same order and to what is held', () => {
    expect(parents(facts({ lines, held }), 1, [5, 5])).toEqual([
      { key: 'line 1', seats: 5, parent: { line: 1, productName: 'Business Premium' } },
      { key: 's1', seats: 12, parent: { subscriptionId: 's1', productName: held[0]?.productName } },
    ]);
    expect(parents(facts({ lines }), 1)).toMatchObject([{ key: 'line 1', seats: null }]);
    expect(parents(facts({ lines, held }), 0)).toEqual([]);
    expect(parents(facts({ lines, held }), 9)).toEqual([]);
  });

  test('is named by the constraint when Pax8 sends its subscription without a name', () => {
    const nameless = [subscription({ productName: null })];
    expect(parents(facts({ lines: lines.slice(1), held: nameless }), 0)).toMatchObject([
      { parent: { productName: 'Business Premium' } },
    ]);
  });
});

describe('the notes of an order', () => {
  const usd = { currency: 'USD', assumed: false };

  test('say commitment, window, what is there already, and the currency', () => {
    const lines = [line(product({ id: 'p1' }))];
    expect(notesOf({ lines, held }, [{ term: '1-Year', seats: 1 }], usd)).toEqual([
      { kind: 'order-committed', term: '1-Year' },
      { kind: 'order-window' },
      { kind: 'order-beside', seats: 12, product: product().name },
      { kind: 'order-currency', ...usd },
    ]);
    const backup = [line(product({ id: 'p2', name: 'Backup' })), line(null)];
    expect(notesOf({ lines: backup, held: [] }, [{ term: null, seats: 1 }], usd)).toEqual([
      { kind: 'order-free' },
      { kind: 'order-currency', ...usd },
    ]);
  });

  test('of a year beside a month say that the month goes on until it is cancelled', () => {
    const month = { id: 'm', term: 'Monthly', endsAt: null };
    const monthly = { ...subscription({ id: 's9' }), quantity: 9, commitment: month };
    const lines = [line(product({ id: 'p1' }))];
    const beside = { kind: 'order-beside-month', seats: 9, product: product().name, subscriptionId: 's9' };
    const kinds = (term: string | null, ...all: Subscription[]) =>
      notesOf({ lines, held: all }, [{ term, seats: 9 }], usd).filter(({ kind }) => /beside/.test(kind));
    expect(kinds('1-Year', monthly)).toEqual([beside]);
    expect(kinds('1-Year', monthly, ...held)).toEqual([
      beside,
      { kind: 'order-beside', seats: 12, product: product().name },
    ]);
    expect(kinds('Monthly', monthly)).toEqual([{ kind: 'order-beside', seats: 9, product: product().name }]);
    expect(kinds(null, monthly)).toHaveLength(1);
  });

  test('count no seats of a subscription for which Pax8 says none', () => {
    const unsaid = { ...subscription({ id: 's2' }), quantity: null };
    const beside = { kind: 'order-beside', seats: 12, product: product().name };
    expect(
      notesOf(
        { lines: [line(product({ id: 'p1' }))], held: [...held, unsaid] },
        [{ term: null, seats: 1 }],
        usd,
      ),
    ).toContainEqual(beside);
  });

  test('tell a constraint that the bot does not know, whatever is held', () => {
    const lines = [line(product(), { products: [{ ...requires, name: 'Bundle tier' }] })];
    expect(notesOf({ lines, held }, [{ term: null, seats: 1 }], usd)).toContainEqual({
      ...{ kind: 'order-constraint', product: product().name },
      ...{ name: 'Bundle tier', products: ['Business Premium'] },
    });
  });

  test('tell nothing of a constraint that is known, nor of one without a name', () => {
    const lines = [line(product(), { products: [requires, { ...requires, name: null }] })];
    const kinds = notesOf({ lines, held }, [{ term: null, seats: 1 }], usd).map(({ kind }) => kind);
    expect(kinds).not.toContain('order-constraint');
  });

  test('say when Apps for business would pass the limit if it counted with the other plans', () => {
    const apps = line(product({ name: 'Microsoft 365 Apps for business' }));
    const many = [subscription({ quantity: 250 })];
    const notes = notesOf({ lines: [apps], held: many }, [{ term: null, seats: 51 }], usd);
    expect(notes).toContainEqual({ kind: 'order-near-limit', limit: 300 });
  });
});
