import { z } from 'zod';
import type { Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import { seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { waitingStates } from '../../core/changes/change-steps.ts';
import type { Answer } from '../../core/words/chat.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { notNowText } from '../../views/changes/not-now-words.ts';
import { pendingCard } from '../../views/changes/pending.ts';
import { audit } from '../../workflows/audit/record.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { publish, rememberFound, showAgain, tellApprovers } from '../../workflows/cards/publish-change.ts';
import { type Decided, decide } from '../../workflows/changes/decide-change.ts';
import { readBack } from '../../workflows/changes/execute-change.ts';
import { carryOut } from '../../workflows/changes/follow-up.ts';
import type { Context } from '../../workflows/context.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { againText, filledIn } from '../pressing/filled-in.ts';
import { foundChange, notMine } from '../pressing/found-change.ts';
import { wholeTyped } from '../pressing/whole-typed.ts';

const data = z.object({
  /** The button is in the list of pending changes, so the answer is that list again. */
  list: z.literal('pending').optional().catch(undefined),
});
const written = z.string().trim().max(300).optional();

/**
 * What was typed beside *Reject*; null when nothing, undefined when too long. In a list each request has its own input.
 */
export const reasonWritten = ({ data: given }: Press, id: string): string | null | undefined => {
  const { success, data: text } = written.safeParse(given[`reason-${id}`] ?? given.reason);
  return success ? text || null : undefined;
};
const fewer = z.object({ howMany: wholeTyped(1_000_000) });

const decision = (
  verb: string,
  kind: Decision,
  seatsOf: (press: Press, change: Change) => number | null,
): Action => ({
  verb,
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const { person } = press;
    const where = press.conversation.id;
    const { list } = data.parse(press.data);
    const reason = reasonWritten(press, change.id);
    const problem = reason === undefined ? 'bad-data' : await notDecided(context, change, press, list);
    if (problem !== null) {
      await audit(context, change, person, `change.${kind}-denied.${problem}`, { where });
      const text = changeProblem(problem === 'bad-data' ? 'long-reason' : problem);
      if (list !== undefined) return pendingAgain(context, press, change, text);
      return withCardUpdated(ownAnswer(context, change, person, { reason: text }));
    }
    const given = { reason: reason || null, seats: seatsOf(press, change), filled: filledIn(press), where };
    const decided = await decide(context, kind, change.id, person, given);
    if (decided === null) return notMine;
    const after = await followed(context, kind, decided);
    const because = whyOf(context, decided);
    if (list !== undefined) {
      await showForm(context, decided, press);
      return pendingAgain(context, press, after, because);
    }
    if (because === undefined) return withCardUpdated(changeAnswer(context, after, press.conversation));
    return withCardUpdated(ownAnswer(context, after, person, { reason: because, ...ownOf(decided) }));
  },
});

/** Why this card cannot decide the change; null when it can. */
const notDecided = async (context: Context, change: Change, press: Press, list: 'pending' | undefined) => {
  if (list === undefined && !(await isOurs(context, change, press))) return 'copy';
  return change.bundle === null ? null : 'one-line';
};

/** A list has no room for a vendor's questions: the request's card is posted below it. */
export const showForm = async (
  context: Context,
  { change, again }: Decided,
  { conversation }: Press,
): Promise<void> => {
  if (again !== null) await showAgain(context, change, conversation);
};

/** An answer whose posted card `publish` updates anyway. */
export const withCardUpdated = async (answer: Promise<Answer>): Promise<Pressed> => ({
  ...(await answer),
  cardUpdated: true,
});

export const ownOf = ({ role, again }: Decided) => ({ role, ...(again === null ? {} : { again }) });

export const whyOf = ({ show }: Context, { reason, because, again }: Decided): string | undefined => {
  if (again !== null) return againText(again);
  if (because !== null) return notNowText(because, show());
  return reason === null ? undefined : changeProblem(reason);
};

/**
 * Whether this is the change's own card, posted here; a copy elsewhere decides nothing. Where the change was requested,
 * a card pressed before the bot saved its place makes itself known.
 */
export const isOurs = async (
  context: Context,
  change: Change,
  { conversation, messageId }: Press,
): Promise<boolean> => {
  const cards = await context.memory.changeCards.of(change.id);
  const here = cards.filter(({ conversationId }) => conversationId === conversation.id);
  if (here.length > 0) return messageId === null || here.some((card) => card.messageId === messageId);
  if (conversation.id !== change.askedIn) return false;
  if (messageId !== null)
    await rememberFound(context, change, { conversationId: conversation.id, messageId });
  return true;
};

const followed = async (context: Context, kind: Decision, { done, change }: Decided): Promise<Change> => {
  if (!done) return change;
  if (change.state === 'approved') return carryOut(context, change);
  await publish(context, change);
  if (kind === 'confirm') context.later('telling approvers of a change', tellApprovers(context, change));
  return change;
};

const pendingAgain = async (
  context: Context,
  press: Press,
  done: Change,
  reason: string | undefined,
): Promise<Pressed> => {
  const waiting = await context.memory.changes.inStates(press.person.tenantId, waitingStates);
  const changes = waiting.map((change) => seenBy(context, change.companyId, change));
  return context.answer(
    pendingCard({ changes, page: 0, say: 'pending', done: { change: done, reason } }, context.show()),
  );
};

/** The seats typed by an approver. A text that is not a number becomes NaN and is refused: it never approves all. */
const smaller = (press: Press, change: Change): number => {
  const parsed = fewer.safeParse(press.data);
  const [from, to] = [seatsBefore(change), seatsAfter(change)];
  return parsed.success ? from + Math.sign(to - from) * parsed.data.howMany : Number.NaN;
};

export const approve = decision('approve', 'approve', () => null);
/** By the requester alone, for what the policy lets pass. */
export const confirm = decision('confirm', 'confirm', () => null);
export const approveFewer = decision('approve-fewer', 'approve', smaller);
export const reject = decision('reject', 'reject', () => null);
export const cancelRequest = decision('cancel-request', 'cancel', () => null);

/**
 * The current card. An automatic refresh gets the person's own view; a person's press reads an unclear outcome again.
 */
export const refreshChange: Action = {
  verb: 'refresh-change',
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    if (press.trigger === 'automatic') return ownAnswer(context, change, press.person);
    if (change.state !== 'needs-check')
      return withCardUpdated(changeAnswer(context, change, press.conversation));
    const after = await readBack(context, change);
    if (after.version > change.version) await publish(context, after);
    return withCardUpdated(changeAnswer(context, after, press.conversation));
  },
};
