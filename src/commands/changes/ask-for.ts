import { inPlaceOfSentence } from '../../core/conversation/instead-of.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { noReason } from '../../core/words/given-reason.ts';
import { samePerson } from '../../core/words/people.ts';
import { keptOutCard } from '../../views/changes/kept-out.ts';
import { reasonFormCard } from '../../views/changes/reason-form.ts';
import { askedText } from '../../views/changes/seat-words.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { askedOf, type Requested } from '../../workflows/changes/new-request.ts';
import { request } from '../../workflows/changes/request.ts';
import type { Wish } from '../../workflows/changes/request-kinds.ts';
import type { Context } from '../../workflows/context.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import type { Asker, Reply } from '../asking/command.ts';
import type { Words } from '../asking/look-up.ts';

/** Requests a change of a subscription, and answers with the request's card or why there is none. */
export const askFor = async (
  context: Context,
  asker: Asker,
  company: Company,
  subscription: Subscription,
  wish: Wish,
  sentence: (words: Words) => string,
): Promise<Reply> => {
  const asked = askedOf(asker, company, subscription);
  const requested = await request(context, asked, wish);
  return requestedReply(context, asker, company, subscription, requested, sentence);
};

/** The card of a request, the form for the reason that the policy wants, or why there is no request. */
export const requestedReply = async (
  context: Context,
  { conversation, given, person }: Asker,
  company: Company,
  subscription: Subscription,
  requested: Requested,
  sentence: (words: Words) => string,
): Promise<Reply> => {
  if (requested.kind === 'requested') {
    const { change } = requested;
    return {
      answer: await changeAnswer(context, change, conversation),
      posted: (where) => followUp(context, change, where),
    };
  }
  if (requested.kind === 'against-policy' && requested.because.kind === 'reason-needed') {
    const { because } = requested;
    const say = sentence({ company: company.name, product: referenceTo(subscription.id) });
    const card = { because, asked: askedText({ ...requested, company }), companyName: company.name, say };
    return { answer: context.answer(reasonFormCard(card)) };
  }
  if (requested.kind === 'open-already' && requested.asked !== undefined) {
    const change = seenBy(context, company.id, requested.change);
    const say = withReason(
      sentence({ company: company.name, product: referenceTo(subscription.id) }),
      given ?? noReason,
    );
    const own = samePerson(change.requestedBy, person) && change.tenantId === person.tenantId;
    const replaces =
      own && change.state === 'pending' && change.bundle === null ? inPlaceOfSentence(change.id, say) : null;
    const keptOut = { change, asked: { ...requested.asked, company }, given: given ?? noReason, replaces };
    return { answer: context.answer(keptOutCard(keptOut, context.show())) };
  }
  return {
    answer: await notRequestedAnswer(context, conversation, company, subscription, requested, given),
    ...('change' in requested ? { posted: (where) => remember(context, requested.change, where) } : {}),
  };
};
