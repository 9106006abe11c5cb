import { describe, expect, test } from '@jest/globals';
import type { CheckLine } from '../../../src/core/month/check-line.ts';
import {
  differenceOf,
  type MonthMark,
  marksOf,
  ticketReference,
} from '../../../src/core/month/difference.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const line = (rest: Partial<CheckLine> = {}): CheckLine => ({
  ...{
    against: 'subscriptions',
    companyId: 'c1',
    company: 'Contoso',
    productId: '5e6f7a8b-1',
    product: 'BP',
  },
  ...{ subscriptionIds: ['1a2b3c4d-0'], billed: 12, held: 10, amount: usd('221.76'), by: usd('36.96') },
  verdict: { kind: 'differs' },
  ...rest,
});
const psa = line({ against: 'psa', amount: null, by: usd('-60') });
const by = { tenantId: 't', objectId: 'o', name: 'Bo' };
const mark = (rest: Partial<MonthMark> = {}): MonthMark => ({
  ...{ difference: differenceOf(psa), kind: 'note', text: 'free seats', month: '2026-10', by, at: 1 },
  ...rest,
});

describe('a difference', () => {
  test('is the same from month to month, however large it is', () => {
    expect(differenceOf(psa)).toBe(differenceOf({ ...psa, billed: 9, by: null }));
    expect(differenceOf(line())).toBe(differenceOf(line({ amount: null, billed: 11 })));
    expect(
      new Set([psa, line(), line({ companyId: 'c2' }), line({ amount: null, by: null })].map(differenceOf))
        .size,
    ).toBe(4);
    expect(differenceOf(line({ companyId: null, productId: null }))).toBe('pax8   USD');
    expect(differenceOf({ ...psa, companyId: null, productId: null })).toBe('psa  ');
  });

  test('keeps its note for good, and its ticket for its month', () => {
    const ticket = mark({ kind: 'ticket', text: '4711' });
    expect(marksOf([mark(), ticket], psa, '2026-10')).toEqual({ note: mark(), ticket });
    expect(marksOf([mark(), ticket], psa, '2026-11')).toEqual({ note: mark(), ticket: null });
    expect(marksOf([mark(), ticket], line(), '2026-10')).toEqual({ note: null, ticket: null });
  });

  test('is found again among the tickets of its company by month, side and product', () => {
    // Companies that the PSA has as one have a ticket each.
    expect(ticketReference({ ...psa, companyId: 'c2' }, '2026-11')).not.toBe(ticketReference(psa, '2026-11'));
    expect(ticketReference(psa, '2026-11')).toBe('[D-2026-11-PSA-c1-5e6f7a8b]');
    expect(ticketReference(line(), '2026-11')).toBe('[D-2026-11-PAX8USD-c1-5e6f7a8b]');
    expect(ticketReference(line({ productId: null }), '2026-11')).toBe('[D-2026-11-PAX8USD-c1-1a2b3c4d]');
    expect(ticketReference(line({ companyId: null, productId: null, subscriptionIds: [] }), '2026-11')).toBe(
      '[D-2026-11-PAX8USD--]',
    );
  });
});
