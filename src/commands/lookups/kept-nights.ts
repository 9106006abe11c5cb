import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { notKeptCard } from '../../views/companies/kept-since.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type NotKept = Parameters<typeof notKeptCard>[0];

/** The nightly history has no answer, and why. */
export const notKept = (
  { answer, show }: Context,
  reason: NotKept['reason'],
  period: string,
  since: NotKept['since'] = null,
): Reply => ({ answer: answer(notKeptCard({ reason, period, since }, show())) });

/** A question to the nightly history, about one company or all; `say` is a button's sentence for one. */
export const ofKeptNights = async (
  context: Context,
  { company, unknownPeriod }: Readonly<{ company: string | null; unknownPeriod: string | null }>,
  say: (company: string) => string,
  go: (portfolio: Portfolio, company: Company | null) => Promise<Reply>,
): Promise<Reply> => {
  const { answer, portfolio } = context;
  if (unknownPeriod !== null) return notKept(context, 'unknown-period', unknownPeriod);
  if (company !== null) return withCompanyReply(context, company, say, (found, held) => go(held, found));
  const held = portfolio.current();
  return held === null ? { answer: answer(notReadyCard(portfolio.trouble())) } : go(held, null);
};
