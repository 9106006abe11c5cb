import { z } from 'zod';
import type { Change } from '../../core/changes/change.ts';
import type { Context } from '../../workflows/context.ts';
import type { Press } from './action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

export const notMine = { toast: 'I do not know this request any more.' } as const;

/** The change that a button is about; null, and recorded, for an id that is none of this organisation's. */
export const foundChange = async (
  { memory, now }: Context,
  { data: given, verb, person, conversation }: Press,
): Promise<Change | null> => {
  const parsed = data.safeParse(given);
  const change = parsed.success ? await memory.changes.get(parsed.data.id) : null;
  if (change !== null && change.tenantId === person.tenantId) return change;
  await memory.audit.append({
    at: now(),
    tenantId: person.tenantId,
    person,
    event: 'press.unknown-request',
    changeId: null,
    companyId: null,
    facts: {
      verb,
      id: typeof given.id === 'string' ? given.id.replaceAll('\0', '').slice(0, 64) : typeof given.id,
      where: conversation.id,
    },
  });
  return null;
};
