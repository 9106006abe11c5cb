import type { Change } from '../../core/changes/change.ts';
import {
  orderOf,
  pax8TextOf,
  reasonOf,
  seatsAfter,
  seatsBefore,
  seatsReported,
} from '../../core/changes/change-facts.ts';
import { canUndo } from '../../core/changes/undo.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { deadline, moment, number, relative, type Show, unitPrice } from '../kit/format.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import {
  approvalsText,
  changeSentence,
  decisionLine,
  kindOf,
  outcomeText,
  stateOf,
  steps,
  storyLines,
} from './change-words.ts';
import { orderDetails, orderFacts } from './order-words.ts';
import { noteTexts, reasonTexts } from './outcome-words.ts';

export type ChangeOptions = Readonly<{
  /** Whose buttons the card carries while the change is pending; who may press them is decided at the press. */
  buttons: 'approver' | 'requester' | 'all' | 'none';
  /** Whether Undo is offered, where it is possible; true when not said. */
  mayUndo?: boolean | undefined;
  /** Why the last press did nothing: "Only approvers may approve." */
  why?: string | undefined;
  /** Whose clients ask by themselves for the present state (at most 60); none: no automatic refresh. */
  refreshFor?: readonly string[] | undefined;
}>;

/** The card of a seat change, planned or not, or of a cancellation, in any state. Its shape stays through its life, so that the eye finds what changed. */
export const changeCard = (
  one: Change,
  { buttons, why = '', refreshFor, mayUndo = true }: ChangeOptions,
  show: Show,
): Plan => {
  const { word, colour } = stateOf(one);
  const kind = kindOf(one);
  const planned = one.state === 'planned';
  const pending = one.state === 'pending';
  const unsettled = one.state === 'approved' || one.state === 'executing' || one.state === 'needs-check';
  const undoable = mayUndo && canUndo(one, show.now);
  const canDecide = pending && (buttons === 'approver' || buttons === 'all');
  const least = Math.min(seatsBefore(one), seatsAfter(one)) + 1;
  const most = Math.max(seatsBefore(one), seatsAfter(one)) - 1;
  const order = orderOf(one);
  const pax8Text = pax8TextOf(one);
  const reasons = reasonTexts(one, show);
  return {
    template: 'change',
    filling: {
      speak: plainText(
        `${kind}, ${one.companyName}: ${productPlain(one.productName)} ${steps(one)}. ${word}.`,
        240,
      ),
      title: `${kind} · ${escapeText(one.companyName)}`,
      state: word,
      colour,
      sentence: changeSentence(one, show),
      decision: decisionLine(one, show),
      story: storyLines(one, show),
      outcome: outcomeText(one, show),
      outcomeColour: order !== null && one.state === 'applied' ? colour : outcomeColour(one),
      pax8Text: pax8Text === null || pax8Text.trim() === '' ? '' : escapeText(pax8Text, 500),
      why: why === '' ? '' : escapeText(why, 300),
      facts: factsOf(one, show),
      notes: [...(pending ? reasons.slice(0, 4) : []), ...noteTexts(one, show).slice(0, 6)].map((note) =>
        escapeText(note, 300),
      ),
      more: detailsOf(one, reasons),
      id: one.id,
      canDecide,
      canReject: canDecide,
      canLower: canDecide && one.wanted.kind === 'seats' && least <= most,
      least,
      most,
      fewerLabel:
        least === most
          ? `Seats instead (${number(least)})`
          : `Seats instead (${number(least)} to ${number(most)})`,
      fewerNote:
        one.approversNeeded === 2
          ? 'The smaller number needs two approvals of its own; earlier ones are cleared.'
          : 'The change is made with this number instead of the one that was asked for.',
      canUndo: undoable,
      canCancel: planned ? buttons !== 'none' : pending && (buttons === 'requester' || buttons === 'all'),
      cancelTitle: planned ? 'Cancel plan' : 'Cancel request',
      canRefresh: unsettled,
      // Alone in the overflow menu it would be a button of three dots.
      detailsMode: pending || planned || unsettled || undoable ? 'secondary' : 'primary',
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

/** What stands behind Details. */
const detailsOf = (one: Change, reasons: readonly string[]): Fact[] => {
  const order = orderOf(one);
  return [
    ...(order === null ? [] : orderDetails(order)),
    ...(one.state === 'pending' || reasons.length === 0
      ? []
      : [{ label: 'Policy', value: escapeText(reasons.join(' '), 600) }]),
    { label: 'Product', value: escapeText(one.productName, 200) },
    ...(one.subscriptionId === one.id
      ? []
      : [{ label: 'Subscription', value: escapeText(one.subscriptionId, 64) }]),
    { label: 'Request', value: escapeText(one.id, 64) },
  ];
};

const outcomeColour = ({ state }: Change): Colour =>
  state === 'applied'
    ? 'Good'
    : state === 'failed'
      ? 'Attention'
      : state === 'needs-check'
        ? 'Warning'
        : 'Default';

const factsOf = (one: Change, show: Show): Fact[] => {
  const { seen, state } = one;
  const order = orderOf(one);
  const reported = seatsReported(one);
  // After the decision its line says who they were.
  const undecided = ['pending', 'expired', 'rejected', 'cancelled'].includes(state);
  const approvals = undecided ? approvalsText(one) : '';
  const term = seen.commitmentTerm === null ? '' : `, ${escapeText(seen.commitmentTerm, 40)} commitment`;
  return [
    ...(reported === null ? [] : [{ label: 'Seats now', value: number(reported) }]),
    {
      label: 'Asked by',
      value: `${escapeText(one.requestedBy.name, 60)} · ${moment(one.requestedAt, show)}`,
    },
    ...(one.purpose === null || one.purpose.trim() === ''
      ? []
      : [{ label: 'Why', value: escapeText(one.purpose, 300) }]),
    ...(order === null ? [] : orderFacts(one, order)),
    {
      label: order === null ? 'Price' : 'Retail price',
      value: unitPrice(seen.price, seen.currency, seen.billingTerm),
    },
    { label: 'Partner cost', value: unitPrice(seen.partnerCost, seen.currency, seen.billingTerm) },
    { label: 'Billed', value: `${escapeText(seen.billingTerm, 40)}${term}` },
    ...(seen.commitmentEndsAt === null
      ? []
      : [
          {
            label: 'Committed',
            value: `until ${deadline(seen.commitmentEndsAt, show)}, ${relative(seen.commitmentEndsAt, show)}`,
          },
        ]),
    ...(approvals === '' ? [] : [{ label: 'Approvals', value: approvals }]),
    ...(state === 'pending'
      ? [
          {
            label: 'Open until',
            value: `${moment(one.expiresAt, show)}, ${relative(one.expiresAt, show)}`,
          },
        ]
      : []),
    ...(state === 'rejected' ? [{ label: 'Reason', value: reason(one) }] : []),
  ];
};

const reason = (change: Change): string => {
  const given = reasonOf(change);
  return given === null || given.trim() === '' ? 'none given' : escapeText(given, 300);
};
