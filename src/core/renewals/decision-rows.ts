import type { Company, Subscription } from '../marketplace/records.ts';
import { notNarrowed } from '../portfolio/narrow.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import type { Person } from '../words/people.ts';
import type { Period } from '../words/period.ts';
import type { Renewal } from './renewal.ts';
import { careOf } from './renewal-csv.ts';
import { renewalRows } from './renewal-rows.ts';

/** A subscription whose renewal is undecided. */
export type DecisionRow = Readonly<{
  company: Company;
  subscription: Subscription;
  /** The end of its term. */
  at: Instant;
  monthly: Money | null;
}>;

export type DecisionRows = Readonly<{
  /** The soonest first. */
  open: readonly DecisionRow[];
  decided: number;
}>;

/** What renews in a period and lies ahead: for all visible companies, or for one owner's. */
export const decisionRows = (
  portfolio: Portfolio,
  period: Pick<Period, 'from' | 'to'>,
  {
    renewals,
    owners,
    ownerId,
  }: Readonly<{
    renewals: readonly Renewal[];
    owners: ReadonlyMap<string, Person>;
    /** Null means every owner. */
    ownerId: string | null;
  }>,
  now: Instant,
): DecisionRows => {
  const asked = { company: null, vendor: null, period, monthlyToo: false, narrowing: notNarrowed };
  const care = careOf(renewals, owners);
  const open: DecisionRow[] = [];
  let decided = 0;
  for (const row of renewalRows(portfolio, asked, now).renewing) {
    const { company, subscription, at, monthly } = row;
    if (company === null || at === null || at <= now) continue;
    const known = care(row);
    if (ownerId !== null && known?.owner?.objectId !== ownerId) continue;
    if (known !== null && known.decision !== null) decided += 1;
    else open.push({ company, subscription, at, monthly });
  }
  return { open, decided };
};
