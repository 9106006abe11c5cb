import { resolveCompany } from '../../core/finding/resolve.ts';
import { type Policy, policyProblems } from '../../core/rules/policy.ts';
import { formOf } from '../../core/rules/policy-form.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { moneyOf } from '../../core/words/money.ts';
import { consentSavedCard } from '../../views/approving/consent-saved.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { policyProblem } from '../../views/people/policy-problems.ts';
import { unclearGrantCompanyCard } from '../../views/people/role-answers.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import { changePolicy } from '../../workflows/people/change-policy.ts';
import { policyFor, waitingPolicyAnswer } from '../../workflows/people/policy.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';

type Wish = Extract<Intent, { kind: 'consent' }>;
type Company = NonNullable<Policy['consentFor']>[number];

/** The policy with what was said about the customer's consent. */
const changed = (policy: Policy, wish: Wish, company: Company | null): Policy => {
  const { consentFor = [], consentAbove, consentPrices, ...others } = policy;
  const rest = consentFor.filter(({ companyId }) => companyId !== company?.companyId);
  const companies = company === null ? consentFor : wish.do === 'set' ? [...rest, company] : rest;
  const limit =
    wish.above === null
      ? wish.do === 'end' && company === null
        ? undefined
        : consentAbove
      : moneyOf(Number(wish.above.amount), wish.above.currency ?? formOf(policy).currency);
  const prices = wish.do === 'prices' ? true : wish.do === 'no-prices' ? undefined : consentPrices;
  return {
    ...others,
    ...(companies.length === 0 ? {} : { consentFor: companies }),
    ...(limit === undefined ? {} : { consentAbove: limit }),
    ...(prices === undefined ? {} : { consentPrices: prices }),
  };
};

const run = async (context: Context, wish: Wish, { person, conversation }: Asker): Promise<Reply> => {
  const { answer, portfolio, settings } = context;
  const held = portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
  const match = wish.company === null ? null : resolveCompany(held, wish.company);
  if (match !== null && match.kind !== 'one') return { answer: answer(unclearGrantCompanyCard(match)) };
  const company = match === null ? null : { companyId: match.company.id, companyName: match.company.name };
  const { policy, version } = await policyFor(context, person.tenantId);
  const next = changed(policy, wish, company);
  const shown = { policy: next, links: settings.customerLinkDays !== null };
  const problems = policyProblems(next);
  if (problems.length > 0) {
    await record(context, person, 'policy.refused', { problems }, { conversation });
    return { answer: answer(consentSavedCard({ ...shown, problem: problems.map(policyProblem).join(' ') })) };
  }
  const saved = await changePolicy(context, person, conversation, next, version);
  if (saved.kind === 'proposed') return { answer: await waitingPolicyAnswer(context, saved.waiting) };
  const problem = saved.kind === 'meanwhile' ? changedMeanwhile('policy') : null;
  return { answer: answer(consentSavedCard({ ...shown, problem })) };
};

export const consent = command({
  name: 'customer consent',
  kind: 'consent',
  usage:
    'customer consent for <company> | customer consent above <amount> | no customer consent for <company>',
  summary: 'Ask a customer by a link before a change is approved, always for a company or above an amount',
  examples: ['customer consent for Contoso', 'no customer consent for Contoso'],
  role: 'admin',
  run,
});
