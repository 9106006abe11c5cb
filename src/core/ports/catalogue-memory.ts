import type { PricePlan, Product } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';

/** All of Pax8's products. */
export type CatalogueSnapshot = Readonly<{
  products: readonly Product[];
  unreadable: number;
  /** When Pax8 was read. */
  asOf: Instant;
}>;
export type CachedCatalogue = Readonly<{
  save(snapshot: CatalogueSnapshot): Promise<void>;
  /** Returns null when nothing was ever saved. */
  load(): Promise<CatalogueSnapshot | null>;
  /** `asOf` of the stored catalogue, without loading it. */
  asOf(): Promise<Instant | null>;
}>;

/** A product's price plans for one company, as read at `asOf`. */
export type KeptPrices = Readonly<{
  productId: string;
  companyId: string;
  plans: readonly PricePlan[];
  asOf: Instant;
}>;
/** Prices for look-ups. A change or an order never relies on them: it reads afresh. */
export type PricesKept = Readonly<{
  put(prices: KeptPrices): Promise<void>;
  /** Those of the wanted ones that were read at `since` or later. */
  get(wanted: readonly Pick<KeptPrices, 'productId' | 'companyId'>[], since: Instant): Promise<KeptPrices[]>;
  /** The products and companies whose prices were read at `since` or later. */
  read(since: Instant): Promise<Pick<KeptPrices, 'productId' | 'companyId'>[]>;
  /** Forgets prices read before that moment. */
  forget(before: Instant): Promise<void>;
}>;
