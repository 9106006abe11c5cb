import { z } from 'zod';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { RenewalDenied } from '../../core/renewals/renewal-steps.ts';
import { recordRenewal } from '../../workflows/audit/record-renewal.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { whyNot } from '../../workflows/changes/undo-change.ts';
import type { Context } from '../../workflows/context.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { decideRenewal, type RenewalDecided, type Wish } from '../../workflows/renewals/decide-renewal.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { foundRenewal, notMine } from '../pressing/found-renewal.ts';

const words: Readonly<Record<RenewalDenied, string>> = {
  'foreign-tenant': 'This renewal belongs to another organisation.',
  'not-requester': 'Only requesters may decide about this company’s renewals.',
  over: 'This renewal is over: nothing is left to decide.',
  'no-such-line': 'That subscription is none of this renewal any more. Choose again.',
  'which-line': 'Choose which subscription is meant.',
  'all-decided': 'Everything is decided. Choose a subscription to decide it again.',
  'decided-so': 'That was decided already.',
  'cancelled-already':
    'Its cancellation stands at Pax8, and Pax8’s API has no way back. Open the Pax8 portal to take it back there.',
  'ends-anyway': 'It is cancelled for the end of its term. Open the Pax8 portal to take that back.',
  lock: 'Pax8 takes no cancellation in the last 24 hours of a term. Plan a change for the days after the renewal, or cancel in the 7 days after it.',
  renewing:
    'Its term has ended, and the renewal is under way. Once its window is open, change the seats directly: say set <product> for <company> to … seats.',
  window:
    'It has renewed. While its window is open, change the seats directly: say set <product> for <company> to … seats.',
  'no-snooze': 'No further alert comes before its term ends, so it cannot be snoozed. Decide now.',
  'assigned-so': 'It is theirs already.',
  'not-theirs': 'They may not decide about this company’s renewals: that needs the role requester.',
};
const copy = 'This is a copy of the card, and decides nothing. Say decide and the company for its card here.';
const underWay =
  'The request that was made for it is being carried out at this moment. Look again in a minute.';

const line = z
  .object({ subscription: z.string().max(64).optional() })
  .transform(({ subscription = '' }) =>
    subscription === '' || subscription === 'all' ? null : subscription,
  );
const typed = z
  .string()
  .trim()
  .regex(/^\d{1,7}$/)
  .transform(Number);
const plan = z.object({
  seats: z.union([z.number(), typed]).pipe(z.int().min(1).max(1_000_000)),
  reason: z.string().max(300).optional(),
});
const snoozed = z.object({
  days: z.union([z.literal([1, 3, 7]), z.enum(['1', '3', '7']).transform(Number)]),
});
const assigned = z.object({ person: z.string().min(1).max(64) });

/** What the form asks for, or in a sentence what is wrong with it. */
type Read = (context: Context, press: Press, renewal: Renewal) => Promise<Wish | string>;

const decision = (verb: string, read: Read): Action => ({
  verb,
  run: async (context, press) => {
    const renewal = await foundRenewal(context, press);
    if (renewal === null) return notMine;
    if (!(await isOurs(context, renewal, press))) {
      const where = press.conversation.id;
      await recordRenewal(context, renewal, press.person, 'renewal.denied.copy', { verb, where });
      return kept(context, renewal, copy);
    }
    const wish = await read(context, press, renewal);
    if (typeof wish === 'string') return kept(context, renewal, wish);
    const decided = await decideRenewal(context, renewal.id, wish, press);
    return decided === null ? notMine : kept(context, ...(await shown(context, decided, press)));
  },
});

/** Every posted card of a renewal is brought to its newest state by `publishRenewal`. */
const kept = async (context: Context, renewal: Renewal, why?: string): Promise<Pressed> => ({
  ...(await renewalAnswer(context, renewal, { why })),
  kept: true,
});

/** A card that was posted as the card of this renewal, in this place; a copy elsewhere shows, but decides nothing. */
const isOurs = async (context: Context, { id }: Renewal, press: Press): Promise<boolean> =>
  (await context.memory.renewalCards.of(id)).some(
    ({ conversationId, messageId }) =>
      conversationId === press.conversation.id && (press.messageId === null || messageId === press.messageId),
  );

/** The renewal with what the one who pressed must know; the request that was made gets its own card. */
const shown = async (
  context: Context,
  decided: RenewalDecided,
  { conversation }: Press,
): Promise<[Renewal, string?]> => {
  const { renewal } = decided;
  switch (decided.kind) {
    case 'done':
      return [renewal];
    case 'shortened':
      return [renewal, 'Snoozed for less: the last alert before Pax8 locks it comes then.'];
    case 'denied':
      return [renewal, words[decided.why]];
    case 'under-way':
      return [renewal, underWay];
    case 'not-allowed':
      return [renewal, whyNot(context, decided.because)];
    case 'asked': {
      const answer = await changeAnswer(context, decided.change, conversation);
      const posted = await context.chat.send(conversation, answer);
      await followUp(context, decided.change, posted.kind === 'delivered' ? posted.posted : null);
      return [(await context.memory.renewals.get(renewal.id)) ?? renewal];
    }
  }
};

const lineOf = (press: Press): string | null => line.safeParse(press.data).data ?? null;

export const renewAsIs = decision('renew-as-is', async (_context, press) => ({
  kind: 'renew',
  line: lineOf(press),
}));

export const planChange = decision('plan-change', async (_context, press) => {
  const parsed = plan.safeParse(press.data);
  if (!parsed.success)
    return 'Write the number of seats after the renewal, and a reason of at most 300 characters.';
  const { seats, reason = '' } = parsed.data;
  return { kind: 'plan', line: lineOf(press), seats, purpose: reason.trim() || null };
});

export const cancelAtEnd = decision('cancel-at-end', async (_context, press) => ({
  kind: 'cancel',
  line: lineOf(press),
}));

export const snoozeRenewal = decision('snooze-renewal', async (_context, press) => {
  const parsed = snoozed.safeParse(press.data);
  return parsed.success ? { kind: 'snooze', days: parsed.data.days as 1 | 3 | 7 } : 'Choose 1, 3 or 7 days.';
});

export const takeRenewal = decision('take-renewal', async (_context, { person }) => ({
  kind: 'assign',
  to: person,
}));

/** Only those whom the card may offer: an id from a client is looked up among them. */
export const assignRenewal = decision('assign-renewal', async (context, press, { tenantId }) => {
  const parsed = assigned.safeParse(press.data);
  const people = parsed.success ? await peopleOf(context, tenantId) : [];
  const to = people.find(({ person }) => person.objectId === parsed.data?.person);
  return to === undefined ? 'Choose a person.' : { kind: 'assign', to: to.person };
});
