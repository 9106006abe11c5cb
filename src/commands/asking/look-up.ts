import { namesIn, saysMore } from '../../core/finding/one-change.ts';
import {
  type NoCompany,
  type Resolved,
  resolveCompany,
  resolveTarget,
  type WhichCompany,
} from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Target } from '../../core/understanding/intent.ts';
import type { Answer } from '../../core/words/chat.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import {
  chooseCompanyCard,
  chooseSubscriptionCard,
  missingCard,
  noCompanyCard,
  noProductCard,
  noReferenceCard,
  notTheirsCard,
  oneChangeCard,
} from '../../views/kit/choose.ts';
import { withoutCompany } from '../../views/kit/company-search.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from './command.ts';

/** A button's words for exactly one subscription; `product` is null when the product is chosen next. */
export type Words = Readonly<{ company: string; product: string | null }>;

export const describeTarget = ({ company, product }: Words): string =>
  product === null ? company : `${company} ${product}`;

/** The purpose of the sentence. A change offers no buttons when the text says more than a company and a product. */
export type Purpose = 'look-up' | 'change';

/**
 * Finds the one company meant and continues with it, or asks which one. Before the first load it says that nothing is
 * known yet.
 */
export const withCompanyReply = async (
  context: Context,
  text: string | null,
  say: (company: string) => string,
  go: (company: Company, portfolio: Portfolio) => Promise<Reply>,
  purpose: Purpose = 'look-up',
): Promise<Reply> => {
  const { portfolio, answer } = context;
  const held = portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
  if (text === null) return { answer: askCompany(context, held, say) };
  const found = resolveCompany(held, text);
  if (found.kind === 'one') return go(found.company, held);
  return { answer: unresolvedCompany(context, held, found, say, purpose) };
};

/** The same, but no company (null) means all. */
export const withCompanyOrAll = (
  context: Context,
  text: string | null,
  say: (company: string) => string,
  go: (company: Company | null) => Promise<Reply>,
): Promise<Reply> => (text === null ? go(null) : withCompanyReply(context, text, say, go));

/** Asks for a company; each choice is the sentence with that company. */
export const askCompany = (
  { answer, show }: Context,
  portfolio: Portfolio,
  say: (company: string) => string,
): Answer => {
  const all = [...portfolio.companies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (all.length === 0) return answer(missingCard('company'));
  const choices = all.slice(0, 8).map((company) => ({ company, say: say(company.name) }));
  const lacking = withoutCompany(say);
  return answer(
    chooseCompanyCard({ text: '', total: all.length, choices, asOf: portfolio.asOf, lacking }, show()),
  );
};

/** Finds the one subscription meant and continues with it, or asks which one. Never guesses. */
export const withTarget = async (
  context: Context,
  target: Target,
  say: (words: Words) => string,
  go: (company: Company, subscription: Subscription, portfolio: Portfolio) => Promise<Reply>,
  purpose: Purpose = 'look-up',
): Promise<Reply> => {
  const portfolio = context.portfolio.current();
  if (portfolio === null) return { answer: context.answer(notReadyCard(context.portfolio.trouble())) };
  const found = resolveTarget(portfolio, target);
  if (found.kind === 'one') return go(found.company, found.subscription, portfolio);
  const names = namesIn(target);
  if (purpose === 'change' && saysMore(portfolio, names))
    return { answer: context.answer(oneChangeCard({ text: names })) };
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
  const { answer, show, now } = context;
  const { asOf } = portfolio;
  const runs = (subscription: Subscription) => isRunning(subscription, now());
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
      const { company, part, text } = found;
      if (company === null) return answer(missingCard(part));
      const held = (portfolio.byCompany.get(company.id) ?? []).filter(runs);
      return answer(chooseSubscriptionCard({ company, text, choices: choices(company, held), asOf }, show()));
    }
    case 'which-subscription': {
      const { company, text, candidates } = found;
      return answer(
        chooseSubscriptionCard({ company, text, choices: choices(company, candidates), asOf }, show()),
      );
    }
    case 'no-product': {
      const { company, text, held } = found;
      return answer(
        noProductCard({ company, text, choices: choices(company, held.filter(runs)), asOf }, show()),
      );
    }
    case 'no-reference':
    case 'which-reference':
      return answer(noReferenceCard({ reference: found.reference, asOf }, show()));
    case 'not-theirs':
      return answer(notTheirsCard(found));
  }
};

/** Asks which company was meant, or says that none has this name. */
export const unresolvedCompany = (
  { answer, show }: Context,
  portfolio: Portfolio,
  found: WhichCompany | NoCompany,
  say: (company: string) => string,
  purpose: Purpose = 'look-up',
): Answer => {
  const { asOf } = portfolio;
  if (purpose === 'change' && saysMore(portfolio, found.text))
    return answer(oneChangeCard({ text: found.text }));
  const choices = (companies: readonly Company[]) =>
    companies.map((company) => ({ company, say: say(company.name) }));
  return found.kind === 'which-company'
    ? answer(
        chooseCompanyCard(
          {
            ...{ text: found.text, total: found.total, choices: choices(found.candidates), asOf },
            lacking: withoutCompany(say),
          },
          show(),
        ),
      )
    : answer(noCompanyCard({ text: found.text, choices: choices(found.nearest), asOf }, show()));
};
