import type { Change } from '../../core/changes/change.ts';
import {
  awaitsRequester,
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
import { type ApproverLack, approverLackText } from './no-approver.ts';
import { givenFacts, orderDetails, orderFacts } from './order-words.ts';
import { noteTexts, reasonTexts } from './outcome-words.ts';

export type ChangeOptions = Readonly<{
  /** Whose buttons the card carries while the change is pending; who may press them is decided at the press. */
  buttons: 'approver' | 'requester' | 'all' | 'none';
  /** Whether to offer Undo when it is possible; true by default. */
  mayUndo?: boolean | undefined;
  /** Why the last press did nothing: "Only approvers may approve." */
  reason?: string | undefined;
  /** Too few people can approve it as things are. */
  lack?: ApproverLack | null;
  /** What was said as the reason for a rejection; it stands in the input. */
  given?: string | null;
  /** Whose clients refresh the card by themselves (at most 60); undefined: nobody's. */
  refreshFor?: readonly string[] | undefined;
}>;

/** The card of any change in any state. Its layout never changes, so that the eye finds what did. */
export const changeCard = (
  change: Change,
  { buttons, reason: why = '', lack = null, given = null, refreshFor, mayUndo = true }: ChangeOptions,
  show: Show,
): Plan => {
  const { word, colour } = stateOf(change);
  const kind = kindOf(change);
  const planned = change.state === 'planned';
  const pending = change.state === 'pending';
  const unsettled =
    change.state === 'approved' || change.state === 'executing' || change.state === 'needs-check';
  const undoable = mayUndo && canUndo(change, show.now);
  const own = awaitsRequester(change);
  const canDecide = pending && !own && isFor('approver', buttons) && lack?.others.length !== 0;
  const least = Math.min(seatsBefore(change), seatsAfter(change)) + 1;
  const most = Math.max(seatsBefore(change), seatsAfter(change)) - 1;
  const order = orderOf(change);
  const pax8Text = pax8TextOf(change);
  const reasons = reasonTexts(change, show);
  return {
    template: 'change',
    filling: {
      speak: plainText(
        `${kind}, ${change.companyName}: ${productPlain(change.productName)} ${steps(change)}. ${word}.`,
        240,
      ),
      title: `${kind} · ${escapeText(change.companyName)}`,
      state: word,
      colour,
      sentence: changeSentence(change, show),
      decision: decisionLine(change, show),
      story: storyLines(change, show),
      outcome: outcomeText(change, show),
      outcomeColour: order !== null && change.state === 'applied' ? colour : outcomeColour(change),
      pax8Text: pax8Text === null || pax8Text.trim() === '' ? '' : escapeText(pax8Text, 500),
      why: whyText(why, lack),
      ...(given === null ? {} : { reasonGiven: plainText(given, 300) }),
      ...(lack?.others.length === 0 ? { noApprover: true } : {}),
      facts: factsOf(change, show),
      notes: [...(pending ? reasons.slice(0, 4) : []), ...noteTexts(change, show).slice(0, 6)].map((note) =>
        escapeText(note, 300),
      ),
      more: detailsOf(change, reasons),
      id: change.id,
      canConfirm: own && isFor('requester', buttons),
      canDecide,
      canReject: canDecide,
      canLower: canDecide && change.wanted.kind === 'seats' && least <= most,
      least,
      most,
      fewerLabel:
        least === most
          ? `Seats instead (${number(least)})`
          : `Seats instead (${number(least)} to ${number(most)})`,
      fewerNote:
        change.approversNeeded === 2
          ? 'The smaller number needs two approvals. Earlier approvals are cleared.'
          : 'The bot sets this number instead of the one asked for.',
      canUndo: undoable,
      canCancel: planned ? buttons !== 'none' : pending && isFor('requester', buttons),
      cancelTitle: planned ? 'Cancel plan' : 'Cancel request',
      canRefresh: unsettled,
      // Alone in the overflow menu it would be a button of three dots.
      detailsMode: pending || planned || unsettled || undoable ? 'secondary' : 'primary',
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

/** Why the last press did nothing; otherwise that nobody can approve. */
export const whyText = (reason: string, lack: ApproverLack | null): string => {
  if (reason !== '') return escapeText(reason, 300);
  return lack === null ? '' : approverLackText(lack);
};

/** Why it was asked for, and the ticket. */
export const givenReasonFacts = ({ purpose, ticket }: Pick<Change, 'purpose' | 'ticket'>): Fact[] => [
  ...(purpose === null || purpose.trim() === '' ? [] : [{ label: 'Why', value: escapeText(purpose, 300) }]),
  ...(ticket === null ? [] : [{ label: 'Ticket', value: escapeText(ticket, 40) }]),
];

const isFor = (whom: 'approver' | 'requester', buttons: ChangeOptions['buttons']): boolean =>
  buttons === whom || buttons === 'all';

/** What stands behind Details. */
const detailsOf = (change: Change, reasons: readonly string[]): Fact[] => {
  const order = orderOf(change);
  return [
    ...(order === null ? [] : orderDetails(order)),
    ...(change.wanted.kind === 'seats' ? givenFacts(change.wanted.provisioning ?? []) : []),
    ...(change.state === 'pending' || reasons.length === 0
      ? []
      : [{ label: 'Policy', value: escapeText(reasons.join(' '), 600) }]),
    { label: 'Product', value: escapeText(change.productName, 200) },
    ...subscriptionsOf(change).map((id) => ({ label: 'Subscription', value: escapeText(id, 64) })),
    { label: 'Request', value: escapeText(change.id, 64) },
  ];
};

/** The subscriptions a change is about: for an order, those that Pax8 has named so far. */
const subscriptionsOf = (change: Change): string[] => {
  const placed = orderOf(change)?.placed ?? null;
  if (placed !== null) return placed.lines.flatMap(({ subscriptionId }) => subscriptionId ?? []);
  return change.subscriptionId === change.id ? [] : [change.subscriptionId];
};

const outcomeColour = ({ state }: Change): Colour =>
  state === 'applied'
    ? 'Good'
    : state === 'failed'
      ? 'Attention'
      : state === 'needs-check'
        ? 'Warning'
        : 'Default';

const factsOf = (change: Change, show: Show): Fact[] => {
  const { seen, state } = change;
  const order = orderOf(change);
  const reported = seatsReported(change);
  // After the decision its line says who they were.
  const undecided = ['pending', 'expired', 'rejected', 'cancelled'].includes(state);
  const approvals = undecided ? approvalsText(change) : '';
  const term = seen.commitmentTerm === null ? '' : `, ${escapeText(seen.commitmentTerm, 40)} commitment`;
  return [
    ...(reported === null ? [] : [{ label: 'Seats now', value: number(reported) }]),
    {
      label: 'Asked by',
      value: `${escapeText(change.requestedBy.name, 60)} · ${moment(change.requestedAt, show)}`,
    },
    ...givenReasonFacts(change),
    ...(order === null ? [] : orderFacts(change, order)),
    // The lines of an order have prices and terms of their own.
    ...(order !== null && order.lines.length > 1
      ? []
      : [
          {
            label: order === null ? 'Price' : 'Retail price',
            value: unitPrice(seen.price, seen.currency, seen.billingTerm),
          },
          { label: 'Partner cost', value: unitPrice(seen.partnerCost, seen.currency, seen.billingTerm) },
          { label: 'Billed', value: `${escapeText(seen.billingTerm, 40)}${term}` },
        ]),
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
            value: `${moment(change.expiresAt, show)}, ${relative(change.expiresAt, show)}`,
          },
        ]
      : []),
    ...(state === 'rejected' ? [{ label: 'Reason', value: reason(change) }] : []),
  ];
};

const reason = (change: Change): string => {
  const given = reasonOf(change);
  return given === null || given.trim() === '' ? 'none given' : escapeText(given, 300);
};
