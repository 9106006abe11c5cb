import type { Spend } from '../../core/billing/spend.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';

export type SpendInput = Readonly<{
  company: Company | null;
  vendor: string | null;
  /** A vendor whom the name of the company may have meant too. */
  alsoVendor: string | null;
  spend: Spend;
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;
