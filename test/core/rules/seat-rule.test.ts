import { describe, expect, test } from '@jest/globals';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import {
  isMicrosoftCommerce,
  type ProductTerms,
  seatRuleOf,
  unreadProduct,
} from '../../../src/core/rules/seat-rule.ts';
import { flags } from '../../samples/terms.ts';
import { subscription } from '../samples.ts';

const tail = 'Microsoft 365 E3 [New Commerce Experience]';

describe('Microsoft’s terms hold', () => {
  test.each<[string, string | null, string | null, boolean, boolean]>([
    ['for Pax8’s own tail in the name', tail, null, false, true],
    ['for Pax8’s shorthand', 'Microsoft 365 E3 [NCE]', 'Microsoft', false, true],
    ['for Microsoft’s product with a commitment', 'Microsoft 365 E3', 'Microsoft', true, true],
    ['for a vendor that Pax8 names with an addition', 'Microsoft 365 E3', 'Microsoft CSP', true, true],
    ['not for Microsoft’s product without a commitment', 'Microsoft Azure', 'Microsoft', false, false],
    ['not for another vendor, whatever the name says', tail, 'Acme', true, false],
    ['not for a product that is only for Microsoft', 'Backup for Microsoft 365', 'AvePoint', true, false],
    ['not for a name alone', 'Microsoft 365 E3', null, true, false],
    ['not for a vendor that starts like it', 'Tools', 'Microsofter', true, false],
    ['not when nothing is known', null, null, true, false],
  ])('%s', (_, productName, vendorName, committed, expected) =>
    expect(isMicrosoftCommerce({ productName, vendorName, committed })).toBe(expected),
  );
});

describe('whose rule it is', () => {
  const google = (rest: Partial<ProductTerms> = {}, commitment = { id: 'g1', term: '1-Year', endsAt: 0 }) =>
    seatRuleOf(subscription({ productName: 'Google Workspace', commitment }), {
      ...{ vendorName: 'Google', requiresCommitment: true, commitments: null },
      ...rest,
    });
  const term = (id: string, name: string, rest: Partial<CommitmentTerm> = {}) =>
    flags({ id, term: name, ...rest });

  test('the product’s own flags, of the commitment that Pax8 names by its id', () => {
    const mine = term('g1', '1-Year', { allowForQuantityDecrease: true });
    expect(google({ commitments: [term('g2', '1-Year'), mine] })).toEqual({ kind: 'product', flags: mine });
  });
  test('or of the only one of the same length, however it is spelled', () => {
    const mine = term('other', '1 Year');
    expect(google({ commitments: [term('g3', '3-Year'), mine] })).toEqual({ kind: 'product', flags: mine });
    expect(google({ commitments: [mine, term('second', '1-Year')] })).toEqual({ kind: 'unknown' });
    expect(google({ commitments: [mine] }, { id: 'x', term: 'Seasonal', endsAt: 0 })).toEqual({
      kind: 'unknown',
    });
  });
  test('is unknown without flags, or with flags that say nothing', () => {
    expect(google()).toEqual({ kind: 'unknown' });
    expect(google({ commitments: [] })).toEqual({ kind: 'unknown' });
    const silent = { allowForQuantityDecrease: null, allowForEarlyCancellation: null };
    expect(google({ commitments: [term('g1', '1-Year', silent)] })).toEqual({ kind: 'unknown' });
  });
  test('is Microsoft’s when its product requires a commitment that the row does not show', () =>
    expect(
      seatRuleOf(
        { productName: 'Microsoft 365 E3', commitment: null },
        { ...unreadProduct, vendorName: 'Microsoft', requiresCommitment: true },
      ),
    ).toEqual({ kind: 'new-commerce' }));
  test('is unknown for another vendor’s product without a commitment in the row', () =>
    expect(
      seatRuleOf(
        { productName: 'X', commitment: null },
        { ...unreadProduct, commitments: [term('g1', '1-Year')] },
      ),
    ).toEqual({ kind: 'unknown' }));
});
