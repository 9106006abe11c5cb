import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import type { Context } from '../../workflows/context.ts';
import type { Asker, Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { withVendors } from '../asking/with-vendors.ts';

/** A list for one company or all; a vendor that narrows it is read first. */
export const inScope = async (
  context: Context,
  company: string | null,
  { filters }: Asker,
  say: (company: string) => string,
  go: (portfolio: Portfolio, company: Company | null) => Promise<Reply>,
): Promise<Reply> => {
  const learned = (held: Portfolio): Promise<Portfolio> | Portfolio =>
    filters.vendor === undefined ? held : withVendors(context, held);
  if (company !== null)
    return withCompanyReply(context, company, say, async (found, held) => go(await learned(held), found));
  const held = context.portfolio.current();
  if (held === null) return { answer: context.answer(notReadyCard(context.portfolio.trouble())) };
  return go(await learned(held), null);
};
