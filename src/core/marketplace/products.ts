/** A product with its long text; null: Pax8 did not say. */
export type ProductDetails = Readonly<{
  id: string;
  name: string;
  vendorName: string | null;
  sku: string | null;
  vendorSku: string | null;
  requiresCommitment: boolean | null;
  shortDescription: string | null;
  /** As the vendor wrote it, HTML included: text from outside. */
  description: string | null;
}>;

export type ProductFilter = Readonly<{
  /** In name, vendor, SKU and id. */
  search?: string;
  /** Exactly as Pax8 writes it. */
  vendorName?: string;
  sort?: 'name' | 'vendor';
}>;

/** A term in which a product is sold, and what may be done in it; null: Pax8 did not say. */
export type CommitmentTerm = Readonly<{
  /** What an order names; it belongs to the product, not to a company. */
  id: string;
  /** `Monthly`, `1-Year`, `2-Year`, `3-Year`. */
  term: string;
  autoRenew: boolean | null;
  /** In days. */
  renewalWindowBefore: number | null;
  renewalWindowAfter: number | null;
  allowForQuantityIncrease: boolean | null;
  allowForQuantityDecrease: boolean | null;
  allowForEarlyCancellation: boolean | null;
}>;

/** One of `products` must be there, as a subscription of the company or in the same order. */
export type ProductDependency = Readonly<{
  name: string | null;
  products: readonly Readonly<{ id: string; name: string }>[];
}>;

/** Dynamic at Pax8: keep it for no later question. `unreadable`: entries that could not be understood. */
export type ProductDependencies = Readonly<{
  commitments: readonly CommitmentTerm[];
  products: readonly ProductDependency[];
  unreadable: number;
}>;

/** What has to be told when a product is ordered. Pax8 does not say which are required: a mock order does. */
export type ProvisioningDetail = Readonly<{
  key: string;
  label: string | null;
  description: string | null;
  kind: 'text' | 'single' | 'multi';
  /** Empty for `text`. */
  possibleValues: readonly string[];
}>;
