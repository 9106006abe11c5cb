import type { Change } from '../../core/changes/change.ts';
import { reviewDueAt } from '../../core/changes/emergency.ts';
import type { EmergencyRefusal } from '../../core/changes/emergency-mark.ts';
import { canUndo } from '../../core/changes/undo.ts';
import { escapeText } from '../kit/escape.ts';
import { moment, money, type Show } from '../kit/format.ts';
import { t } from '../texts/t.ts';

/** Why one approver is not enough, in plain text. */
export const emergencyRefusalText = (refused: EmergencyRefusal): string => {
  switch (refused.kind) {
    case 'off':
      return t`The policy has no emergency approval, so this needs all of its approvals.`;
    case 'no-need':
      return t`One approver is enough for it anyway.`;
    case 'can-wait':
      return t`Emergency approval is for seats, orders and cancellations that are made now. This one can wait.`;
    case 'unknown':
      return t`What it costs is not known, so one approver is not enough.`;
    case 'other-currency':
      return t`Emergency approval ends at ${money(refused.limit)}, and this is in another currency.`;
    case 'above':
      return t`It comes to ${money(refused.amount)}. Emergency approval ends at ${money(refused.limit)}.`;
    case 'above-open':
      return t`With what nobody has reviewed yet it comes to ${money(refused.amount)}. Emergency approval ends at ${money(refused.limit)}. Say “reviews”.`;
    case 'approver-gone':
      return t`Who approved it may no longer approve.`;
  }
};

/** What a card says about a change that cannot wait, and about its review. Everything is escaped. */
export const emergencyLines = (change: Change, show: Show): string[] => {
  const { emergency, state, purpose } = change;
  if (emergency === undefined) return [];
  const { refused, dueAt, review, reason } = emergency;
  if (state === 'pending') {
    const urgency = reason === purpose ? t`Urgent.` : t`Urgent: ${escapeText(reason, 300)}.`;
    return refused === null
      ? [t`${urgency} One approver is enough now. Somebody else reviews it afterwards.`]
      : [`${urgency} ${escapeText(emergencyRefusalText(refused), 300)}`];
  }
  if (dueAt === null) return [];
  if (review === null)
    return reviewDueAt(change) === null
      ? [t`Emergency: one approver.`]
      : [t`Emergency: one approver, to be reviewed by ${moment(dueAt, show)}.`];
  const { by, at, right, note, actsFor } = review;
  const who =
    actsFor === undefined
      ? escapeText(by.name, 60)
      : t`${escapeText(by.name, 60)} for ${escapeText(actsFor.name, 60)}`;
  if (right) return [t`Emergency: one approver. Reviewed by ${who} · ${moment(at, show)}.`];
  const noteText = note === null ? '' : ` “${escapeText(note, 300)}”`;
  return [
    t`Emergency: one approver. Not right, says ${who} · ${moment(at, show)}.${noteText}`,
    ...(canUndo(change, show.now) ? [t`Press Undo to ask for the seats to go back.`] : []),
  ];
};
