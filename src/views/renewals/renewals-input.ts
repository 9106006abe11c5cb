import type { Company } from '../../core/marketplace/records.ts';
import type { TodaysPrice } from '../../core/ordering/todays-price.ts';
import type { Care } from '../../core/renewals/renewal-csv.ts';
import type { RenewalRow, RenewalRows } from '../../core/renewals/renewal-rows.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Narrowed } from '../kit/narrowed.ts';

/** The data for a list of renewals. */
export type RenewalsInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** Null for all vendors. */
  vendor: string | null;
  /** The period in a title: "next 30 days", "in December 2026". */
  period: string;
  /** A written period that the bot did not understand. */
  unknownPeriod: string | null;
  /** Lists renewals without a known end instead of those in the period. */
  undated: boolean;
  /** All rows, by date; the view shows one page (from 0). */
  rows: RenewalRows;
  /** What the question narrowed them to. */
  narrowed: Narrowed;
  /** Who looks after a row and what was decided; returns null when it has no open renewal. */
  care: (row: RenewalRow) => Care | null;
  /** Today's price of a seat, by subscription id, for this page; a missing one is unknown. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** When the oldest of them was read; null when there are none. */
  pricesAsOf: Instant | null;
  /** How many prices are only now being read. */
  pricesComing: number;
  /** How many products have an unknown vendor; 0 when no vendor was asked for. */
  unknownVendors: number;
  /** A vendor that the name could also mean. */
  alsoVendor: string | null;
  /** Whether the list is available as a file. */
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;
