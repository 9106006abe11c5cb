import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { productLevel, shortName } from '../../core/names/product-names.ts';
import { ofCompanies, type Portfolio } from '../../core/portfolio/portfolio.ts';
import type { IgnoredEntry } from '../../core/ports/assignment-memory.ts';
import { allCompanies } from '../../core/rules/permissions.ts';
import { productsCalled } from '../../core/teaching/teaching.ts';
import type { Target } from '../../core/understanding/intent.ts';
import { includes } from '../../core/words/people.ts';
import {
  countedAgainCard,
  ignoredCard,
  type NotIgnored,
  notIgnoredCard,
  nowIgnoredCard,
  whichIgnoredCard,
} from '../../views/assignments/ignored.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { notInRoleFor } from '../asking/not-in-role.ts';

const not = ({ answer }: Context, kind: NotIgnored['kind'], text: string, company: string | null): Reply => ({
  answer: answer(notIgnoredCard({ kind, text, company })),
});

/** Whether somebody may choose for all companies. */
const mayForAll = async (context: Context, { person }: Asker): Promise<boolean> =>
  includes((await roleIn(context, person, allCompanies)).role, 'approver');

const productOf = ({ product, words }: Target): string | null => product ?? words;

export const ignore = command({
  name: 'ignore',
  kind: 'ignore',
  usage: 'ignore <product> [at <company>]',
  summary: 'Leaves a product out of the seats that nobody uses, for good, at one company or at all',
  examples: ['ignore Exchange Online Kiosk at Contoso', 'ignore Visio Plan 2'],
  role: 'approver',
  run: async (context, { target }, asker) => {
    const { portfolio, answer } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const text = productOf(target);
    if (text === null) return not(context, 'no-product', '', target.company);
    if (target.company !== null)
      return withCompanyReply(
        context,
        target.company,
        (company) => `ignore ${text} at ${company}`,
        async (company) =>
          (await notInRoleFor(context, asker, company.id, 'approver', 'ignore')) ??
          leaveOut(context, asker, held, text, company),
        'change',
      );
    if (!(await mayForAll(context, asker))) return not(context, 'all-companies', text, null);
    return leaveOut(context, asker, held, text, null);
  },
});

const leaveOut = async (
  context: Context,
  { person, conversation }: Asker,
  held: Portfolio,
  text: string,
  company: Company | null,
): Promise<Reply> => {
  const { answer, memory, now } = context;
  const within = company === null ? held : ofCompanies(held, new Set([company.id]));
  const [product, ...others] = productsCalled(within, text);
  const companyName = company?.name ?? null;
  if (product === undefined) return not(context, 'not-held', text, companyName);
  if (others.length > 0) {
    const choices = [product, ...others].map(({ name }) => ({ productName: shortName(name), companyName }));
    return { answer: answer(whichIgnoredCard({ text, choices })) };
  }
  const entry: IgnoredEntry = {
    ...{ companyId: company?.id ?? null, productId: product.id, companyName },
    ...{ productName: shortName(product.name), by: person, at: now() },
  };
  const added = await memory.ignoredLicences.add(entry);
  if (added)
    await record(context, person, 'licence.ignored', factsOf(entry), {
      ...{ conversation, companyId: entry.companyId },
    });
  return { answer: answer(nowIgnoredCard({ entry, before: !added })) };
};

const factsOf = ({ productName, companyName }: IgnoredEntry) => ({
  product: productName,
  company: companyName,
});

export const ignored = command({
  name: 'ignored',
  kind: 'ignored',
  usage: 'ignored',
  summary: 'What is left out of the seats that nobody uses, and who chose so',
  examples: ['ignored', 'what is ignored?'],
  role: 'viewer',
  reads: true,
  run: async (context, _intent, { person, role, page }) => {
    const { answer, memory, portfolio, show } = context;
    const held = portfolio.current();
    const all = await memory.ignoredLicences.list(person.tenantId);
    const entries = all.filter(({ companyId }) => companyId === null || held?.companies.has(companyId));
    const mayChange = includes(role, 'approver');
    return { answer: answer(ignoredCard({ entries, mayChange, page }, show())) };
  },
});

export const stopIgnoring = command({
  name: 'stop ignoring',
  kind: 'stop-ignoring',
  usage: 'stop ignoring <product> [at <company>]',
  summary: 'Lets the seats of a product count again that were ignored',
  examples: ['stop ignoring Exchange Online Kiosk at Contoso'],
  role: 'approver',
  run: async (context, { target }, asker) => {
    const { portfolio, memory, answer } = context;
    const { person, conversation } = asker;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const text = productOf(target);
    if (text === null) return not(context, 'no-product', '', target.company);
    const all = await memory.ignoredLicences.list(person.tenantId);
    const visible = all.filter(({ companyId }) => companyId === null || held.companies.has(companyId));
    const found = ignoredAs(held, visible, text, target.company);
    if (found.length === 0) return not(context, 'not-ignored', text, target.company);
    if (found.some(({ companyId }) => companyId === null) && !(await mayForAll(context, asker)))
      return not(context, 'all-companies', text, null);
    for (const { companyId } of found) {
      const denied =
        companyId === null
          ? null
          : await notInRoleFor(context, asker, companyId, 'approver', 'stop ignoring');
      if (denied !== null) return denied;
    }
    for (const entry of found) {
      const { companyId } = entry;
      if (await memory.ignoredLicences.remove(person.tenantId, entry))
        await record(context, person, 'licence.counted', factsOf(entry), { conversation, companyId });
    }
    return { answer: answer(countedAgainCard({ entries: found })) };
  },
});

/** The entries meant: a company's own, or those for all companies, or every one. */
const ignoredAs = (
  held: Portfolio,
  entries: readonly IgnoredEntry[],
  text: string,
  company: string | null,
): readonly IgnoredEntry[] => {
  const called = entries.filter(({ productName }) => productLevel(productName, text) !== null);
  const exact = called.filter(({ productName }) => productLevel(productName, text) === 'equal');
  const best = exact.length > 0 ? exact : called;
  if (company === null) {
    const forAll = best.filter(({ companyId }) => companyId === null);
    return forAll.length > 0 ? forAll : best;
  }
  const found = resolveCompany(held, company);
  return found.kind === 'one' ? best.filter(({ companyId }) => companyId === found.company.id) : [];
};
