import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import { request, requestSeats } from '../../workflows/changes/request.ts';
import type { Wish } from '../../workflows/changes/request-kinds.ts';
import { seatDetailsForm } from '../../workflows/changes/seat-details.ts';
import type { Context } from '../../workflows/context.ts';
import type { Asker, Reply } from '../asking/command.ts';

/**
 * Asks for a change of a subscription, and answers with the card of the request, with why there is none, or with the
 * vendor's questions.
 */
export const askFor = async (
  context: Context,
  asker: Asker,
  company: Company,
  subscription: Subscription,
  wish: Wish,
): Promise<Reply> => {
  const { conversation } = asker;
  const asked = askedOf(asker, company, subscription);
  const requested =
    wish.kind === 'seats' ? await requestSeats(context, asked, wish) : await request(context, asked, wish);
  if (requested.kind === 'details-wanted')
    return { answer: seatDetailsForm(context, company, requested.wish, requested) };
  if (requested.kind === 'requested') {
    const { change } = requested;
    return {
      answer: await changeAnswer(context, change, conversation),
      posted: (where) => followUp(context, change, where),
    };
  }
  return {
    answer: await notRequestedAnswer(context, conversation, company, subscription, requested),
    ...('change' in requested ? { posted: (where) => remember(context, requested.change, where) } : {}),
  };
};
