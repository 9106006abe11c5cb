import type { Answer } from '../core/chat.ts';
import type { Target } from '../core/intent.ts';
import type { Company, Subscription } from '../core/marketplace.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Resolved, resolveCompany, resolveTarget } from '../core/resolve.ts';
import type { Context } from '../workflows/context.ts';
import type { Reply } from './command.ts';

/** Answers from the portfolio in memory; before the very first load there is none, and the person is told so. */
export const withPortfolio = async (
  context: Context,
  answer: (portfolio: Portfolio) => Answer | Promise<Answer>,
): Promise<Reply> => {
  const portfolio = context.portfolio.current();
  if (portfolio !== null) return { answer: await answer(portfolio) };
  const trouble = context.portfolio.trouble();
  const text =
    trouble === null
      ? 'I am reading your companies and subscriptions from Pax8 for the first time. That takes a moment.'
      : 'Your companies and subscriptions could not be read from Pax8 yet. I keep trying; an admin finds the reason in my log.';
  return {
    answer: context.views.notice({
      title: 'Not ready yet',
      tone: 'warning',
      text,
      suggestions: [{ title: 'Status', say: 'status' }],
    }),
  };
};

/** Finds the one company that was meant and answers about it, or asks which one. `say` makes the sentence anew with a name. */
export const withCompany = (
  context: Context,
  text: string,
  say: (company: string) => string,
  answer: (company: Company, portfolio: Portfolio) => Answer | Promise<Answer>,
): Promise<Reply> =>
  withPortfolio(context, (portfolio) => {
    const found = resolveCompany(portfolio, text);
    return found.kind === 'one' ? answer(found.company, portfolio) : notFound(context, found, say);
  });
