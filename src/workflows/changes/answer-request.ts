import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { type GivenReason, noReason } from '../../core/words/given-reason.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { againstPolicyCard, refusedCard, subscriptionGoneCard } from '../../views/changes/seat-words.ts';
import { changeAnswer } from '../cards/change-card.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import type { Requested } from './new-request.ts';

/** The card that says why a change was not requested. */
export const notRequestedAnswer = async (
  context: Context,
  conversation: Conversation,
  company: Pick<Company, 'id' | 'name'>,
  subscription: Pick<Subscription, 'productName'>,
  asked: Exclude<Requested, { kind: 'requested' }>,
  given: GivenReason = noReason,
): Promise<Answer> => {
  const { answer, show } = context;
  const requested = seenBy(context, company.id, asked);
  switch (requested.kind) {
    case 'refused':
      return answer(refusedCard({ ...requested, company, given }, show()));
    case 'against-policy':
      return answer(againstPolicyCard({ ...requested, company }));
    case 'gone':
      return answer(subscriptionGoneCard({ company, subscription }));
    case 'open-already':
    case 'undone-already':
      return changeAnswer(context, requested.change, conversation, changeProblem('open-already'));
  }
};
