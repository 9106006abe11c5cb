import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { grantable } from '../../core/rules/role-changes.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import { changeRole } from '../../workflows/people/change-role.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { whoIsMeant } from './who.ts';

type Grant = Extract<Intent, { kind: 'grant' }>;

const run = async (context: Context, intent: Grant, asker: Asker): Promise<Reply> => {
  const { views, portfolio } = context;
  const { person: by, conversation } = asker;
  const refuse = async (facts: Readonly<{ why: string }>, answer: Reply['answer']): Promise<Reply> => {
    await record(
      context,
      by,
      'role.refused',
      { role: intent.role?.slice(0, 64), ...facts },
      { conversation },
    );
    return { answer };
  };

  if (intent.role === null) return { answer: views.unclearGrant({ kind: 'no-role' }) };
  const role = grantable.find((one) => one === intent.role);
  if (role === undefined)
    return refuse(
      { why: 'unknown-role' },
      views.unclearGrant({ kind: 'unknown-role', written: intent.role }),
    );

  const standing = await peopleOf(context, by.tenantId);
  const known = standing.map(({ person }) => person);
  const who = whoIsMeant(intent.who, asker, known);
  if (who.kind !== 'one') return refuse({ why: `who-${who.kind}` }, views.unclearPerson(who));

  const held = portfolio.current();
  if (intent.companies.length > 0 && held === null)
    return { answer: views.notReady(portfolio.trouble() !== null) };
  const companies = intent.companies.length === 0 || held === null ? null : named(held, intent.companies);
  if (companies !== null && 'unclear' in companies)
    return { answer: views.unclearGrantCompany(companies.unclear) };

  const companyNames = companies?.map(({ name }) => name) ?? null;
  const changed = await changeRole(context, {
    by,
    who: who.person,
    role,
    companies: companies?.map(({ id }) => id) ?? null,
    companyNames,
    conversation,
  });
  if (changed.kind === 'refused')
    return { answer: views.roleRefused({ why: changed.why, who: who.person, by }) };
  const before = changed.before?.role ?? null;
  return { answer: views.granted({ who: who.person, role, companies: companyNames, before }) };
};

type Unclear = Extract<ReturnType<typeof resolveCompany>, { kind: 'which-company' | 'no-company' }>;

/** Each name the one company that it means; a company whose own name has a comma or an "and" was cut there, and is put together. */
const named = (portfolio: Portfolio, texts: readonly string[]): Company[] | { unclear: Unclear } => {
  const found: Company[] = [];
  for (let at = 0; at < texts.length; ) {
    const whole = longestNamed(portfolio, texts.slice(at));
    if (whole === null) {
      const one = resolveCompany(portfolio, texts[at] ?? '');
      if (one.kind !== 'one') return { unclear: one };
      found.push(one.company);
    } else found.push(whole.company);
    at += whole?.parts ?? 1;
  }
  return found.filter((company, n) => found.findIndex(({ id }) => id === company.id) === n);
};

const longestNamed = (portfolio: Portfolio, texts: readonly string[]) => {
  for (let parts = Math.min(texts.length, 4); parts > 1; parts -= 1) {
    const match = resolveCompany(portfolio, texts.slice(0, parts).join(' '));
    if (match.kind === 'one' && match.exact) return { company: match.company, parts };
  }
  return null;
};

export const grant = command({
  name: 'grant',
  kind: 'grant',
  usage: 'grant <role> to @person [for <companies>]',
  summary: 'Give somebody a role: viewer, requester, approver or admin',
  examples: ['grant approver to @Bo', 'grant approver to @Bo for Contoso, Fabrikam'],
  role: 'admin',
  run,
});
