import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { againstPolicyCard, refusedCard, subscriptionGoneCard } from '../../views/changes/seat-words.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { askedOf, type Requested } from '../../workflows/changes/new-request.ts';
import { request } from '../../workflows/changes/request.ts';
import type { Wish } from '../../workflows/changes/request-kinds.ts';
import type { Context } from '../../workflows/context.ts';
import type { Asker, Reply } from '../asking/command.ts';

/** Asks for a change of a subscription, and answers with the card of the request or with why there is none. */
export const askFor = async (
  context: Context,
  asker: Asker,
  company: Company,
  subscription: Subscription,
  wish: Wish,
): Promise<Reply> => {
  const requested = await request(context, askedOf(asker, company, subscription), wish);
  return replyOf(context, asker.conversation, company, subscription, requested);
};

const replyOf = async (
  context: Context,
  conversation: Conversation,
  company: Company,
  subscription: Subscription,
  requested: Requested,
): Promise<Reply> => {
  const { answer, show } = context;
  switch (requested.kind) {
    case 'refused':
      return { answer: answer(refusedCard({ ...requested, company }, show())) };
    case 'against-policy':
      return { answer: answer(againstPolicyCard({ ...requested, company })) };
    case 'gone':
      return { answer: answer(subscriptionGoneCard({ company, subscription })) };
    case 'open-already':
    case 'undone-already': {
      const { change } = requested;
      const answer = await changeAnswer(context, change, conversation, changeProblem('open-already'));
      return { answer, posted: (where) => remember(context, change, where) };
    }
    case 'requested': {
      const { change } = requested;
      return {
        answer: await changeAnswer(context, change, conversation),
        posted: (where) => followUp(context, change, where),
      };
    }
  }
};
