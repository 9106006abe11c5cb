import type { SimProduct } from '../model.ts';

/** Other vendors have their own rules. */
export const isNewCommerce = ({ vendorName, requiresCommitment }: SimProduct): boolean =>
  vendorName === 'Microsoft' && requiresCommitment;
