import { withNamed } from '../../core/approving/named-approvers.ts';
import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { namedFor } from '../../core/rules/named-for.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { approversCard, approversSavedCard, notNamedCard } from '../../views/approving/approvers.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { unclearGrantCompanyCard, unclearPersonCard } from '../../views/people/role-answers.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { showToNamed } from '../../workflows/cards/show-named.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { changePolicy } from '../../workflows/people/change-policy.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { policyFor, waitingPolicyAnswer } from '../../workflows/people/policy.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { personMeant } from './person-meant.ts';

type Wish = Extract<Intent, { kind: 'name-approvers' }>;
type Found<T> = Readonly<{ found: T }> | Readonly<{ reply: Reply }>;

const companyOf = ({ portfolio, answer }: Context, written: string | null): Found<Company> => {
  const held = portfolio.current();
  if (held === null) return { reply: { answer: answer(notReadyCard(portfolio.trouble())) } };
  const match = resolveCompany(held, written ?? '');
  return match.kind === 'one'
    ? { found: match.company }
    : { reply: { answer: answer(unclearGrantCompanyCard(match)) } };
};

/** Everyone named must be an approver for the company now: nobody is named who could approve nothing. */
const peopleIn = async (
  context: Context,
  { people }: Wish,
  company: Company,
  asker: Asker,
): Promise<Found<readonly Person[]>> => {
  const { answer } = context;
  const known = (await peopleOf(context, asker.person.tenantId)).map(({ person }) => person);
  const found = new Map<string, Person>();
  for (const written of people) {
    const who = personMeant(written, asker, known);
    const refuse = async (cause: string, shown: Reply['answer']): Promise<Found<readonly Person[]>> => {
      const where = { conversation: asker.conversation, companyId: company.id };
      await record(context, asker.person, 'policy.refused', { cause }, where);
      return { reply: { answer: shown } };
    };
    if (who.kind !== 'one') return refuse(`who-${who.kind}`, answer(unclearPersonCard(who)));
    const { person } = who;
    const { role } = await roleIn(context, person, company.id);
    if (person.tenantId !== asker.person.tenantId || !includes(role, 'approver'))
      return refuse('no-approver', answer(notNamedCard({ who: person, company: company.name })));
    found.set(person.objectId, person);
  }
  return { found: [...found.values()] };
};

const run = async (context: Context, intent: Wish, asker: Asker): Promise<Reply> => {
  const { answer } = context;
  const { person: by, conversation } = asker;
  const company = companyOf(context, intent.company);
  if ('reply' in company) return company.reply;
  const people = await peopleIn(context, intent, company.found, asker);
  if ('reply' in people) return people.reply;
  const { id: companyId, name: companyName } = company.found;
  const { policy, version } = await policyFor(context, by.tenantId);
  const named = { companyId, companyName, people: people.found };
  const next = withNamed(policy, named);
  const before = namedFor(policy, companyId);
  if (next === null) return { answer: answer(approversSavedCard({ ...named, before, problem: 'too-many' })) };
  const changed = await changePolicy(context, by, conversation, next, version);
  if (changed.kind === 'proposed') return { answer: await waitingPolicyAnswer(context, changed.waiting) };
  const problem = changed.kind === 'meanwhile' ? changedMeanwhile('policy') : null;
  if (problem === null) context.later('showing approvers what waits', showToNamed(context, policy, next));
  return { answer: answer(approversSavedCard({ ...named, before, problem })) };
};

export const nameApprovers = command({
  name: 'approvers for',
  kind: 'name-approvers',
  usage: 'approvers for <company> are @person and @person | no approvers for <company>',
  summary: 'Name who alone may approve for a company, beside their role; nobody else can, admins neither',
  examples: [
    'approver for Contoso is @Bo',
    'approvers for Contoso are @Bo and @Cy',
    'no approvers for Contoso',
  ],
  role: 'admin',
  run,
});

export const approvers = command({
  name: 'approvers',
  kind: 'approvers',
  usage: 'approvers [company]',
  summary: 'Companies for which the policy names who may approve',
  examples: ['approvers', 'approvers for Contoso'],
  role: 'viewer',
  reads: true,
  run: async (context, { company: written }, { person, page }) => {
    const company = written === null ? null : companyOf(context, written);
    if (company !== null && 'reply' in company) return company.reply;
    const { policy } = await policyFor(context, person.tenantId);
    const seen = context.portfolio.current()?.companies;
    const rows = (policy.approversFor ?? []).filter(({ companyId }) =>
      company === null ? (seen?.has(companyId) ?? false) : companyId === company.found.id,
    );
    const about = company === null ? null : company.found.name;
    return { answer: context.answer(approversCard({ rows, about, page })) };
  },
});
