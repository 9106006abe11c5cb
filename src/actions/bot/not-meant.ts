import { z } from 'zod';
import { notMeantVerb } from '../../views/kit/not-meant.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Action } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

const toasts = { reported: 'not-meant', already: 'not-meant-already', unknown: 'not-meant-unknown' } as const;

/** Marks a message whose answer was not what was meant. Only for its writer. */
export const notMeant: Action = {
  verb: notMeantVerb,
  forAnybody: true,
  aside: true,
  run: async (context, press) => {
    const { memory, now } = context;
    const { id } = data.safeParse(press.data).data ?? { id: '' };
    const outcome = id === '' ? 'unknown' : await memory.readMessages.report(press.person, id, now());
    if (outcome === 'unknown')
      await record(context, press.person, 'press.unknown-request', { button: notMeantVerb }, press);
    return toast(toasts[outcome]);
  },
};
