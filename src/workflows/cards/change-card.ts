import type { Change } from '../../core/changes/change.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { includes, type Person, type Role, samePerson } from '../../core/words/people.ts';
import { bundleCard } from '../../views/changes/bundle.ts';
import { changeCard } from '../../views/changes/change.ts';
import type { Suggestion } from '../../views/kit/buttons.ts';
import { type Context, roleIn } from '../context.ts';
import { approversFor } from '../people/people.ts';

/** Teams refreshes a card by itself for at most so many people. */
const refreshedFor = 60;

/**
 * The card of a change as everybody in a conversation sees it: where it was asked everybody finds their button. Where
 * several people are, the clients of those who are concerned ask for their own view of it.
 */
export const changeAnswer = async (
  context: Context,
  change: Change,
  conversation: Pick<Conversation, 'id' | 'scope'>,
  why?: string,
): Promise<Answer> => {
  const lines = await linesOf(context, change);
  if (lines !== null) return bundleAnswer(context, lines, conversation, why);
  // A view of one's own would take the place of the reason that is to be read.
  const refreshFor = why === undefined ? await concerned(context, change, conversation) : [];
  return context.answer(
    changeCard(
      change,
      {
        buttons: conversation.id === change.askedIn ? 'all' : 'approver',
        why,
        refreshFor: refreshFor.length === 0 ? undefined : refreshFor,
      },
      context.show(),
    ),
  );
};

/** The lines with which a change was asked for, itself among them; null: it was asked for alone. */
const linesOf = async ({ memory }: Context, { bundle }: Change): Promise<[Change, ...Change[]] | null> => {
  const [first, ...rest] = bundle === null ? [] : await memory.changes.ofBundle(bundle.id);
  return first === undefined ? null : [first, ...rest];
};

/** The same for lines that were asked for together: one card. */
export const bundleAnswer = async (
  context: Context,
  lines: readonly [Change, ...Change[]],
  conversation: Pick<Conversation, 'id' | 'scope'>,
  why?: string,
  suggestions?: readonly Suggestion[],
): Promise<Answer> => {
  const waiting = lines.find(({ state }) => state === 'pending') ?? lines[0];
  const refreshFor = why === undefined ? await concerned(context, waiting, conversation) : [];
  return context.answer(
    bundleCard(
      lines,
      {
        buttons: conversation.id === lines[0].askedIn ? 'all' : 'approver',
        why,
        suggestions,
        refreshFor: refreshFor.length === 0 ? undefined : refreshFor,
      },
      context.show(),
    ),
  );
};

/** The Teams ids of approvers and of the requester, while there is something that only some may press. */
const concerned = async (
  context: Context,
  change: Change,
  { scope }: Pick<Conversation, 'scope'>,
): Promise<string[]> => {
  if (scope === 'personal' || change.state !== 'pending') return [];
  const approvers = await approversFor(context, change.requestedBy, change.companyId);
  const people = new Set([change.requestedBy, ...approvers].map(({ objectId }) => objectId));
  const known = await context.memory.people.teamsIds(change.tenantId, [...people]);
  return known.slice(0, refreshedFor);
};

/** The card as one person sees it, with the buttons that are theirs by the role they have now (`known` when it was just looked up). */
export const ownAnswer = async (
  context: Context,
  change: Change,
  person: Person,
  why?: string,
  known?: Role,
): Promise<Answer> => {
  const role = known ?? (await roleIn(context, person, change.companyId)).role;
  const asked = samePerson(person, change.requestedBy);
  const decides = includes(role, 'approver') && (!asked || context.settings.approvalSelf);
  const buttons = decides ? (asked ? 'all' : 'approver') : asked ? 'requester' : 'none';
  const lines = await linesOf(context, change);
  const mayAsk = includes(role, 'requester');
  if (lines !== null)
    return context.answer(bundleCard(lines, { buttons, why, mayUndo: mayAsk }, context.show()));
  return context.answer(changeCard(change, { buttons, why, mayUndo: mayAsk }, context.show()));
};
