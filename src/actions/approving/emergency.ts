import { z } from 'zod';
import type { Change } from '../../core/changes/change.ts';
import { reviewsCard } from '../../views/approving/reviews.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { emergencyRefusalText } from '../../views/changes/emergency-words.ts';
import { toast } from '../../views/kit/toasts.ts';
import { readReviews } from '../../workflows/approving/reviews.ts';
import { audit } from '../../workflows/audit/record.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { markRequest } from '../../workflows/changes/mark-urgent.ts';
import { reviewRequest } from '../../workflows/changes/review-change.ts';
import type { Context } from '../../workflows/context.ts';
import { withCardUpdated } from '../changes/decide.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { foundChange, notMine } from '../pressing/found-change.ts';

const written = z.string().trim().max(300);

/** The requester says that it cannot wait, and why. */
export const urgent: Action = {
  verb: 'urgent',
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const { person, conversation } = press;
    const reason = written.min(1).safeParse(press.data.urgentWhy);
    const where = conversation.id;
    if (!reason.success) {
      await audit(context, change, person, 'change.urgent-denied', { where, cause: 'no-reason' });
      return toast('no-urgency');
    }
    const marked = await markRequest(context, change, person, reason.data, where);
    const refused =
      marked.refused !== null
        ? emergencyRefusalText(marked.refused)
        : marked.reason === 'only-requester'
          ? changeProblem('not-urged')
          : marked.reason === null
            ? undefined
            : changeProblem(marked.reason);
    return withCardUpdated(
      refused === undefined
        ? changeAnswer(context, marked.change, conversation)
        : ownAnswer(context, marked.change, person, { reason: refused }),
    );
  },
};

const looked = (verb: string, right: boolean): Action => ({
  verb,
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const note = written.optional().safeParse(press.data.reviewNote ?? press.data[`reason-${change.id}`]);
    if (!note.success) return reviewedAnswer(context, press, change, changeProblem('long-reason'));
    const review = { right, note: right ? null : note.data || null, where: press.conversation.id };
    const reviewed = await reviewRequest(context, change, press.person, review);
    const reason = reviewed.reason === null ? undefined : changeProblem(reviewed.reason);
    return reviewedAnswer(context, press, reviewed.change, reason);
  },
});

/** The list again, or the request's card. */
const reviewedAnswer = async (
  context: Context,
  { data, person, conversation }: Press,
  change: Change,
  reason: string | undefined,
): Promise<Pressed> => {
  if (data.list === 'reviews') {
    const changes = await readReviews(context, person);
    return context.answer(
      reviewsCard({ changes, page: 0, say: 'reviews', done: { change, reason } }, context.show()),
    );
  }
  return withCardUpdated(
    reason === undefined
      ? changeAnswer(context, change, conversation)
      : ownAnswer(context, change, person, { reason }),
  );
};

export const reviewed = looked('reviewed', true);
export const notRight = looked('not-right', false);
