import { z } from 'zod';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { publishRenewal } from '../../workflows/cards/publish-renewal.ts';
import type { Context } from '../../workflows/context.ts';
import type { Press } from './action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

export const notMine = toast('unknown-renewal');

/** The renewal a button belongs to; null (and recorded) when it is not this organisation's. */
export const foundRenewal = async (context: Context, press: Press): Promise<Renewal | null> => {
  const parsed = data.safeParse(press.data);
  const renewal = parsed.success ? await context.memory.renewals.get(parsed.data.id) : null;
  if (renewal !== null && renewal.tenantId === press.person.tenantId) return renewal;
  const { id } = press.data;
  const given = typeof id === 'string' ? id.replaceAll('\0', '').slice(0, 64) : typeof id;
  await record(context, press.person, 'press.unknown-renewal', { verb: press.verb, id: given }, press);
  return null;
};

/**
 * Whether this is the renewal's own card, posted here; a copy elsewhere decides nothing. The card of an unanswered
 * alert becomes known by its first press, and is then kept up to date too.
 */
export const isOwnCard = async (
  context: Context,
  renewal: Renewal,
  { conversation, messageId, person }: Press,
): Promise<boolean> => {
  const { memory } = context;
  const { id: renewalId } = renewal;
  const here = (await memory.renewalCards.of(renewalId)).filter(
    ({ conversationId }) => conversationId === conversation.id,
  );
  if (here.some((card) => messageId === null || card.messageId === messageId)) return true;
  if (messageId === null || !(await memory.alerts.mayStand(person.tenantId, conversation.id, renewalId)))
    return false;
  await memory.renewalCards.put({ renewalId, conversationId: conversation.id, messageId, shownVersion: 0 });
  await publishRenewal(context, renewal);
  return true;
};
