import type { Change } from '../../core/changes/change.ts';
import type { Answer } from '../../core/words/chat.ts';
import { precededBy } from '../../views/answer.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { notOpenedCard } from '../../views/changes/offers.ts';
import { takenBackText } from '../../views/changes/taken-back.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { remember } from '../../workflows/cards/publish-change.ts';
import { takeBack } from '../../workflows/changes/take-back.ts';
import type { Context } from '../../workflows/context.ts';
import { answerFor } from '../../workflows/failure.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';

/** The card of a request, kept up to date where it is posted. */
export const shownRequest = async (
  context: Context,
  { conversation }: Pick<Asker, 'conversation'>,
  change: Change,
  problem?: string,
  given?: string | null,
): Promise<Reply> => ({
  answer: await changeAnswer(context, change, conversation, problem, given ?? null),
  posted: (where) => remember(context, change, where),
});

const nothingOpen = (context: Context): Reply => ({
  answer: context.answer(notOpenedCard({ about: 'dropped' }, context.show())),
});

export const withdraw = command({
  name: 'cancel that',
  kind: 'withdraw',
  usage: 'cancel that',
  summary: 'Take your last request back, while it waits',
  examples: ['cancel that'],
  role: 'viewer',
  run: async (context, { changeId }, asker) => {
    const decided = await takeBack(context, changeId, asker.person, asker.conversation.id);
    if (decided === null) return nothingOpen(context);
    const { change, reason } = decided;
    return shownRequest(context, asker, change, reason === null ? undefined : changeProblem(reason));
  },
});

/** Takes a request back and does what replaces it; nothing more when it no longer waits. */
export const inPlaceOf = async (
  context: Context,
  asker: Asker,
  changeId: string,
  run: () => Promise<Reply>,
): Promise<Reply> => {
  const decided = await takeBack(context, changeId, asker.person, asker.conversation.id);
  if (decided === null) return nothingOpen(context);
  const { change, done, reason } = decided;
  if (!done) return shownRequest(context, asker, change, changeProblem(reason ?? 'not-pending'));
  const reply = await run().catch(
    (thrown: unknown): Reply => ({
      answer: answerFor(context, thrown, { sentence: 'in place of a request', change: changeId }),
    }),
  );
  return { ...reply, answer: told(context, change, reply.answer) };
};

const told = (context: Context, change: Change, answer: Answer): Answer =>
  precededBy(answer, takenBackText(change, context.show()));
