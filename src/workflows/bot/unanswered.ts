import type { Unanswered } from '../../core/alerts/alert.ts';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Turn } from '../../core/words/turn.ts';
import type { Context } from '../context.ts';

/**
 * Reports that this process is alive, and tells people whose process died during their message or press. `alone`: no
 * other instance can be at work.
 */
export const lookAfterTurns = async (context: Context, alone = false): Promise<void> => {
  const { memory, now, log } = context;
  await memory.turns.hold(now());
  const left = await memory.turns.leftBehind(now(), alone);
  if (left.length === 0) return;
  log.warn({ turns: left.length }, 'messages and presses were left without an answer; their people are told');
  await apologise(context, left, 'restarted');
};

/** Tells people, once, that their message or press has no answer: one message per conversation and person. */
export const apologise = async (
  { memory, now, newId }: Context,
  turns: readonly Turn[],
  reason: Unanswered,
): Promise<void> => {
  const groups = Map.groupBy(turns, ({ tenantId, conversationId, threadId, person }) =>
    JSON.stringify([tenantId, conversationId, threadId, person?.objectId]),
  );
  for (const ofOne of groups.values()) {
    const [first] = ofOne;
    if (first === undefined) continue;
    const content = { kind: 'unanswered', reason, turns: ofOne } as const;
    const alert = newAlert(`unanswered ${first.key}`, first, content, now());
    await memory.alerts.add([{ ...alert, id: newId() }]);
    for (const { key } of ofOne) await memory.turns.settle(key);
  }
};
