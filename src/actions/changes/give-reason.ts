import { z } from 'zod';
import { sayForPress } from '../../commands/answer-message.ts';
import { givenTyped } from '../../core/atoms/given.ts';
import { noMemory } from '../../core/conversation/remembered.ts';
import { isGiven } from '../../core/words/given-reason.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { readFor } from '../../workflows/bot/reading.ts';
import type { Action } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(500), reason: z.string().max(500).default('') });

/** The changes whose card asks for a reason. */
const changes = new Set(['seats', 'cancel', 'set-price']);

/** Requests the change again with the typed reason, exactly as if the whole sentence had been typed. */
export const giveReason: Action = {
  verb: 'give-reason',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const sentence = parsed.success ? parsed.data.id : '';
    const { reading } = await readFor(context, press.person, sentence, noMemory);
    const { decision } = reading;
    if (!parsed.success || decision.kind !== 'do' || !changes.has(decision.intent.kind)) {
      await record(
        context,
        press.person,
        'press.forged',
        { button: giveReason.verb, given: sentence },
        press,
      );
      return toast('not-mine');
    }
    const given = givenTyped(parsed.data.reason);
    if (!isGiven(given)) return toast('no-reason');
    return sayForPress(context, { ...press, given }, sentence);
  },
};
