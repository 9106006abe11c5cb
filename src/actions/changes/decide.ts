import { z } from 'zod';
import type { Decision } from '../../core/audit/audit-events.ts';
import type { Change } from '../../core/changes/change.ts';
import { type Denied, waitingStates } from '../../core/changes/change-steps.ts';
import type { Answer } from '../../core/words/chat.ts';
import { audit } from '../../workflows/audit/record.ts';
import { changeAnswer, ownAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { type Decided, decide } from '../../workflows/changes/decide-change.ts';
import { readBack } from '../../workflows/changes/execute-change.ts';
import { carryOut } from '../../workflows/changes/follow-up.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { foundChange, notMine } from '../pressing/found-change.ts';

const data = z.object({
  /** The button stands in the list of what waits: the answer is that list again. */
  list: z.literal('pending').optional(),
  reason: z.string().max(300).optional(),
});
/** A number as clients send it: as a number, or as what was typed. */
const typed = z
  .string()
  .trim()
  .regex(/^\d{1,7}$/)
  .transform(Number);
const fewer = z.object({ seats: z.union([z.number(), typed]).pipe(z.int().min(1).max(1_000_000)) });

const words: Readonly<Record<Denied, string>> = {
  'not-pending': 'Somebody was faster: this is how it stands now.',
  expired: 'The request had expired. Ask for it again if it is still wanted.',
  'not-approver': 'Only approvers may decide this.',
  'own-request': 'You asked for this change, so somebody else must approve it.',
  'not-requester': 'Only the person who asked, or an admin, may take the request back.',
  'foreign-tenant': 'This request belongs to another organisation.',
  'approved-already': 'You have approved this already; another person must approve it too.',
  'not-smaller':
    'Only a smaller change can be approved in its place: a number between the seats now and those asked for.',
  'not-unclear': 'Its outcome is not unclear.',
  'no-note': 'A note is needed.',
};
const oneLine =
  'This is one line of a request that is decided as a whole, on its card. Say pending for what waits.';
export const copy = 'This is a copy of the card, and decides nothing. Say pending for what waits.';

const decision = (verb: string, kind: Decision, seatsOf: (press: Press) => number | null): Action => ({
  verb,
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const parsed = data.safeParse(press.data);
    if (!parsed.success) {
      await audit(context, change, press.person, `change.${kind}-denied.bad-data`);
      return kept(ownAnswer(context, change, press.person, 'A reason has at most 300 characters.'));
    }
    const { list } = parsed.data;
    if (list === undefined && !(await isOurs(context, change, press))) {
      await audit(context, change, press.person, `change.${kind}-denied.copy`, {
        where: press.conversation.id,
      });
      return kept(ownAnswer(context, change, press.person, copy));
    }
    const where = press.conversation.id;
    if (change.bundle !== null) {
      await audit(context, change, press.person, `change.${kind}-denied.one-line`, { where });
      return list === undefined
        ? kept(ownAnswer(context, change, press.person, oneLine))
        : pendingAgain(context, press, change, oneLine);
    }
    const given = { reason: parsed.data.reason?.trim() || null, seats: seatsOf(press), where };
    const decided = await decide(context, kind, change.id, press.person, given);
    if (decided === null) return notMine;
    const after = decided.done ? await followed(context, decided.change) : decided.change;
    const why = whyOf(context, decided);
    if (list !== undefined) return pendingAgain(context, press, after, why);
    return kept(
      why === undefined
        ? changeAnswer(context, after, press.conversation)
        : ownAnswer(context, after, press.person, why, decided.role),
    );
  },
});

/** Every posted card of a change is brought to its newest state by `publish`. */
export const kept = async (answer: Promise<Answer>): Promise<Pressed> => ({ ...(await answer), kept: true });

export const whyOf = ({ views, now }: Context, { why, because }: Decided): string | undefined => {
  if (because !== null) return views.notNow(because, now());
  return why === null ? undefined : words[why];
};

/** A card that was posted as a card of this change, in this place; a copy elsewhere shows, but decides nothing. */
export const isOurs = async (context: Context, change: Change, press: Press): Promise<boolean> => {
  const cards = await context.memory.changeCards.of(change.id);
  return cards.some(
    ({ conversationId, messageId }) =>
      conversationId === press.conversation.id && (press.messageId === null || messageId === press.messageId),
  );
};

const followed = async (context: Context, change: Change): Promise<Change> => {
  if (change.state === 'approved') return carryOut(context, change);
  await publish(context, change);
  return change;
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

/** What cannot be read as a number is no smaller one, and is refused as such: it never approves the full number. */
const smaller = (press: Press): number => {
  const parsed = fewer.safeParse(press.data);
  return parsed.success ? parsed.data.seats : Number.NaN;
};

export const approve = decision('approve', 'approve', () => null);
export const approveFewer = decision('approve-fewer', 'approve', smaller);
export const reject = decision('reject', 'reject', () => null);
export const cancelRequest = decision('cancel-request', 'cancel', () => null);

/**
 * The card as it stands now. A client that asks by itself gets what is for its person; for a person who presses, an
 * unclear outcome is looked at again.
 */
export const refreshChange: Action = {
  verb: 'refresh-change',
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    if (press.trigger === 'automatic') return ownAnswer(context, change, press.person);
    if (change.state !== 'needs-check') return kept(changeAnswer(context, change, press.conversation));
    const after = await readBack(context, change);
    if (after.version > change.version) await publish(context, after);
    return kept(changeAnswer(context, after, press.conversation));
  },
};
