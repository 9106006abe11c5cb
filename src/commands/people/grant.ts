import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { grantable } from '../../core/rules/role-changes.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { includes, type Grant as SavedGrant } from '../../core/words/people.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import {
  grantedCard,
  roleRefusedCard,
  unclearGrantCard,
  unclearGrantCompanyCard,
  unclearPersonCard,
} from '../../views/people/role-answers.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { showWaiting } from '../../workflows/cards/publish-change.ts';
import type { Context } from '../../workflows/context.ts';
import { changeRole } from '../../workflows/people/change-role.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { whoIsMeant } from './who.ts';

type Grant = Extract<Intent, { kind: 'grant' }>;

const run = async (context: Context, intent: Grant, asker: Asker): Promise<Reply> => {
  const { answer, portfolio } = context;
  const { person: by, conversation } = asker;
  const refuse = async (facts: Readonly<{ cause: string }>, answer: Reply['answer']): Promise<Reply> => {
    await record(
      context,
      by,
      'role.refused',
      { role: intent.role?.slice(0, 64), ...facts },
      { conversation },
    );
    return { answer };
  };

  if (intent.role === null) return { answer: answer(unclearGrantCard({ kind: 'no-role' })) };
  const role = grantable.find((name) => name === intent.role);
  if (role === undefined)
    return refuse(
      { cause: 'unknown-role' },
      answer(unclearGrantCard({ kind: 'unknown-role', written: intent.role })),
    );

  const standing = await peopleOf(context, by.tenantId);
  const known = standing.map(({ person }) => person);
  const who = whoIsMeant(intent.who, asker, known);
  if (who.kind !== 'one') return refuse({ cause: `who-${who.kind}` }, answer(unclearPersonCard(who)));

  const held = portfolio.current();
  if (intent.companies.length > 0 && held === null)
    return { answer: answer(notReadyCard(portfolio.trouble())) };
  const companies = intent.companies.length === 0 || held === null ? null : named(held, intent.companies);
  if (companies !== null && 'unclear' in companies)
    return { answer: answer(unclearGrantCompanyCard(companies.unclear)) };

  const { until } = intent;
  if (until !== undefined && 'unknown' in until)
    return refuse(
      { cause: 'unknown-end' },
      answer(unclearGrantCard({ kind: 'unknown-end', written: until.unknown })),
    );

  const companyNames = companies?.map(({ name }) => name) ?? null;
  const changed = await changeRole(context, {
    by,
    who: who.person,
    role,
    companies: companies?.map(({ id }) => id) ?? null,
    companyNames,
    until: until?.at ?? null,
    conversation,
  });
  if (changed.kind === 'refused')
    return { answer: answer(roleRefusedCard({ reason: changed.reason, who: who.person, by })) };
  if (includes(role, 'approver'))
    context.later('showing requests that nobody could approve', showWaiting(context, who.person));
  const before = changed.before?.role ?? null;
  const granted = {
    who: who.person,
    role,
    companies: companyNames,
    before,
    limitedLookups: context.settings.limitedLookups,
    end: endOf(context, changed.grant),
  };
  return { answer: answer(grantedCard(granted, context.show())) };
};

/** When a grant ends, and the role after it; null when it lasts. */
const endOf = ({ settings }: Context, { until, afterwards }: SavedGrant) =>
  until === undefined ? null : { until, roleAfter: afterwards?.role ?? settings.defaultRole };

type Unclear = Extract<ReturnType<typeof resolveCompany>, { kind: 'which-company' | 'no-company' }>;

/** The company each name means. Names that contain a comma or "and" were split, and are joined again here. */
const named = (portfolio: Portfolio, texts: readonly string[]): Company[] | { unclear: Unclear } => {
  const found: Company[] = [];
  for (let at = 0; at < texts.length; ) {
    const whole = longestNamed(portfolio, texts.slice(at));
    if (whole === null) {
      const match = resolveCompany(portfolio, texts[at] ?? '');
      if (match.kind !== 'one') return { unclear: match };
      found.push(match.company);
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
  usage: 'grant <role> to @person [for <companies>] [until <day> | for <n> hours]',
  summary: 'Give someone a role: viewer, requester, approver or admin',
  examples: [
    'grant approver to @Bo',
    'grant approver to @Bo for Contoso, Fabrikam',
    'grant approver to @Bo until 31 December',
  ],
  role: 'admin',
  run,
});
