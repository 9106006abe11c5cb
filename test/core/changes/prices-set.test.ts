import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import { settle } from '../../../src/core/changes/settle.ts';
import { undoableUntil } from '../../../src/core/changes/undo.ts';
import { firstPolicy, judge, type Proposed } from '../../../src/core/rules/policy.ts';
import { rulePrice } from '../../../src/core/rules/price-rules.ts';
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
      what: 'price',
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
    const order = proposed({ what: 'order', from: 0, to: 10, commitmentTerm: '1-Year' });
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
