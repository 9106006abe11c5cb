/** A product in full. A field is null when Pax8 did not say. */
export type ProductDetails = Readonly<{
  id: string;
  name: string;
  vendorName: string | null;
  sku: string | null;
  vendorSku: string | null;
  requiresCommitment: boolean | null;
  shortDescription: string | null;
  /** As the vendor wrote it, HTML included. Untrusted text. */
  description: string | null;
}>;

export type ProductFilter = Readonly<{
  /** One word, which Pax8 looks for in name, vendor, SKU and id. Several words find nothing. */
  search?: string;
  /** Exactly as Pax8 writes it. */
  vendorName?: string;
  sort?: 'name' | 'vendor';
}>;

/** A commitment term a product is sold with, and what it allows. A field is null when Pax8 did not say. */
export type CommitmentTerm = Readonly<{
  /** The id an order uses. It belongs to the product, not to a company. */
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
  cancellationFeeApplied: boolean | null;
}>;

/** A constraint and the products it names; `dependencyKind` says what it asks. */
export type ProductDependency = Readonly<{
  /** `Requires`, and names that Pax8 does not publish. */
  name: string | null;
  products: readonly Readonly<{ id: string; name: string }>[];
}>;

/** Changes at Pax8 at any time, so never cache it. `unreadable` counts entries that could not be understood. */
export type ProductDependencies = Readonly<{
  commitments: readonly CommitmentTerm[];
  products: readonly ProductDependency[];
  unreadable: number;
}>;

/** A detail asked for when ordering a product. Pax8 does not say which are required; a mock order does. */
export type ProvisioningDetail = Readonly<{
  key: string;
  label: string | null;
  description: string | null;
  kind: 'text' | 'single' | 'multi';
  /** Empty for `text`. */
  possibleValues: readonly string[];
}>;
