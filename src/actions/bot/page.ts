import { z } from 'zod';
import { say } from '../../commands/answer-message.ts';
import { noMemory } from '../../core/conversation/remembered.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { readFor } from '../../workflows/bot/reading.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';

const data = z.object({
  say: z.string().min(1).max(500),
  page: z.coerce.number().int().min(0).max(1_000_000_000),
});

/** Lists with pages. All only read, so a forged sentence can do no more than a typed one. */
const pageable = new Set([
  'companies',
  'subscriptions',
  'renewals',
  'usage',
  'spend',
  'pending',
  'audit',
  'roles',
  'orders',
  'products',
  'contacts',
  'invoices',
  'invoice',
  'draft',
  'compare-invoices',
  'check-invoice',
  'history',
  'taught',
  'misunderstood',
  'mapped',
  'today',
  'digest',
  'trials',
  'owners',
  'organisations',
  'what-changed',
  'seats-over-time',
]);

export const page: Action = {
  verb: 'page',
  reads: true,
  aside: true,
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success) return notMine(context, press, 'no page of a list');
    const { reading } = await readFor(context, press.person, parsed.data.say, noMemory);
    const { decision } = reading;
    if (decision.kind !== 'do' || !pageable.has(decision.intent.kind))
      return notMine(context, press, parsed.data.say);
    return (await say(context, press, parsed.data.say, parsed.data.page)).answer;
  },
};

const notMine = async (context: Context, press: Press, given: string): Promise<Pressed> => {
  await record(context, press.person, 'press.forged', { button: page.verb, given }, press);
  return toast('not-mine');
};
