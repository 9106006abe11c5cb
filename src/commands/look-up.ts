import type { Answer } from '../core/chat.ts';
import type { Target } from '../core/intent.ts';
import type { Company, Subscription } from '../core/marketplace.ts';
import { matchName } from '../core/names.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Resolved, resolveCompany, resolveTarget } from '../core/resolve.ts';
import type { Context } from '../workflows/context.ts';
import type { Reply } from './command.ts';

/** Words for a subscription that mean exactly it: as a button says them. `product` null: whichever is meant next. */
export type Words = Readonly<{ company: string; product: string | null }>;

export const describeTarget = ({ company, product }: Words): string =>
  product === null ? company : `${company} ${product}`;

/** A subscription's short reference: the beginning of its id, which people and buttons may use instead of names. */
export const reference = (subscription: Subscription): string => `#${subscription.id.slice(0, 8)}`;

/** Answers from the portfolio in memory; before the very first load there is none, and the person is told so. */
export const withPortfolio = async (
  context: Context,
  answer: (portfolio: Portfolio) => Answer,
): Promise<Reply> => {
  const portfolio = context.portfolio.current();
  return { answer: portfolio === null ? context.views.notReady(context.portfolio.trouble() !== null) : answer(portfolio) };
};

/** Finds the one company that was meant and answers about it, or asks which one. */
export const withCompany = (
  context: Context,
  text: string,
  say: (company: string) => string,
  answer: (company: Company, portfolio: Portfolio) => Answer,
): Promise<Reply> =>
  withPortfolio(context, (portfolio) => {
    const found = resolveCompany(portfolio, text);
    return found.kind === 'one' ? answer(found.company, portfolio) : unresolved(context, found, (words) => say(words.company));
  });

/** Asks for a company when none was named. */
export const whichCompany = (context: Context, say: (company: string) => string): Promise<Reply> =>
  withPortfolio(context, () => unresolved(context, { kind: 'missing', what: 'company' }, (words) => say(words.company)));

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
  return found.kind === 'one'
    ? go(found.company, found.subscription, portfolio)
    : { answer: unresolved(context, found, say) };
};

type Unresolved = Exclude<Resolved | ReturnType<typeof resolveCompany>, { kind: 'one' }>;

const unresolved = (context: Context, found: Unresolved, say: (words: Words) => string): Answer => {
  const { views } = context;
  const companyChoice = (company: Company) => ({ company, say: say({ company: company.name, product: null }) });
  switch (found.kind) {
    case 'missing':
      return views.missing(found.what);
    case 'which-company':
      return views.chooseCompany({ text: found.text, choices: found.candidates.map(companyChoice) });
    case 'no-company':
      return views.noCompany({ text: found.text, nearest: found.nearest.map(companyChoice) });
    default: {
      const { company } = found;
      const candidates = found.kind === 'which-subscription' ? found.candidates : found.held;
      const choices = candidates.map((subscription) => ({
        subscription,
        say: say({ company: company.name, product: reference(subscription) }),
      }));
      const input = { company, text: found.text, choices };
      return found.kind === 'which-subscription'
        ? views.chooseSubscription(input, context.now())
        : views.noProduct(input, context.now());
    }
  }
};

/** Up to three companies whose names are near a text, as sentences to press. */
export const nameSuggestions = (portfolio: Portfolio, text: string, say: (name: string) => string) => {
  const match = matchName(portfolio.companyNames, text);
  const ids = match.kind === 'none' ? match.nearest : [];
  return ids
    .map((id) => portfolio.companies.get(id)?.name)
    .filter((name) => name !== undefined)
    .map((name) => ({ title: name, say: say(name) }));
};
