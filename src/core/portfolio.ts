import type { Company, Instant, Subscription } from './marketplace.ts';
import type { NameIndex } from './names.ts';

/** Companies and subscriptions in memory for look-ups. Never the ground for a write: that reads afresh. */
export type Portfolio = Readonly<{
  companies: ReadonlyMap<string, Company>;
  subscriptions: ReadonlyMap<string, Subscription>;
  /** Subscriptions by company id. */
  byCompany: ReadonlyMap<string, readonly Subscription[]>;
  companyNames: NameIndex;
  /** When Pax8 was read. */
  asOf: Instant;
  /** Rows that Pax8 sent and that could not be understood. */
  unreadable: number;
}>;
