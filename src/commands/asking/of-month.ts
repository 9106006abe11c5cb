import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { whichMonthCard } from '../../views/billing/invoice-none.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from './command.ts';
import { withCompanyReply } from './look-up.ts';

type OfMonth = Extract<Intent, { kind: 'check-invoice' | 'compare-invoices' }>;

/** What is wanted of a month's invoice, whole or for one company; `say` begins the sentence of a company's button. */
export const withMonth = async (
  context: Context,
  say: string,
  { company, period, unknownPeriod, as }: OfMonth,
  go: (company: Company | null) => Promise<Reply>,
): Promise<Reply> => {
  if (unknownPeriod !== null) return { answer: context.answer(whichMonthCard({ unknownPeriod })) };
  if (company === null) return go(null);
  const month = period === null ? '' : ` ${period.label}`;
  const file = as === 'csv' ? ' csv' : '';
  return withCompanyReply(context, company, (name) => `${say}${month} for ${name}${file}`, go);
};
