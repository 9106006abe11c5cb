import type { UsageDays } from '../../core/billing/usage-months.ts';
import type { UsageRead } from '../../core/billing/usage-sums.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';

export type UsageInput = Readonly<{
  company: Company;
  /** Null for everything that the company has. */
  subscription: Subscription | null;
  plan: UsageDays;
  found: UsageRead;
  /** A period that the bot did not understand, as written. */
  unknownPeriod: string | null;
  csv: boolean;
  page: number;
  say: string;
}>;
