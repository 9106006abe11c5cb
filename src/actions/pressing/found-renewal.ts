import { z } from 'zod';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import type { Press } from './action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

export const notMine = { toast: 'I do not know this renewal any more.' } as const;

/** The renewal that a button is about; null, and recorded, for an id that is none of this organisation's. */
export const foundRenewal = async (context: Context, press: Press): Promise<Renewal | null> => {
  const parsed = data.safeParse(press.data);
  const renewal = parsed.success ? await context.memory.renewals.get(parsed.data.id) : null;
  if (renewal !== null && renewal.tenantId === press.person.tenantId) return renewal;
  const { id } = press.data;
  const given = typeof id === 'string' ? id.replaceAll('\0', '').slice(0, 64) : typeof id;
  await record(context, press.person, 'press.unknown-renewal', { verb: press.verb, id: given }, press);
  return null;
};
