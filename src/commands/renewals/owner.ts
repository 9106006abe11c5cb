import type { Company } from '../../core/marketplace/records.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import { missingRoleCard, notReadyCard } from '../../views/kit/replies.ts';
import { unclearPersonCard } from '../../views/people/role-answers.ts';
import { ownerSetCard, ownersCard } from '../../views/renewals/owners.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { setOwner } from '../../workflows/renewals/company-owners.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyOrAll, withCompanyReply } from '../asking/look-up.ts';
import { personMeant } from '../people/person-meant.ts';

type OwnerIntent = Extract<Intent, { kind: 'owner' }>;

const give = async (context: Context, company: Company, asked: OwnerIntent, asker: Asker): Promise<Reply> => {
  const { answer } = context;
  const { person, conversation } = asker;
  const missing = missingRole(await roleIn(context, person, company.id), 'requester');
  if (missing !== null) {
    const facts = { command: 'owner', role: missing.role };
    await record(context, person, 'command.refused', facts, { conversation, companyId: company.id });
    return { answer: answer(missingRoleCard(missing)) };
  }
  const who = asked.who === null ? null : await personMeant(context, asked.who, asker);
  if (who !== null && who.kind !== 'one') return { answer: answer(unclearPersonCard(who)) };
  const to = who?.person ?? null;
  const set = await setOwner(context, company, to, asker);
  return { answer: answer(ownerSetCard({ company, to, by: person, ...set })) };
};

export const owner = command({
  name: 'owner',
  kind: 'owner',
  usage: 'owner of <company> is me | @person',
  summary: 'Who looks after a company: all its renewals are theirs from then on',
  examples: ['owner of Contoso is me', 'owner of Contoso is @Bo', 'no owner for Contoso'],
  role: 'requester',
  run: (context, asked, asker) =>
    withCompanyReply(
      context,
      asked.company,
      (company) => (asked.who === null ? `no owner for ${company}` : `owner of ${company} is ${asked.who}`),
      (company) => give(context, company, asked, asker),
      'change',
    ),
});

/** The rows that this person may see, and whether the owner may still decide. */
const rowsOf = async (context: Context, { tenantId }: Person, company: Company | null, of: Person | null) => {
  const companies = context.portfolio.current()?.companies;
  const all = (await context.memory.owners.list(tenantId)).filter(
    ({ companyId, owner: whose }) =>
      companies?.has(companyId) === true &&
      (company === null || company.id === companyId) &&
      (of === null || samePerson(of, whose)),
  );
  return Promise.all(
    all.map(async ({ companyId, owner: whose, setBy, setAt }) => ({
      company: companies?.get(companyId) ?? null,
      ...{ owner: whose, setBy, setAt },
      gone: !includes((await roleIn(context, whose, companyId)).role, 'requester'),
    })),
  );
};

export const owners = command({
  name: 'owners',
  kind: 'owners',
  usage: 'owners | owner of <company> | companies of @person',
  summary: 'Who looks after which company',
  examples: ['owners', 'who owns Contoso', 'my companies'],
  role: 'viewer',
  reads: true,
  run: async (context, asked, asker) => {
    const { answer, show, portfolio } = context;
    const { person, page, sentence: say } = asker;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const who = asked.who === null ? null : await personMeant(context, asked.who, asker);
    if (who !== null && who.kind !== 'one') return { answer: answer(unclearPersonCard(who)) };
    const of = who?.person ?? null;
    return withCompanyOrAll(
      context,
      asked.company,
      (name) => `owner of ${name}`,
      async (company) => {
        const rows = await rowsOf(context, person, company, of);
        if (company !== null && rows.length === 0)
          return {
            answer: answer(
              ownerSetCard({ company, kind: 'same', to: null, by: person, before: null, renewals: 0 }),
            ),
          };
        const without = company === null ? held.companies.size - rows.length : 0;
        return { answer: answer(ownersCard({ rows, without, of, page, say }, show())) };
      },
    );
  },
});
