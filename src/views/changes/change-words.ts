import type { Change, ChangeIn, ChangeState, Wanted } from '../../core/changes/change.ts';
import {
  askedTo,
  awaitsRequester,
  byHandOf,
  decidedOf,
  orderBefore,
  plannedAfter,
  settledAtOf,
} from '../../core/changes/change-facts.ts';
import type { ChangeKind } from '../../core/rules/kinds.ts';
import type { Person } from '../../core/words/people.ts';
import { referenceTo, settleSentence } from '../kit/buttons.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { date, moment, number, type Show, seats } from '../kit/format.ts';
import type { Colour } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { cancelSentence, reportedEnd } from './cancel-sentence.ts';
import { emergencyLines } from './emergency-words.ts';
import { priceSentence, priceSteps } from './new-price-words.ts';
import { orderOutcome, orderSentence, orderState, orderSteps } from './order-words.ts';
import { saysNothingChanged, whyText } from './outcome-words.ts';
import { seatSentence, seatSteps } from './seat-sentence.ts';

type StateWord = Readonly<{ word: string; colour: Colour }>;

/** The word for each state, and the colour that helps it. */
const stateWords: Readonly<Record<ChangeState, StateWord>> = texts({
  pending: { word: msg`Pending`, colour: 'Warning' },
  planned: { word: msg`Planned`, colour: 'Accent' },
  approved: { word: msg`Approved`, colour: 'Accent' },
  executing: { word: msg`In progress`, colour: 'Accent' },
  applied: { word: msg`Applied`, colour: 'Good' },
  failed: { word: msg`Failed`, colour: 'Attention' },
  'needs-check': { word: msg`Being checked`, colour: 'Warning' },
  rejected: { word: msg`Rejected`, colour: 'Attention' },
  expired: { word: msg`Expired`, colour: 'Default' },
  stale: { word: msg`Out of date`, colour: 'Warning' },
  cancelled: { word: msg`Cancelled`, colour: 'Default' },
});

/** The state as a word with its colour. */
export const stateOf = (change: Change): StateWord =>
  awaitsRequester(change) ? { word: t`To confirm`, colour: 'Warning' } : stateWordOf(change);

const stateWordOf = (change: Change): StateWord =>
  wordsFor[change.wanted.kind].state(change) ?? stateWords[change.state];

/** What kind of change it is, as a title. */
export const kindOf = (change: Pick<Change, 'wanted'>): string =>
  plannedAfter(change) === null ? wordsFor[change.wanted.kind].kind : t`Planned change`;

/** "12 → 15 seats", "12 → 10 seats after the renewal", "cancellation, 12 seats". */
export const steps = (change: Change): string => stepsOf(change, change.wanted);
const stepsOf = <K extends ChangeKind>(change: Change, wanted: Wanted<K>): string =>
  wordsFor[wanted.kind].steps(change, wanted);

/**
 * "Microsoft 365 Business Premium, 12 → 15 seats, +$69.30 a month, committed until 12 Dec 2026";
 * "Microsoft 365 Business Premium, 12 seats, to end 12 Dec 2026 00:00 UTC; billing continues through that day".
 */
export const changeSentence = (change: Change, show: Show): string => sentenceOf(change, change.wanted, show);
const sentenceOf = <K extends ChangeKind>(change: Change, wanted: Wanted<K>, show: Show): string =>
  wordsFor[wanted.kind].sentence(change, wanted, show);

/** The same without the product's name, for the line below it. */
export const afterName = (change: Change, show: Show): string => {
  const sentence = changeSentence(change, show);
  const name = productText(change.productName);
  return sentence.startsWith(name) ? sentence.slice(name.length).replace(/^[ ,]+/, '') : sentence;
};

/** Who decided, and when: "Approved by Bo and Cy · 23 Nov 2026 14:05 GMT". Empty while nobody has. */
export const decisionLine = (change: Change, show: Show): string => {
  const { state, approvals, approversNeeded } = change;
  const decided = decidedOf(change);
  const when = decided === null ? '' : ` · ${moment(decided.at, show)}`;
  const closed = state === 'rejected' || state === 'cancelled';
  const by = decided?.by ?? null;
  if (awaitsRequester(change))
    return t`Needs no approval. ${escapeText(change.requestedBy.name, 60)} confirms it here.`;
  if (approversNeeded === 0 && !closed && decided !== null)
    return by === null
      ? t`Allowed by the policy${when}`
      : t`Allowed by the policy, confirmed by ${escapeText(by.name, 60)}${when}`;
  if (by === null) return '';
  const verb = closed ? stateOf(change).word : t`Approved`;
  const people =
    closed || approvals.length < 2 ? [decidedText({ ...decided, person: by })] : approvals.map(decidedText);
  return t`${verb} by ${people.join(t` and `)}${when}`;
};

/** "Bo", or "Bo for Ann" when Bo stood in for Ann. */
export const decidedText = ({ person, actsFor }: Readonly<{ person: Person; actsFor?: Person }>): string =>
  [person, ...(actsFor === undefined ? [] : [actsFor])]
    .map(({ name }) => escapeText(name, 60))
    .join(t` for `);

/** While it waits, for what cannot wait. */
export const oneIsEnough = ({ state, emergency }: Change): boolean =>
  state === 'pending' && emergency?.refused === null;

/** "1 of 2 · Bo": the approvals so far; empty when one is enough anyway. */
export const approvalsText = (change: Change): string => {
  const { approvals, approversNeeded } = change;
  if (approversNeeded < 2) return '';
  const enough = oneIsEnough(change)
    ? t`one is enough, as it cannot wait`
    : t`${approvals.length} of ${approversNeeded}`;
  return [enough, ...(approvals.length === 0 ? [] : [approvals.map(decidedText).join(', ')])].join(' · ');
};

/** What happened to a change besides its decision, a line each: lowered, undone, settled by hand. */
export const storyLines = (change: Change, show: Show): string[] => [
  ...emergencyLines(change, show),
  ...approvedBeforeLine(change),
  ...loweredLine(change),
  ...(change.undoes === null ? [] : [t`Undoes request ${escapeText(referenceTo(change.undoes))}.`]),
  ...undoneLine(change, show),
  ...byHandLine(change, show),
  ...(change.state === 'needs-check'
    ? [t`An approver can check Pax8, then say: ${escapeText(settleSentence(change.id), 200)}`]
    : []),
];

const approvedBeforeLine = (change: Change): string[] => {
  const { state, approvals } = change;
  if (state !== 'cancelled' || plannedAfter(change) === null || approvals.length === 0) return [];
  const people = approvals.map(decidedText).join(t` and `);
  return [t`${people} had approved it.`];
};

const loweredLine = (change: Change): string[] => {
  const { wanted, state, approversNeeded } = change;
  const asked = askedTo(change);
  if (asked === null || wanted.kind !== 'seats') return [];
  if (state !== 'pending') return [t`Asked for ${number(asked)}, approved ${number(wanted.to)}.`];
  const cleared = approversNeeded === 2 ? t` Approvals for ${number(asked)} do not count.` : '';
  return [t`Asked for ${number(asked)}; an approver made it ${number(wanted.to)}.${cleared}`];
};

const undoneLine = ({ undoneBy }: Change, show: Show): string[] =>
  undoneBy === null
    ? []
    : [
        t`${escapeText(undoneBy.person.name, 60)} asked to undo it · ${moment(undoneBy.at, show)} · request ${escapeText(referenceTo(undoneBy.id))}`,
      ];

const byHandLine = (change: Change, show: Show): string[] => {
  const settledBy = byHandOf(change);
  if (settledBy === null) return [];
  const settledAt = settledAtOf(change);
  const when = settledAt === null ? '' : ` · ${moment(settledAt, show)}`;
  return [
    t`Settled by hand by ${escapeText(settledBy.by.name, 60)}${when}: ${escapeText(settledBy.note, 300)}`,
  ];
};

/** Why it is in this state, escaped; empty when there is nothing to say. */
export const toldText = (change: Change, show: Show, length: number): string => {
  const reason = whyText(change, show);
  return reason.trim() === '' ? '' : escapeText(reason, length);
};

/** The outcome of the change; empty while it is pending. */
export const outcomeText = (change: Change, show: Show): string => {
  const reason = toldText(change, show, 400);
  switch (change.state) {
    case 'pending':
      return '';
    case 'planned':
      return orderBefore(change) === null
        ? join(
            reason,
            t`The bot makes the change once Pax8 shows the new term. It asks again if someone else changes the seats by then.`,
          )
        : join(
            reason,
            t`The bot cancels it once Pax8 shows the new subscription as Active. Until then it is not touched.`,
          );
    case 'approved':
      return t`The bot sends it to Pax8 next.`;
    case 'executing':
      return t`The bot is sending it to Pax8.`;
    case 'applied':
      return appliedOf(change, change.wanted, reason, show);
    case 'failed':
      return join(reason, saysNothingChanged(change.reason) ? '' : t`Nothing was changed.`);
    case 'needs-check':
      return join(
        isTold(change) ? reason : t`Pax8 did not answer clearly.`,
        change.unclear.kind === 'rival'
          ? t`The bot does not order again and does not guess. Say here what became of it.`
          : change.wanted.kind === 'order'
            ? t`The bot does not order again. It checks the company’s orders and subscriptions until it knows.`
            : t`The bot does not send it again. It checks the subscription until it knows.`,
      );
    case 'rejected':
      return t`Nothing was changed.`;
    case 'cancelled':
      return join(reason, change.reason === 'kept' ? '' : t`Nothing was changed.`);
    case 'expired':
      return change.approversNeeded === 0
        ? t`Nobody confirmed by ${moment(change.expiresAt, show)}. Nothing was changed. Ask again if you still need it.`
        : t`Nobody decided by ${moment(change.expiresAt, show)}. Nothing was changed. Ask again if you still need it.`;
    case 'stale':
      return join(
        reason,
        t`The approval no longer fits, so nothing was changed. Ask again if you still need it.`,
      );
  }
};

const appliedOf = <K extends ChangeKind>(
  change: ChangeIn<'applied'>,
  wanted: Wanted<K>,
  told: string,
  show: Show,
): string => wordsFor[wanted.kind].applied(change, wanted, told, show);

/** Whether the card says what Pax8 shows; a missing or empty answer is not repeated. */
const isTold = ({ unclear: { kind } }: ChangeIn<'needs-check'>): boolean =>
  kind === 'end-unseen' || kind === 'several' || kind === 'rival';

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

type Words<K extends ChangeKind> = Readonly<{
  kind: string;
  /** Returns null when the usual word for the state fits. */
  state(change: Change): StateWord | null;
  steps(change: Change, wanted: Wanted<K>): string;
  sentence(change: Change, wanted: Wanted<K>, show: Show): string;
  /** The outcome; `told` says how it is known. */
  applied(change: ChangeIn<'applied'>, wanted: Wanted<K>, told: string, show: Show): string;
}>;

/** The words for each kind of change. */
const wordsFor: Readonly<{ [K in ChangeKind]: Words<K> }> = {
  seats: {
    get kind() {
      return t`Seat change`;
    },
    state: () => null,
    steps: (_, wanted) => seatSteps(wanted),
    sentence: seatSentence,
    applied: (_change, _wanted, told) => told,
  },
  cancel: {
    get kind() {
      return t`Cancellation`;
    },
    // "Cancelled" would read as if the subscription had been cancelled.
    state: ({ state }) => (state === 'cancelled' ? { word: t`Taken back`, colour: 'Default' } : null),
    steps: (_, wanted) => t`cancellation, ${seats(wanted.seats)}`,
    sentence: cancelSentence,
    applied: (change, wanted, told, show) => join(told, reportedEnd(change, wanted, show)),
  },
  price: {
    get kind() {
      return t`Price change`;
    },
    state: () => null,
    steps: priceSteps,
    sentence: priceSentence,
    applied: (_change, _wanted, told) => told,
  },
  order: {
    get kind() {
      return t`Order`;
    },
    state: orderState,
    steps: (_, wanted) => orderSteps(wanted),
    sentence: orderSentence,
    applied: orderOutcome,
  },
};

/** A change in one line among others: "Applied: 12 → 15 seats, asked by Ana · 23 Nov 2026". */
export const changeLine = (change: Change, show: Show): string =>
  t`${stateOf(change).word}: ${steps(change)}, asked by ${escapeText(change.requestedBy.name, 60)} · ${date(change.requestedAt, show)}`;
