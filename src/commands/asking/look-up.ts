import {
  type NoCompany,
  type Resolved,
  resolveCompany,
  resolveTarget,
  type WhichCompany,
} from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Target } from '../../core/understanding/intent.ts';
import type { Answer } from '../../core/words/chat.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from './command.ts';

/** Words for a subscription that mean exactly it: as a button says them. `product` null: whichever is meant next. */
export type Words = Readonly<{ company: string; product: string | null }>;

export const describeTarget = ({ company, product }: Words): string =>
  product === null ? company : `${company} ${product}`;

/** Finds the one company that was meant and goes on with it, or asks which one; before the very first load there is none, and the person is told so. */
export const withCompanyReply = async (
  context: Context,
  text: string | null,
  say: (company: string) => string,
  go: (company: Company, portfolio: Portfolio) => Promise<Reply>,
): Promise<Reply> => {
  const { portfolio, views } = context;
  const held = portfolio.current();
  if (held === null) return { answer: views.notReady(portfolio.trouble() !== null) };
  if (text === null) return { answer: askCompany(context, held, say) };
  const found = resolveCompany(held, text);
  if (found.kind === 'one') return go(found.company, held);
  return { answer: unresolvedCompany(context, held, found, say) };
};

/** The same where the sentence may name no company: then (null) all are meant. */
export const withCompanyOrAll = (
  context: Context,
  text: string | null,
  say: (company: string) => string,
  go: (company: Company | null) => Promise<Reply>,
): Promise<Reply> => (text === null ? go(null) : withCompanyReply(context, text, say, go));

/** Asks for a company where none was named; each choice is the sentence with it. */
export const askCompany = (
  { views, now }: Context,
  portfolio: Portfolio,
  say: (company: string) => string,
): Answer => {
  const all = [...portfolio.companies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (all.length === 0) return views.missing('company');
  const choices = all.slice(0, 8).map((company) => ({ company, say: say(company.name) }));
  return views.chooseCompany({ text: '', total: all.length, choices, asOf: portfolio.asOf }, now());
};

/** Finds the one subscription that was meant and goes on with it, or asks which one. Nothing is ever guessed. */
export const withTarget = async (
  context: Context,
  target: Target,
  say: (words: Words) => string,
  go: (company: Company, subscription: Subscription, portfolio: Portfolio) => Promise<Reply>,
): Promise<Reply> => {
  const portfolio = context.portfolio.current();
  if (portfolio === null) return { answer: context.views.notReady(context.portfolio.trouble() !== null) };
  const found = resolveTarget(portfolio, target);
  if (found.kind === 'one') return go(found.company, found.subscription, portfolio);
  return { answer: unresolved(context, portfolio, target, found, say) };
};

type Unresolved = Exclude<Resolved, { kind: 'one' }>;

const unresolved = (
  context: Context,
  portfolio: Portfolio,
  target: Target,
  found: Unresolved,
  say: (words: Words) => string,
): Answer => {
  const { views } = context;
  const { asOf } = portfolio;
  const now = context.now();
  const choices = (company: Company, all: readonly Subscription[]) =>
    all.map((subscription) => ({
      subscription,
      say: say({ company: company.name, product: referenceTo(subscription.id) }),
    }));
  switch (found.kind) {
    case 'which-company':
    case 'no-company': {
      const product = target.product ?? (target.words?.replace(found.text, '').trim() || null);
      return unresolvedCompany(context, portfolio, found, (company) => say({ company, product }));
    }
    case 'missing': {
      const { company, what, text } = found;
      if (company === null) return views.missing(what);
      const held = (portfolio.byCompany.get(company.id) ?? []).filter(isRunning);
      return views.chooseSubscription({ company, text, choices: choices(company, held), asOf }, now);
    }
    case 'which-subscription': {
      const { company, text, candidates } = found;
      return views.chooseSubscription({ company, text, choices: choices(company, candidates), asOf }, now);
    }
    case 'no-product': {
      const { company, text, held } = found;
      return views.noProduct({ company, text, choices: choices(company, held.filter(isRunning)), asOf }, now);
    }
    case 'no-reference':
    case 'which-reference':
      return views.noReference({ reference: found.reference, asOf }, now);
  }
};

/** Asks which company was meant, or says that there is none called so. */
export const unresolvedCompany = (
  { views, now }: Context,
  { asOf }: Portfolio,
  found: WhichCompany | NoCompany,
  say: (company: string) => string,
): Answer => {
  const choices = (companies: readonly Company[]) =>
    companies.map((company) => ({ company, say: say(company.name) }));
  return found.kind === 'which-company'
    ? views.chooseCompany(
        { text: found.text, total: found.total, choices: choices(found.candidates), asOf },
        now(),
      )
    : views.noCompany({ text: found.text, choices: choices(found.nearest), asOf }, now());
};
