import type { Spend } from '../../core/billing/spend.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';

export type SpendInput = Readonly<{
  company: Company | null;
  vendor: string | null;
  /** The currency that was asked for, although nothing is converted. */
  currency?: string | null;
  /** A vendor that the company's name could also mean. */
  alsoVendor: string | null;
  spend: Spend;
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;
