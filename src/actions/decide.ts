import { z } from 'zod';
import type { Change } from '../core/change.ts';
import { type Denied, waitingStates } from '../core/change-steps.ts';
import type { Context } from '../workflows/context.ts';
import { type Decision, decide } from '../workflows/decide-change.ts';
import { execute, readBack } from '../workflows/execute-change.ts';
import { changeAnswer, publish } from '../workflows/publish-change.ts';
import type { Action, Press, Pressed } from './action.ts';

const data = z.object({
  id: z.string().min(1).max(64),
  /** The button stands in the list of what waits: the answer is that list again. */
  list: z.literal('pending').optional(),
  reason: z.string().max(300).optional(),
});

const words: Readonly<Record<Denied, string>> = {
  'not-pending': 'Somebody was faster: this is how it stands now.',
  expired: 'The request had expired. Ask for it again if it is still wanted.',
  'not-approver': 'Only approvers may decide this.',
  'own-request': 'You asked for this change, so somebody else must approve it.',
  'not-requester': 'Only the person who asked, or an admin, may take the request back.',
  'foreign-tenant': 'This request belongs to another organisation.',
};

const decision = (verb: string, kind: Decision): Action => ({
  verb,
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success) return { toast: 'That button is not one of mine.' };
    const { id, list } = parsed.data;
    const change = await context.memory.changes.get(id);
    if (change === null || change.tenantId !== press.person.tenantId)
      return { toast: 'I do not know this request any more.' };
    if (list === undefined && !(await isOurs(context, change, press)))
      return changeAnswer(context, change, press.conversation.id);

    const reason = parsed.data.reason?.trim() || null;
    const decided = await decide(context, kind, id, press.person, reason);
    if (decided === null) return { toast: 'I do not know this request any more.' };
    const after =
      decided.done && kind === 'approve' ? await carriedOut(context, decided.change) : decided.change;
    if (decided.done && kind !== 'approve') await publish(context, after);
    const why = decided.why === null ? undefined : words[decided.why];
    return list === undefined
      ? changeAnswer(context, after, press.conversation.id, why)
      : pendingAgain(context, press, after, why);
  },
});

/** A card that was posted as a card of this change, in this place; a copy elsewhere shows, but decides nothing. */
const isOurs = async (context: Context, change: Change, press: Press): Promise<boolean> => {
  const cards = await context.memory.changeCards.of(change.id);
  return cards.some(
    ({ conversationId, messageId }) =>
      conversationId === press.conversation.id && (press.messageId === null || messageId === press.messageId),
  );
};

/** Carries an approved change out, to its end or to where it must be looked at, and shows it wherever it is shown. */
const carriedOut = async (context: Context, approved: Change): Promise<Change> => {
  const after = await execute(context, approved);
  await publish(context, after);
  return after;
};

const pendingAgain = async (
  context: Context,
  press: Press,
  done: Change,
  why: string | undefined,
): Promise<Pressed> => {
  const changes = await context.memory.changes.inStates(press.person.tenantId, waitingStates);
  return context.views.pending(
    { changes, page: 0, say: 'pending', done: { change: done, why } },
    context.now(),
  );
};

export const approve = decision('approve', 'approve');
export const reject = decision('reject', 'reject');
export const cancelRequest = decision('cancel-request', 'cancel');

/** The card as it stands now: pressed by a person, or asked for by the client. For a person, an unclear outcome is looked at again. */
export const refreshChange: Action = {
  verb: 'refresh-change',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const change = parsed.success ? await context.memory.changes.get(parsed.data.id) : null;
    if (change === null || change.tenantId !== press.person.tenantId)
      return { toast: 'I do not know this request any more.' };
    if (change.state !== 'needs-check' || press.trigger === 'automatic')
      return changeAnswer(context, change, press.conversation.id);
    const after = await readBack(context, change);
    if (after.version > change.version) await publish(context, after);
    return changeAnswer(context, after, press.conversation.id);
  },
};
