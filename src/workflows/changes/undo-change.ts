import type { Change } from '../../core/changes/change.ts';
import { seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { canUndo, noteUndo } from '../../core/changes/undo.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { refusalWords } from '../../views/changes/seat-words.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { refusalText } from '../../views/people/policy-words.ts';
import { audit } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { attempt, changesIn, untilSaved } from '../until-saved.ts';
import type { Requested } from './new-request.ts';
import { request } from './request.ts';

/** What came of pressing Undo: the applied change as it now is, and the request that takes it back or why there is none. */
export type UndoAsked = Readonly<
  { change: Change } & (
    | { kind: 'asked'; undo: Change }
    | {
        kind: 'no';
        why: string /** The change that is in the way or was asked before. */;
        other: Change | null;
      }
  )
>;

const undoneAlready = 'To take it back was asked for already; that is possible once.';

/**
 * Asks, for the one who presses, to take an applied increase back: a request like any other, for the present seats less
 * those that the change added. null: there is no such change. Throws what Pax8's reads throw.
 */
export const undoChange = async (
  context: Context,
  changeId: string,
  person: Person,
  conversation: Conversation,
): Promise<UndoAsked | null> => {
  const change = await context.memory.changes.get(changeId);
  if (change === null || change.tenantId !== person.tenantId) return null;
  const no = async (why: string, other: Change | null = null): Promise<UndoAsked> => {
    await audit(context, change, person, 'change.undo-denied', { why });
    return { kind: 'no', change, why, other };
  };
  const { role } = await roleIn(context, person, change.companyId);
  const missing = missingRole(role, 'requester');
  if (missing !== null) return no(missingRoleText(missing));
  if (change.undoneBy !== null) return no(undoneAlready);
  if (!canUndo(change, context.now()))
    return no('It can no longer be taken back here: the time in which its seats may go back is over.');

  const { companyId, companyName, subscriptionId, productName } = change;
  const requested = await request(
    context,
    { person, conversation, companyId, companyName, subscriptionId, productName },
    {
      ...{ kind: 'seats', direction: 'remove', undoes: change.id },
      seats: seatsAfter(change) - seatsBefore(change),
    },
  );
  if (requested.kind !== 'requested')
    return no(whyNot(context, requested), 'change' in requested ? requested.change : null);
  const noted = await note(context, change, requested.change);
  await publish(context, noted);
  return { kind: 'asked', change: noted, undo: requested.change };
};

/** Why a request was not made, in sentences. */
export const whyNot = ({ show }: Context, requested: Exclude<Requested, { kind: 'requested' }>): string => {
  switch (requested.kind) {
    case 'refused': {
      const { reason, wayOut } = refusalWords(requested.because, show());
      return `${reason} ${wayOut}`.trim();
    }
    case 'against-policy': {
      const { reason, wayOut } = refusalText(requested.because);
      return `${reason} ${wayOut}`.trim();
    }
    case 'open-already':
      return 'The subscription has another open change, which must be settled first.';
    case 'undone-already':
      return undoneAlready;
    case 'gone':
      return 'Pax8 has no such subscription any more.';
  }
};

/** Notes the request on the change that it takes back; whoever else moves that change meanwhile is waited for. */
const note = async ({ memory, now }: Context, change: Change, undo: Change): Promise<Change> => {
  const saved = await untilSaved(change, changesIn(memory), (latest) =>
    attempt(noteUndo(latest, undo.id, undo.requestedBy, now())),
  );
  return saved.kind === 'saved' ? saved.after : saved.latest;
};
