import type { UsageDays } from '../../core/billing/usage-months.ts';
import type { UsageRead } from '../../core/billing/usage-sums.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';

export type UsageInput = Readonly<{
  company: Company;
  /** null: everything that the company has. */
  subscription: Subscription | null;
  plan: UsageDays;
  found: UsageRead;
  /** A period that was not understood, as written. */
  unknownPeriod: string | null;
  csv: boolean;
  page: number;
  say: string;
}>;
