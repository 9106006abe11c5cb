import type { Product } from '../marketplace/records.ts';
import { buildNames, matchName } from './names.ts';

/** Names of vendors by product id. Subscriptions do not carry theirs: what is not here was not learned yet, or Pax8 has none. */
export type Vendors = ReadonlyMap<string, string>;

export const vendorsOf = (products: Iterable<Product>): Vendors => {
  const vendors = new Map<string, string>();
  for (const { id, vendorName } of products) if (vendorName !== null) vendors.set(id, vendorName);
  return vendors;
};

export type ResolvedVendor =
  /** `exact`: equal but for case, spaces, punctuation and legal tails. */
  | Readonly<{ kind: 'one'; vendor: string; exact: boolean }>
  | Readonly<{ kind: 'several'; vendors: readonly string[] }>
  | Readonly<{ kind: 'none' }>;

/** The vendor, of those whose products are held, that a text means. */
export const resolveVendor = ({ vendors }: Readonly<{ vendors: Vendors }>, text: string): ResolvedVendor => {
  const names = [...new Set(vendors.values())].sort();
  const match = matchName(buildNames(names.map((name) => ({ id: name, name }))), text);
  switch (match.kind) {
    case 'one':
      return { kind: 'one', vendor: match.id, exact: match.exact };
    case 'several':
      return { kind: 'several', vendors: match.ids };
    case 'none':
      return { kind: 'none' };
  }
};
