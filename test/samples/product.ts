import type { ProductDependencies, ProductDetails } from '../../src/core/marketplace/products.ts';

export const product = (overrides: Partial<ProductDetails> = {}): ProductDetails => ({
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
export const dependencies = (overrides: Partial<ProductDependencies> = {}): ProductDependencies => ({
  commitments: [term('t1', '1-Year')],
  products: [],
  unreadable: 0,
  ...overrides,
});
