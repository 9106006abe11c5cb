import type { AlertContent } from '../../core/alerts/alert.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import type { Turn } from '../../core/words/turn.ts';
import { unansweredCard } from '../../views/bot/unanswered.ts';
import { redraw } from '../cards/publish-change.ts';
import { redrawRenewal } from '../cards/publish-renewal.ts';
import type { Context } from '../context.ts';

/** The most audit entries that are checked. */
const looked = 50;

/** Replaces a missing answer; pressed cards are first brought up to date. */
export const unansweredMessage = async (
  context: Context,
  { reason, turns }: Extract<AlertContent, { kind: 'unanswered' }>,
  to: Conversation,
): Promise<Readonly<{ to: Conversation; answer: Answer }>> => {
  const { answer } = context;
  for (const { messageId } of turns) {
    if (messageId === null) continue;
    await redraw(context, to.id, messageId);
    await redrawRenewal(context, to.id, messageId);
  }
  const [first] = turns;
  const card = unansweredCard({
    reason,
    said: turns.filter(({ kind }) => kind === 'message').map(({ said }) => said),
    presses: turns.filter(({ kind }) => kind === 'press').length,
    name: to.scope === 'personal' ? null : (first?.person?.name ?? null),
    recorded: await recordedSince(context, turns),
  });
  return {
    to: to.scope === 'channel' ? { ...to, threadId: first?.threadId ?? null } : to,
    answer: answer(card),
  };
};

/** Whether anything was recorded about the person since they wrote: then part of it may be done. */
const recordedSince = async ({ memory, now }: Context, turns: readonly Turn[]): Promise<boolean> => {
  const [first] = turns;
  if (first === undefined || first.person === null) return false;
  const { tenantId, person, at } = first;
  const entries = await memory.audit.latest(tenantId, {
    ...{ limit: looked, about: person.objectId },
    within: { from: at, to: now() + 1 },
  });
  return entries.some((entry) => entry.person?.objectId === person.objectId);
};
