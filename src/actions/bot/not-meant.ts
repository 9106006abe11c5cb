import { z } from 'zod';
import { notMeantVerb } from '../../views/kit/not-meant.ts';
import { toast } from '../../views/kit/toasts.ts';
import type { Action } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

const toasts = { reported: 'not-meant', already: 'not-meant-already', unknown: 'not-meant-unknown' } as const;

/** Marks a message as one whose answer was not what was meant. Only for who wrote it. */
export const notMeant: Action = {
  verb: notMeantVerb,
  run: async ({ memory, now }, { data: given, person }) => {
    const parsed = data.safeParse(given);
    if (!parsed.success) return toast('not-meant-unknown');
    return toast(toasts[await memory.readMessages.report(person, parsed.data.id, now())]);
  },
};
