import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import {
  againstPolicyCard,
  badCountCard,
  refusedCard,
  subscriptionGoneCard,
} from '../../views/changes/seat-words.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import type { Requested } from '../../workflows/changes/new-request.ts';
import { requestChange } from '../../workflows/changes/request-change.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withTarget } from '../asking/look-up.ts';

type Seats = Extract<Intent, { kind: 'seats' }>;
type Direction = Seats['direction'];

const run = async (context: Context, intent: Seats, asker: Asker): Promise<Reply> => {
  const { count, direction, target } = intent;
  if (count.kind === 'bad' && count.problem === 'missing' && target.reference !== null)
    return withTarget(
      context,
      target,
      ({ company, product }) => `${direction} seats of ${product ?? 'licences'} for ${company}`,
      async (company, subscription) => ({
        answer: context.answer(badCountCard(count, direction, { company, subscription })),
      }),
      'change',
    );
  if (count.kind === 'bad') return { answer: context.answer(badCountCard(count, direction)) };
  return withTarget(
    context,
    target,
    (words) => seatSentence(direction, count.n, words),
    (company, subscription) => ask(context, asker, direction, count.n, company, subscription),
    'change',
  );
};

/** The same sentence, with other words for the subscription. */
export const seatSentence = (
  direction: Direction,
  n: number,
  { company, product }: { company: string; product: string | null },
) => {
  const of = product ?? 'licences';
  if (direction === 'set') return `set ${of} for ${company} to ${n} seats`;
  return `${direction} ${n} seats of ${of} for ${company}`;
};

const ask = async (
  context: Context,
  asker: Asker,
  direction: Direction,
  seats: number,
  company: Company,
  subscription: Subscription,
): Promise<Reply> => {
  const { person, conversation } = asker;
  const requested = await requestChange(context, {
    person,
    conversation,
    companyId: company.id,
    companyName: company.name,
    subscriptionId: subscription.id,
    productName: subscription.productName,
    direction,
    seats,
  });
  return requestReply(context, conversation, company, subscription, requested);
};

/** The card of the request, or why there is none. */
export const requestReply = async (
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

export const addSeats = command({
  name: 'add',
  kind: 'seats',
  usage: 'add N seats of <product> for <company>',
  summary: 'Ask for more seats; nothing is bought until it is approved or your policy allows it',
  examples: ['add 3 seats of Business Premium for Contoso'],
  role: 'requester',
  run,
});

export const removeSeats = command({
  name: 'remove',
  kind: 'seats',
  usage: 'remove N seats of <product> for <company>',
  summary: 'Ask for fewer seats, while Microsoft’s window is open',
  examples: ['remove 2 seats of Business Basic for Litware'],
  role: 'requester',
  run,
});

export const setSeats = command({
  name: 'set',
  kind: 'seats',
  usage: 'set <product> for <company> to N seats',
  summary: 'Ask for an exact number of seats',
  examples: ['set Business Premium for Contoso to 15 seats'],
  role: 'requester',
  run,
});
