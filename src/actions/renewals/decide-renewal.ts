import { z } from 'zod';
import { givenTyped } from '../../core/atoms/given.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { type GivenReason, noReason } from '../../core/words/given-reason.ts';
import { notUndoneText } from '../../views/changes/undo-words.ts';
import { type RenewalProblem, renewalProblem } from '../../views/renewals/renewal-notices.ts';
import { recordRenewal } from '../../workflows/audit/record-renewal.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import type { Context } from '../../workflows/context.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import {
  decideRenewal,
  type ForLine,
  type RenewalDecided,
  type Wish,
} from '../../workflows/renewals/decide-renewal.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { foundRenewal, isOwnCard, notMine } from '../pressing/found-renewal.ts';
import { wholeTyped } from '../pressing/whole-typed.ts';

const line = z
  .object({ subscription: z.string().max(64).optional(), shown: z.string().max(16).optional() })
  .transform(
    ({ subscription = '', shown = '' }): ForLine =>
      subscription === '' || subscription === 'all' ? { line: null, shown } : { line: subscription },
  );
const plan = z.object({ seats: wholeTyped(1_000_000) });
/** The reason from the card's input; a text that is too long counts as none. */
const given = z
  .object({ reason: z.string().max(300).optional() })
  .transform(({ reason = '' }) => givenTyped(reason));
const snoozed = z.object({
  days: z.union([z.literal([1, 3, 7]), z.enum(['1', '3', '7']).transform(Number)]),
});
const assigned = z.object({ person: z.string().min(1).max(64) });

/** What the form requests, or a sentence about what is wrong with it. */
type Read = (context: Context, press: Press, renewal: Renewal) => Promise<Wish | RenewalProblem>;

const decision = (verb: string, read: Read): Action => ({
  verb,
  run: async (context, press) => {
    const renewal = await foundRenewal(context, press);
    if (renewal === null) return notMine;
    if (!(await isOwnCard(context, renewal, press))) {
      const where = press.conversation.id;
      await recordRenewal(context, renewal, press.person, 'renewal.denied.copy', { verb, where });
      return withCardUpdated(context, renewal, renewalProblem('copy'));
    }
    const wish = await read(context, press, renewal);
    if (typeof wish === 'string') return withCardUpdated(context, renewal, renewalProblem(wish));
    const decided = await decideRenewal(context, renewal.id, wish, press);
    return decided === null ? notMine : withCardUpdated(context, ...(await shown(context, decided, press)));
  },
});

/** An answer whose posted card `publishRenewal` updates anyway. */
const withCardUpdated = async (context: Context, renewal: Renewal, reason?: string): Promise<Pressed> => ({
  ...(await renewalAnswer(context, renewal, { reason })),
  cardUpdated: true,
});

/** The renewal and a message for the person; a new request gets its own card. */
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
      return [renewal, renewalProblem('snoozed-for-less')];
    case 'denied':
      return [renewal, renewalProblem(decided.reason)];
    case 'under-way':
      return [renewal, renewalProblem('under-way')];
    case 'not-allowed':
      return [renewal, notUndoneText(decided.because, context.show())];
    case 'asked': {
      const answer = await changeAnswer(context, decided.change, conversation);
      const posted = await context.chat.send(conversation, answer);
      await followUp(context, decided.change, posted.kind === 'delivered' ? posted.posted : null);
      return [(await context.memory.renewals.get(renewal.id)) ?? renewal];
    }
  }
};

const givenOf = (press: Press): GivenReason => given.safeParse(press.data).data ?? noReason;

const lineOf = (press: Press): ForLine => line.safeParse(press.data).data ?? { line: null, shown: '' };

export const renewAsIs = decision('renew-as-is', async (_context, press) => ({
  kind: 'renew',
  ...lineOf(press),
}));

export const planChange = decision('plan-change', async (_context, press) => {
  const parsed = plan.safeParse(press.data);
  if (!parsed.success) return 'bad-plan';
  const { seats } = parsed.data;
  return { kind: 'plan', ...lineOf(press), seats, given: givenOf(press) };
});

export const cancelAtEnd = decision('cancel-at-end', async (_context, press) => ({
  kind: 'cancel',
  ...lineOf(press),
  given: givenOf(press),
}));

export const snoozeRenewal = decision('snooze-renewal', async (_context, press) => {
  const parsed = snoozed.safeParse(press.data);
  return parsed.success ? { kind: 'snooze', days: parsed.data.days as 1 | 3 | 7 } : 'bad-snooze';
});

export const takeRenewal = decision('take-renewal', async (_context, { person }) => ({
  kind: 'assign',
  to: person,
}));

/** Only people whom the card may offer: the client's id is looked up among them. */
export const assignRenewal = decision('assign-renewal', async (context, press, { tenantId }) => {
  const parsed = assigned.safeParse(press.data);
  const people = parsed.success ? await peopleOf(context, tenantId) : [];
  const to = people.find(({ person }) => person.objectId === parsed.data?.person);
  return to === undefined ? 'no-person' : { kind: 'assign', to: to.person };
});
