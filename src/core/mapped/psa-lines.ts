import type { Instant } from '../words/instant.ts';

/** The PSAs that can be read, as `TICKETS` names them. Their ids are unrelated. */
export type PsaKind = 'connectwise' | 'halopsa' | 'autotask';

/** What people call them. */
export const psaNames: Readonly<Record<PsaKind, string>> = {
  connectwise: 'ConnectWise PSA',
  halopsa: 'HaloPSA',
  autotask: 'Autotask',
};

/** A company or a product as the PSA calls it; `detail` is its longer name, null when it has none. */
export type PsaName = Readonly<{ id: string; name: string; detail: string | null }>;

/**
 * What a PSA agreement bills a company regularly: "additions" in ConnectWise, invoice lines in HaloPSA, services in
 * Autotask.
 */
export type PsaLine = Readonly<{
  id: string;
  companyId: string;
  /** Null when the line names no product, only a text. */
  productId: string | null;
  agreement: string;
  /** Billed units; null when the PSA did not say. */
  quantity: number | null;
  /** The price for `months` months; null when the PSA did not say. */
  unitPrice: number | null;
  /** ISO 4217; null when neither the PSA nor `PSA_CURRENCY` says. */
  currency: string | null;
  /** How many months a bill covers; null when the PSA did not say. */
  months: number | null;
  /** Null is open on that side. */
  from: Instant | null;
  until: Instant | null;
  /** False for what is on the agreement but not charged. */
  billed: boolean;
}>;

/** Everything that the PSA bills, as last read. */
export type PsaReading = Readonly<{
  kind: PsaKind;
  /** "ConnectWise PSA". */
  system: string;
  asOf: Instant;
  companies: readonly PsaName[];
  products: readonly PsaName[];
  lines: readonly PsaLine[];
  /** `PSA_CURRENCY`, as it was then. */
  ownCurrency: string | null;
  /** Rows that could not be read. */
  unreadable: number;
}>;
