import { z } from 'zod';
import { sayForPress } from '../../commands/answer-message.ts';
import { givenIn } from '../../core/atoms/given.ts';
import { sentenceOf } from '../../core/conversation/whole-sentence.ts';
import { read } from '../../core/reading/read.ts';
import { maxSeats } from '../../core/understanding/numbers.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Action } from '../pressing/action.ts';
import { wholeTyped } from '../pressing/whole-typed.ts';

const data = z.object({
  id: z.string().min(1).max(500),
  count: wholeTyped(maxSeats),
});

/** Puts the number into the sentence that lacks it, exactly as if the whole sentence had been typed. */
export const giveNumber: Action = {
  verb: 'give-number',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const sentence = parsed.success ? parsed.data.id : '';
    const here = { now: context.now(), zone: context.zone };
    const { decision, spans } = read(sentence, context.portfolio.current(), here);
    const intent = decision.kind === 'ask' && decision.missing.includes('number') ? decision.intent : null;
    if (!parsed.success || (intent?.kind !== 'seats' && intent?.kind !== 'staff')) {
      const given = parsed.success ? sentence : 'no number';
      await record(context, press.person, 'press.forged', { button: giveNumber.verb, given }, press);
      return toast('not-mine');
    }
    const count = { kind: 'seats', n: parsed.data.count } as const;
    const counted = intent.kind === 'seats' ? { ...intent, count } : { ...intent, users: count };
    return sayForPress(context, { ...press, given: givenIn(spans) }, sentenceOf(counted, context.zone));
  },
};
