import type { Company, Subscription } from '../core/marketplace.ts';
import type { UsageDays } from '../core/usage-months.ts';
import type { UsageRead } from '../core/usage-sums.ts';

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
