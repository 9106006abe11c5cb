import type { Company } from '../../core/marketplace/records.ts';
import type { TodaysPrice } from '../../core/ordering/todays-price.ts';
import type { Care } from '../../core/renewals/renewal-csv.ts';
import type { RenewalRow, RenewalRows } from '../../core/renewals/renewal-rows.ts';
import type { Instant } from '../../core/words/instant.ts';

/** What a list of renewals is made of. */
export type RenewalsInput = Readonly<{
  /** null: all companies. */
  company: Company | null;
  /** null: of all vendors. */
  vendor: string | null;
  /** How the period reads in a title: "next 30 days", "in December 2026". */
  period: string;
  /** A period that was written and not understood. */
  unknownPeriod: string | null;
  /** Those whose end is not known, instead of those of the period. */
  undated: boolean;
  /** All of them, each by date; the view shows the page (from 0). */
  rows: RenewalRows;
  /** Who looks after a row and what was decided; null: no renewal of it is open. */
  care: (row: RenewalRow) => Care | null;
  /** What a seat costs today, by subscription id, for the page; what is missing is not known. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** Products of which the vendor is not known; 0 where no vendor was asked for. */
  unknownVendors: number;
  /** A vendor whom the name may have meant too. */
  alsoVendor: string | null;
  /** Whether the list can be fetched as a file. */
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;
