import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import { settle } from '../../../src/core/changes/settle.ts';
import { undoableUntil } from '../../../src/core/changes/undo.ts';
import { firstPolicy, judge, type Proposed } from '../../../src/core/rules/policy.ts';
import { priceAsked } from '../../../src/core/rules/price-asked.ts';
import { rulePrice } from '../../../src/core/rules/price-rules.ts';
import { unitsIn } from '../../../src/core/words/price-units.ts';
import { sentChange } from '../../samples/change.ts';
import { change, hour, now, subscription } from '../samples.ts';

const wanted = { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' } as const;

describe('another price', () => {
  test('may be asked for in the subscription’s own currency; a committed one is locked at the vendor', () => {
    expect(rulePrice(subscription(), 24.5, null, now)).toEqual({
      kind: 'allowed',
      notes: [{ kind: 'price-meaning' }, { kind: 'price-locked' }],
    });
    expect(rulePrice(subscription({ commitment: null }), 24.5, 'USD', now)).toEqual({
      kind: 'allowed',
      notes: [{ kind: 'price-meaning' }],
    });
  });

  test.each([
    ['ended', subscription({ status: 'Cancelled' }), 24.5, null],
    ['price-not-known', subscription({ price: null }), 24.5, null],
    ['price-not-known', subscription({ currency: null }), 24.5, null],
    ['price-other-currency', subscription(), 24.5, 'EUR'],
    ['price-absurd', subscription(), 0, null],
    ['price-absurd', subscription(), Number.NaN, null],
    ['price-absurd', subscription(), 1_000_001, null],
    ['price-same', subscription(), 23.1, 'USD'],
  ])('is refused as %s', (kind, one, to, currency) => {
    expect(rulePrice(one, to, currency, now)).toMatchObject({ kind: 'refused', because: { kind } });
  });

  const monthly = { price: 23.1, currency: 'USD', billingTerm: 'Monthly' } as const;
  const annual = { price: 180, currency: 'USD', billingTerm: 'Annual' } as const;

  test.each([
    // 12 × 17 = 204; 264 ÷ 12 = 22.
    [annual, 17, 'month', 204, [{ kind: 'price-said', amount: 17, per: 'month', currency: 'USD' }]],
    [monthly, 264, 'year', 22, [{ kind: 'price-said', amount: 264, per: 'year', currency: 'USD' }]],
    [monthly, 24.5, 'month', 24.5, []],
    [monthly, 24.5, null, 24.5, []],
    [monthly, 99, 'year', 8.25, [{ kind: 'price-said', amount: 99, per: 'year', currency: 'USD' }]],
    [annual, 0.0125, 'month', 0.15, [{ kind: 'price-said', amount: 0.0125, per: 'month', currency: 'USD' }]],
    [
      { ...annual, billingTerm: '3-Year' },
      60,
      'year',
      180,
      [{ kind: 'price-said', amount: 60, per: 'year', currency: 'USD' }],
    ],
    // Three times the price before may be meant; more is said on the card when its unit was.
    [monthly, 69.3, null, 69.3, []],
    [monthly, 7.7, null, 7.7, []],
    [monthly, 264, 'month', 264, [{ kind: 'price-far-above', price: 23.1, currency: 'USD' }]],
    [{ ...monthly, price: 0 }, 264, null, 264, []],
    [{ ...monthly, price: null }, 264, 'month', 264, []],
    [{ ...monthly, price: null }, 264, null, 264, []],
    [monthly, 0, 'year', 0, []],
  ] as const)('%o: %d for a %s', (held, amount, per, to, notes) => {
    expect(priceAsked(held, amount, per)).toEqual({ kind: 'price', to, notes });
  });

  test.each([
    [annual, 17, null, { kind: 'price-far', amount: 17, price: 180, currency: 'USD', billingTerm: 'Annual' }],
    [monthly, 264, null, { kind: 'price-far', amount: 264 }],
    [monthly, 100, 'year', { kind: 'price-uneven', amount: 100, near: 8.33, currency: 'USD' }],
    [
      { ...monthly, billingTerm: 'One-Time' },
      20,
      'month',
      { kind: 'price-other-term', billingTerm: 'One-Time' },
    ],
  ] as const)('%o: %d for a %s is asked back', (held, amount, per, because) => {
    expect(priceAsked(held, amount, per)).toMatchObject({ kind: 'asked-back', because });
  });

  test.each([
    ['17 a month', '17', 'month'],
    ['$17/mo per seat', '$17', 'month'],
    ['16.50 per user per year', '16.50', 'year'],
    ['264 USD p.a.', '264 USD', 'year'],
    ['20 EUR im Monat', '20 EUR', 'month'],
    ['24.50 each', '24.50', null],
    ['20 a month, 240 a year', '20 , 240', 'both'],
  ])('“%s” says for what time', (text, rest, per) => {
    expect(unitsIn(text)).toEqual({ rest, per });
  });

  test('is applied when Pax8 shows it; while it does not, that is read', () => {
    const took = (fresh: ReturnType<typeof subscription> | null) =>
      afterWrite(sentChange({ wanted }), { kind: 'accepted', subscription: fresh }, now);
    expect(took(subscription({ price: 24.5 }))).toMatchObject({
      state: 'applied',
      found: { kind: 'price' },
    });
    for (const shown of [null, subscription()])
      expect(took(shown)).toMatchObject({ state: 'needs-check', unclear: { kind: 'unseen' } });
  });

  test('of unknown outcome is settled by the price that Pax8 shows', () => {
    const unsure = change({ wanted, state: 'needs-check' });
    expect(settle(unsure, subscription({ price: 24.5 }), [], now)).toMatchObject({ state: 'applied' });
    expect(settle(unsure, subscription(), [], now)).toBeNull();
    expect(settle(unsure, subscription(), [], now + hour)).toMatchObject({ state: 'failed' });
    expect(settle(unsure, null, [], now + hour)).toBeNull();
    expect(settle(unsure, subscription({ price: null }), [], now + hour)).toBeNull();
    // While Pax8 is processing. A third price may also be ours, rounded.
    expect(settle(unsure, subscription({ status: 'PendingManual' }), [], now + 30 * hour)).toBeNull();
    expect(settle(unsure, subscription({ price: 24.51 }), [], now + 30 * hour)).toBeNull();
  });

  test('is no seats: nothing to undo', () =>
    expect(undoableUntil(change({ wanted, state: 'applied' }))).toBeNull());

  const proposed = (overrides: Partial<Proposed> = {}): Proposed => ({
    ...{
      kind: 'price',
      from: 12,
      to: 12,
      price: 23.1,
      partnerCost: 19.4,
      committed: true,
      newPrice: 24.5,
      billingTerm: 'Monthly',
      currency: 'USD',
    },
    ...{ commitmentTerm: null, billingStartAt: null, startsAt: null, credit: 'unknown' },
    ...{ companyId: 'c1', subscriptionId: 's1' },
    ...{ commitmentEndsAt: null, companyName: 'Contoso', productName: 'Premium', vendorName: null },
    ...overrides,
  });
  const asking = { person: 'ann', role: 'requester', requestsInLastHour: 0, passed: [] } as const;

  test('passes by no policy, and counts for two approvers by what it moves a month', () => {
    const always = judge(proposed(), asking, firstPolicy, now);
    expect(always).toMatchObject({ kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'price' }] });
    const loose = { ...firstPolicy, approval: 'above', share: 100 } as const;
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    expect(judge(proposed(), asking, { ...loose, twoAbove: usd('10') }, now)).toMatchObject({
      approvers: 2,
      reasons: [{ kind: 'price' }, { kind: 'two-above', amount: usd('16.80') }],
    });
    expect(judge(proposed({ newPrice: null }), asking, { ...loose, twoAbove: usd('10') }, now)).toMatchObject(
      {
        reasons: [{ kind: 'price' }, { kind: 'two-unknown' }],
      },
    );
  });

  test('from a price of 0 beside a partner cost moves what nobody knows: two must approve where an amount asks for two', () => {
    const loose = { ...firstPolicy, approval: 'above', share: 100 } as const;
    const twoAbove = { amount: '99999', currency: 'USD' };
    expect(judge(proposed({ price: 0 }), asking, { ...loose, twoAbove }, now)).toMatchObject({
      approvers: 2,
      reasons: [{ kind: 'price' }, { kind: 'two-unknown' }],
    });
  });

  test('an order counts from none, whatever share of the seats may pass, and to the most seats of one request', () => {
    const order = proposed({ kind: 'order', from: 0, to: 10, commitmentTerm: '1-Year' });
    const loose = { ...firstPolicy, approval: 'above', share: 100 } as const;
    expect(judge(order, asking, loose, now)).toMatchObject({
      reasons: [{ kind: 'above-share', share: null }],
    });
    const within = { ...loose, share: null, amount: { amount: '500', currency: 'USD' } } as const;
    expect(judge(order, asking, within, now)).toEqual({ kind: 'allowed' });
    expect(judge({ ...order, to: 301 }, asking, within, now)).toMatchObject({
      because: { kind: 'seats-per-request' },
    });
  });
});
