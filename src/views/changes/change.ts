import type { Change } from '../../core/changes/change.ts';
import {
  awaitsRequester,
  cameToNothingAs,
  orderOf,
  pax8TextOf,
  reasonOf,
  seatsAfter,
  seatsBefore,
  seatsReported,
} from '../../core/changes/change-facts.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import { canUndo as isUndoable } from '../../core/changes/undo.ts';
import type { DetailsAgain } from '../../core/changes/vendor-details.ts';
import type { Person } from '../../core/words/people.ts';
import { escapeText, plainText, productPlain } from '../kit/escape.ts';
import { deadline, moment, number, relative, type Show, saysCost, seats, unitPrice } from '../kit/format.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import {
  approvalsText,
  changeSentence,
  decisionLine,
  kindOf,
  oneIsEnough,
  outcomeText,
  stateOf,
  steps,
  storyLines,
} from './change-words.ts';
import { type ConsentOnCard, consentFacts, consentPresses } from './consent-words.ts';
import { formShares } from './detail-fields.ts';
import { type ApproverLack, approverLackText } from './no-approver.ts';
import { orderDetails, orderFacts } from './order-words.ts';
import { noteTexts, reasonTexts } from './outcome-words.ts';
import { seatsShownFacts } from './seats-shown.ts';
import { leaveOutData, pressData, vendorFacts, vendorForm } from './vendor-details.ts';

export type ChangeOptions = Readonly<{
  /** Whose buttons the card has while the change is pending; who may press them is decided at the press. */
  buttons: 'approver' | 'requester' | 'all' | 'none';
  /** Whether to offer Undo when it is possible; true by default. */
  mayUndo?: boolean | undefined;
  /** Why the last press did nothing: "Only approvers may approve." */
  reason?: string | undefined;
  /** What has to be filled in for the vendor before the press counts. */
  again?: DetailsAgain | undefined;
  /** Too few people can approve it as things are. */
  lack?: ApproverLack | null;
  /** The only people whom the policy lets approve for its company; null when it names nobody. */
  named?: readonly Person[] | null;
  /** Whether its requester may say that it cannot wait. */
  mayUrge?: boolean;
  /** What is known about the customer's consent; null when none is needed. */
  consent?: ConsentOnCard | null;
  /** The reason typed for a rejection; stays in the input. */
  given?: string | null;
  /** Whose clients refresh the card by themselves (at most 60); undefined means nobody's. */
  refreshFor?: readonly string[] | undefined;
}>;

/** The card of any change in any state. Its layout stays the same, so that the eye finds what changed. */
export const changeCard = (change: Change, options: ChangeOptions, show: Show): Plan =>
  inRooms(formShares, (share) => changePlan(change, options, share, show));

const changePlan = (
  change: Change,
  {
    buttons,
    reason = '',
    again,
    lack = null,
    named,
    given = null,
    refreshFor,
    mayUndo = true,
    mayUrge = false,
    consent = null,
  }: ChangeOptions,
  share: number,
  show: Show,
): Plan => {
  const { word, colour } = stateOf(change);
  const kind = kindOf(change);
  const order = orderOf(change);
  const pax8Text = pax8TextOf(change);
  const reasons = reasonTexts(change, show);
  return {
    template: 'change',
    filling: {
      speak: plainText(
        `${kind}, ${change.companyName}: ${productPlain(change.productName)}, ${steps(change)}. ${word}.`,
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
      pax8Text:
        pax8Text === null || pax8Text.trim() === '' ? '' : escapeText(pax8Text, share === 1 ? 500 : 200),
      reason: reasonText(reason, lack),
      ...(lack?.others.length === 0 ? { noApprover: true } : {}),
      facts: [
        ...factsOf(change, share < 0.3 ? 120 : 500, show),
        ...namedFacts(change, named),
        ...consentFacts(consent, show),
      ],
      notes: [
        ...(change.state === 'pending' ? reasons.slice(0, 4) : []),
        ...noteTexts(change, show).slice(0, 6),
      ].map((note) => escapeText(note, share < 0.3 ? 120 : 300)),
      more: detailsOf(change, reasons, share < 0.3 ? 120 : 600, show),
      id: change.id,
      ...pressesOf(change, { buttons, again, lack, mayUndo, mayUrge, given }, share, show),
      ...consentPresses(consent, buttons !== 'none', show),
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

/** What can be pressed and filled in. */
const pressesOf = (
  change: Change,
  {
    buttons,
    again,
    lack,
    mayUndo,
    mayUrge,
    given = null,
  }: Pick<ChangeOptions, 'buttons' | 'again' | 'lack' | 'mayUndo' | 'mayUrge' | 'given'>,
  share: number,
  show: Show,
) => {
  const pending = change.state === 'pending';
  const planned = change.state === 'planned';
  const unsettled = ['approved', 'executing', 'needs-check'].includes(change.state);
  const canUndo = mayUndo === true && isUndoable(change, show.now);
  const own = awaitsRequester(change);
  const canCancel = planned ? buttons !== 'none' : pending && isFor('requester', buttons);
  const canConfirm = own && isFor('requester', buttons);
  const canDecide = pending && !own && isFor('approver', buttons) && lack?.others.length !== 0;
  const { mayLeaveOut, ...form } = vendorForm([change], buttons !== 'none', again, share);
  return {
    ...form,
    pressData: pressData(change.id, [change], again),
    leaveOutData: leaveOutData(change.id, [change], again),
    ...leaveOut(mayLeaveOut, { canConfirm, canDecide }),
    canConfirm,
    canDecide,
    // A reason that was said stands on the card; otherwise Reject opens its input.
    canReject: canDecide && given === null,
    ...(canDecide && given !== null ? { reasonGiven: plainText(given, 300) } : {}),
    ...fewerOf(change, canDecide, mayLeaveOut),
    fewerData: (mayLeaveOut ? leaveOutData : pressData)(change.id, [change], again),
    canUndo,
    ...(mayUrge === true && isFor('requester', buttons) ? { canUrge: true } : {}),
    ...(isFor('approver', buttons) && awaitsReview(change) ? { canReview: true } : {}),
    canCancel,
    cancelTitle: planned ? t`Cancel plan` : t`Cancel request`,
    canRefresh: unsettled,
    // Alone in the overflow menu it would be a button of three dots.
    detailsMode: canConfirm || canDecide || canCancel || canUndo ? 'secondary' : 'primary',
  };
};

/** The second press, for people who go on although an answer for the vendor is missing. */
const leaveOut = (
  mayLeaveOut: boolean,
  { canConfirm, canDecide }: Readonly<{ canConfirm: boolean; canDecide: boolean }>,
) => ({
  canLeaveOut: mayLeaveOut && (canDecide || canConfirm),
  leaveOutTitle: canDecide ? t`Approve with details missing` : t`Confirm with details missing`,
  leaveOutVerb: canDecide ? 'approve' : 'confirm',
});

/** The smaller number that an approver may approve instead. */
const fewerOf = (change: Change, canDecide: boolean, mayLeaveOut: boolean) => {
  const adds = seatsAfter(change) > seatsBefore(change);
  const asked = Math.abs(seatsAfter(change) - seatsBefore(change));
  const most = asked - 1;
  return {
    canLower: canDecide && change.wanted.kind === 'seats' && most > 0,
    least: 1,
    most,
    fewerTitle: mayLeaveOut ? t`Approve this number with details missing` : t`Approve this number`,
    fewerLabel: adds
      ? most === 1
        ? t`How many of the ${seats(asked)} to add? 1`
        : t`How many of the ${seats(asked)} to add? 1 to ${number(most)}`
      : most === 1
        ? t`How many of the ${seats(asked)} to remove? 1`
        : t`How many of the ${seats(asked)} to remove? 1 to ${number(most)}`,
    fewerNote:
      change.approversNeeded === 2 && !oneIsEnough(change)
        ? t`The smaller number needs two approvals. Earlier approvals are cleared.`
        : adds
          ? t`The subscription has ${seats(seatsBefore(change))} now. The bot adds this many.`
          : t`The subscription has ${seats(seatsBefore(change))} now. The bot removes this many.`,
  };
};

/** Why the last press did nothing; otherwise, that nobody can approve. */
export const reasonText = (reason: string, lack: ApproverLack | null): string => {
  if (reason !== '') return escapeText(reason, 300);
  return lack === null ? '' : approverLackText(lack);
};

/** Why it was asked for, and the ticket. */
export const givenReasonFacts = ({ purpose, ticket }: Pick<Change, 'purpose' | 'ticket'>): Fact[] => [
  ...(purpose === null || purpose.trim() === '' ? [] : [{ label: t`Why`, value: escapeText(purpose, 300) }]),
  ...(ticket === null ? [] : [{ label: t`Ticket`, value: escapeText(ticket, 40) }]),
];

const waits = ({ state }: Change): boolean => state === 'pending' || state === 'planned';

const isFor = (whom: 'approver' | 'requester', buttons: ChangeOptions['buttons']): boolean =>
  buttons === whom || buttons === 'all';

/** The content of Details. */
const detailsOf = (change: Change, reasons: readonly string[], letters: number, show: Show): Fact[] => {
  const order = orderOf(change);
  return [
    ...(change.state === 'pending' ? [] : priceFacts(change, show)),
    ...(cameToNothingAs(change) === null ? termFacts(change, show) : []),
    ...(order === null ? [] : orderDetails(order)),
    ...(waits(change) ? [] : vendorFacts(change)),
    ...(change.state === 'pending' || reasons.length === 0
      ? []
      : [{ label: t`Policy`, value: escapeText(reasons.join(' '), letters) }]),
    {
      label: t`Product`,
      value: change.productName === null ? t`not named by Pax8` : escapeText(change.productName, 200),
    },
    ...subscriptionsOf(change).map((id) => ({ label: t`Subscription`, value: escapeText(id, 64) })),
    { label: t`Request`, value: escapeText(change.id, 64) },
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

/** The only people who may approve, while it waits for them. */
export const namedFacts = (
  { state }: Pick<Change, 'state'>,
  named: readonly Person[] | null = null,
): Fact[] =>
  state !== 'pending' || named === null
    ? []
    : [{ label: t`May approve`, value: named.map(({ name }) => escapeText(name, 60)).join(', ') }];

const factsOf = (change: Change, letters: number, show: Show): Fact[] => {
  const { state } = change;
  const order = orderOf(change);
  const reported = seatsReported(change);
  // After the decision its line says who they were.
  const undecided = ['pending', 'expired', 'rejected', 'cancelled'].includes(state);
  const approvals = undecided ? approvalsText(change) : '';
  return [
    ...(reported === null ? [] : [{ label: t`Seats now`, value: number(reported) }]),
    ...seatsShownFacts(change, show),
    {
      label: t`Asked by`,
      value: `${escapeText(change.requestedBy.name, 60)} · ${moment(change.requestedAt, show)}`,
    },
    ...givenReasonFacts(change),
    ...(waits(change) ? vendorFacts(change, letters) : []),
    ...(order === null ? [] : orderFacts(change, order, show)),
    ...(state === 'pending' ? priceFacts(change, show) : []),
    ...(approvals === '' ? [] : [{ label: t`Approvals`, value: approvals }]),
    ...(state === 'pending'
      ? [
          {
            label: t`Open until`,
            value: `${moment(change.expiresAt, show)}, ${relative(change.expiresAt, show)}`,
          },
        ]
      : []),
    ...rejectedFacts(change),
  ];
};

/** The price and cost of a seat, for those who decide. An order's lines have their own. */
const priceFacts = (change: Change, show: Show): Fact[] => {
  const { seen } = change;
  const order = orderOf(change);
  if (order !== null && order.lines.length > 1) return [];
  return [
    {
      label: order === null ? t`Price` : t`Retail price`,
      value: unitPrice(seen.price, seen.currency, seen.billingTerm),
    },
    ...(saysCost(seen.partnerCost, show)
      ? [{ label: t`Partner cost`, value: unitPrice(seen.partnerCost, seen.currency, seen.billingTerm) }]
      : []),
  ];
};

/** How it is billed, and until when it is committed. */
const termFacts = (change: Change, show: Show): Fact[] => {
  const { seen } = change;
  const order = orderOf(change);
  const term = seen.commitmentTerm === null ? '' : t`, ${escapeText(seen.commitmentTerm, 40)} commitment`;
  return [
    ...(order !== null && order.lines.length > 1
      ? []
      : [{ label: t`Billed`, value: `${escapeText(seen.billingTerm, 40)}${term}` }]),
    ...(seen.commitmentEndsAt === null
      ? []
      : [
          {
            label: t`Committed`,
            value: t`until ${deadline(seen.commitmentEndsAt, show)}, ${relative(seen.commitmentEndsAt, show)}`,
          },
        ]),
  ];
};

/** Why it was rejected. */
export const rejectedFacts = (change: Change): Fact[] => {
  if (change.state !== 'rejected') return [];
  const given = reasonOf(change);
  const value = given === null || given.trim() === '' ? t`none given` : escapeText(given, 300);
  return [{ label: t`Reason`, value }];
};
