import type { Change } from '../../core/changes/change.ts';
import { seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { canUndo, type NotUndone, noteUndo } from '../../core/changes/undo.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { audit } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { type Context, roleIn } from '../context.ts';
import { attempt, changesIn, untilSaved } from '../until-saved.ts';
import { request } from './request.ts';

/** The applied change as it is now, and the request that undoes it or, without one, why. */
export type UndoResult = Readonly<
  { change: Change } & (
    | { kind: 'asked'; undo: Change }
    | {
        kind: 'no';
        reason: NotUndone;
        /** The change that blocks it, or the earlier undo request. */
        other: Change | null;
      }
  )
>;

/**
 * Requests the undo of an applied increase: the present seats minus those it added. Returns null when there is no such
 * change. Throws what Pax8's reads throw.
 */
export const undoChange = async (
  context: Context,
  changeId: string,
  person: Person,
  conversation: Conversation,
): Promise<UndoResult | null> => {
  const change = await context.memory.changes.get(changeId);
  if (change === null || change.tenantId !== person.tenantId) return null;
  const no = async (reason: NotUndone, other: Change | null = null): Promise<UndoResult> => {
    await audit(context, change, person, 'change.undo-denied', { notUndone: forAudit(reason) });
    return { kind: 'no', change, reason, other };
  };
  const missing = missingRole(await roleIn(context, person, change.companyId), 'requester');
  if (missing !== null) return no({ kind: 'role', missing });
  if (change.undoneBy !== null) return no({ kind: 'undone-already' });
  if (!canUndo(change, context.now())) return no({ kind: 'too-late' });

  const { companyId, companyName, subscriptionId, productName } = change;
  const requested = await request(
    context,
    {
      ...{ person, conversation, companyId, companyName, subscriptionId, productName },
      given: { purpose: change.purpose, ticket: change.ticket },
    },
    {
      ...{ kind: 'seats', direction: 'remove', undoes: change.id },
      seats: seatsAfter(change) - seatsBefore(change),
    },
  );
  if (requested.kind !== 'requested') return no(requested, 'change' in requested ? requested.change : null);
  const noted = await note(context, change, requested.change);
  await publish(context, noted);
  return { kind: 'asked', change: noted, undo: requested.change };
};

/** Without the whole records that a refusal shows. */
const forAudit = (reason: NotUndone): NotUndone => {
  switch (reason.kind) {
    case 'role':
      return { kind: reason.kind, missing: reason.missing };
    case 'refused':
      return { kind: reason.kind, because: reason.because };
    case 'against-policy':
      return { kind: reason.kind, because: reason.because };
    default:
      return { kind: reason.kind };
  }
};

/** Saves the request on the change that it undoes; tries again when someone else moves that change. */
const note = async ({ memory, now }: Context, change: Change, undo: Change): Promise<Change> => {
  const saved = await untilSaved(change, changesIn(memory), (latest) =>
    attempt(noteUndo(latest, undo.id, undo.requestedBy, now())),
  );
  return saved.kind === 'saved' ? saved.after : saved.latest;
};
