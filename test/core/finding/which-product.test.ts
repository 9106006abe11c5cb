import { describe, expect, test } from '@jest/globals';
import { heldAlike, productCode, whichProduct } from '../../../src/core/finding/which-product.ts';
import type { Product } from '../../../src/core/marketplace/records.ts';

const product = (id: string, name: string, sku: string | null = null): Product => ({
  id,
  name,
  vendorName: 'Microsoft',
  sku,
  requiresCommitment: true,
});
const nce = (name: string) => `${name} [New Commerce Experience]`;
const plan1 = product('p1', nce('Exchange Online (Plan 1)'), 'MST-NCE-179-C100');
const plan2 = product('p2', nce('Exchange Online (Plan 2)'), 'MST-NCE-180-C100');
const premium = product('p3', nce('Microsoft 365 Business Premium'), 'MST-NCE-103-C100');
const legacy = product('p4', 'Microsoft 365 Business Premium', 'MST-O365-103');
const all = [plan1, plan2, premium];
const shown = (text: string, found: readonly Product[] = all, complete = true) => {
  const which = whichProduct(text, found, complete);
  return which.kind === 'one'
    ? which.product.id
    : which.kind === 'none'
      ? 'none'
      : which.products.map(({ id }) => id).join();
};

describe('which product is meant', () => {
  test.each([
    ['business premium', 'p3'],
    ['BP', 'p3'],
    ['exchange online p1', 'p1'],
    ['exchange', 'p1,p2'],
    ['MST-NCE-180-C100', 'p2'],
    ['mst-nce-180-c100', 'p2'],
    ['p2', 'p2'],
  ])('by “%s”', (text, meant) => expect(shown(text)).toBe(meant));

  test('one the text does not clearly name is never chosen', () => {
    expect(shown('busines premuim', [premium])).toBe('p3');
    expect(whichProduct('busines premuim', [premium], true).kind).toBe('several');
    expect(whichProduct('Office 365 Business Premium', [premium], true).kind).toBe('several');
    expect(whichProduct('CFQ7TTC0LCHC', [premium], true).kind).toBe('several');
  });

  test('two with the same name are asked about, unless the name has Pax8’s tail', () => {
    expect(shown('Microsoft 365 Business Premium', [premium, legacy])).toBe('p4');
    expect(shown('business premium', [premium, legacy])).toBe('p4,p3');
  });

  test('with only a part of Pax8’s results, only a whole name is sure', () => {
    expect(whichProduct('premium', [premium], false).kind).toBe('several');
    expect(shown('Microsoft 365 Business Premium', [premium], false)).toBe('p3');
  });

  test('a product found twice is one; no results are none', () => {
    expect(shown('business premium', [premium, premium])).toBe('p3');
    expect(shown('business premium', [])).toBe('none');
  });

  test('of many, the eight with the shortest names are listed', () => {
    const many = Array.from({ length: 12 }, (_, n) => product(`m${n}`, `Backup ${'x'.repeat(12 - n)}`));
    expect(whichProduct('backup', many, true)).toMatchObject({
      kind: 'several',
      total: 12,
      products: { length: 8 },
    });
  });
});

test('a sentence names a product by its SKU, else by its id', () => {
  expect(productCode(premium)).toBe('MST-NCE-103-C100');
  expect(productCode({ id: 'p9', sku: null })).toBe('p9');
  expect(productCode({ id: 'p9', sku: 'has spaces and "quotes"' })).toBe('p9');
});

test('names of held products are considered too', () => {
  const held = [
    { productId: 'p3', productName: premium.name },
    { productId: 'p3', productName: premium.name },
    { productId: 'x', productName: null },
    { productId: 'p1', productName: plan1.name },
  ];
  expect(heldAlike(held, 'busines premium').map(({ id }) => id)).toEqual(['p3']);
});
