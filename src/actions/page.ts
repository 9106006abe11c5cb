import { z } from 'zod';
import { say } from '../commands/answer-message.ts';
import { understand } from '../core/understand.ts';
import type { Action } from './action.ts';

const data = z.object({
  say: z.string().min(1).max(500),
  page: z.coerce.number().int().min(0).max(1_000_000_000),
});

/** Lists that may be paged: reading only, so that a forged sentence can do no more than a typed one. */
const pageable = new Set(['companies', 'subscriptions', 'renewals', 'pending', 'audit', 'roles']);

export const page: Action = {
  verb: 'page',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success) return { toast: 'That button is not one of mine.' };
    const intent = understand(parsed.data.say, { now: context.now(), zone: context.zone });
    if (!pageable.has(intent.kind)) return { toast: 'That button is not one of mine.' };
    return (await say(context, press, parsed.data.say, parsed.data.page)).answer;
  },
};
