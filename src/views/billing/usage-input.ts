import type { UsageDays } from '../../core/billing/usage-months.ts';
import type { CompanyUsage, UsageOf } from '../../core/billing/usage-owners.ts';
import type { UsageRead } from '../../core/billing/usage-read.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { AmountLimit } from '../../core/words/limits.ts';

type UsagePeriod = Readonly<{
  plan: UsageDays;
  found: UsageRead;
  /** A period that the bot did not understand, as written. */
  unknownPeriod: string | null;
  csv: boolean;
  page: number;
  say: string;
}>;

export type UsageInput = UsagePeriod &
  Readonly<{
    company: Company;
    /** Null for everything that the company has. */
    subscription: Subscription | null;
    usage: CompanyUsage;
    /** The company's subscriptions that may have usage, although Pax8 shows none. */
    without: readonly Subscription[];
  }>;

/** The usage of everyone. */
export type UsageOverviewInput = UsagePeriod &
  Readonly<{
    owners: readonly UsageOf[];
    /** The product as written, where only its usage is asked for. */
    product?: string | null;
    /** Charges of each company within this. */
    amount?: AmountLimit | null;
    top?: number | null;
  }>;
