import { DateTime } from 'luxon';
import { monthName } from '../../core/billing/invoice-pick.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { CheckLine } from '../../core/month/check-line.ts';
import { differenceOf, type Marks, marksOf } from '../../core/month/difference.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Context } from '../context.ts';
import { readMonth } from './read-month.ts';

/** A difference as it is now, and what was kept about it. */
export type FoundDifference = Readonly<{
  id: string;
  /** `YYYY-MM`. */
  month: string;
  line: CheckLine;
  marks: Marks;
  /** The company of the check that shows it; null for all. */
  company: Company | null;
  /** The sentence that shows that check again. */
  sentence: string;
}>;

/** Checks the month again; null when nothing differs any more. */
export const findDifference = async (
  context: Context,
  tenantId: string,
  portfolio: Portfolio,
  { id, month, companyId }: Readonly<{ id: string; month: string; companyId: string | null }>,
): Promise<FoundDifference | null> => {
  const begins = DateTime.fromISO(`${month}-01`, { zone: context.zone });
  const period = { from: begins.toMillis(), to: begins.plus({ months: 1 }).toMillis(), label: month };
  const read = await readMonth(context, tenantId, portfolio, period, companyId);
  if (read.kind !== 'checked') return null;
  const line = read.check.lines.find((each) => each.verdict.kind === 'differs' && differenceOf(each) === id);
  if (line === undefined) return null;
  const company = portfolio.companies.get(companyId ?? '') ?? null;
  const of = company === null ? '' : ` for ${company.name}`;
  return {
    ...{ id, month, line, company, marks: marksOf(read.marks, line, month) },
    sentence: `check invoice ${monthName(month)}${of}`,
  };
};
