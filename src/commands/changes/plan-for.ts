import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { notPlannedCard } from '../../views/renewals/renewal-notices.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import type { Wish } from '../../workflows/changes/request-kinds.ts';
import type { Context } from '../../workflows/context.ts';
import { planSeats } from '../../workflows/renewals/plan-seats.ts';
import type { Asker, Reply } from '../asking/command.ts';
import type { Words } from '../asking/look-up.ts';
import { requestedReply } from './ask-for.ts';

/** Requests seats after the next renewal, and answers with the plan's card or why there is none. */
export const planFor = async (
  context: Context,
  asker: Asker,
  company: Company,
  subscription: Subscription,
  wish: Pick<Wish<'seats'>, 'direction' | 'seats' | 'reckonedFrom'>,
  sentence: (words: Words) => string,
): Promise<Reply> => {
  const planned = await planSeats(context, askedOf(asker, company, subscription), wish);
  return planned.kind === 'not-planned'
    ? { answer: context.answer(notPlannedCard({ company, reason: planned.reason })) }
    : requestedReply(context, asker, company, subscription, planned, sentence);
};
