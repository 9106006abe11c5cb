import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Answer } from '../../core/words/chat.ts';
import { staffFormCard } from '../../views/changes/staff-form.ts';
import { noStaffSubscriptionsCard } from '../../views/changes/staff-notices.ts';
import type { Context } from '../context.ts';

/** What a company has of which somebody may need a seat, or give one back. */
export const heldBy = (portfolio: Portfolio, companyId: string): Subscription[] =>
  (portfolio.byCompany.get(companyId) ?? [])
    .filter(isRunning)
    .sort((a, b) => (a.productName ?? '').localeCompare(b.productName ?? '') || (a.id < b.id ? -1 : 1));

export type StaffChoice = Readonly<{
  company: Company;
  direction: 'on' | 'off';
  users: number;
  /** The request that the form makes; a new one as a rule. */
  form?: string;
  marked?: readonly string[];
  problems?: readonly string[];
}>;

/** The form in which the products are marked; a notice when the company has none. */
export const staffFormOf = (context: Context, portfolio: Portfolio, choice: StaffChoice): Answer => {
  const { answer, newId } = context;
  const held = heldBy(portfolio, choice.company.id);
  if (held.length > 0) return answer(staffFormCard({ ...choice, held, form: choice.form ?? newId() }));
  return answer(noStaffSubscriptionsCard(choice.company));
};
