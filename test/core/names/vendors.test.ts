import { expect, test } from '@jest/globals';
import { resolveVendor, vendorsOf } from '../../../src/core/names/vendors.ts';

const product = (id: string, vendorName: string | null) => ({
  id,
  name: `Product ${id}`,
  vendorName,
  sku: null,
  requiresCommitment: null,
});
const vendors = vendorsOf([
  product('1', 'Microsoft'),
  product('2', 'Microsoft'),
  product('3', 'Micro Focus'),
  product('4', 'CrowdStrike'),
  product('5', null),
]);

test('a product without a vendor has none', () => expect([...vendors.keys()]).toEqual(['1', '2', '3', '4']));
test.each([
  ['microsoft', { kind: 'one', vendor: 'Microsoft', exact: true }],
  ['crowd', { kind: 'one', vendor: 'CrowdStrike', exact: false }],
  ['micro', { kind: 'several', vendors: ['Micro Focus', 'Microsoft'] }],
  ['Contoso', { kind: 'none' }],
])('“%s” is found among the vendors of what is held', (text, found) =>
  expect(resolveVendor({ vendors }, text)).toMatchObject(found),
);
