import type { Change, ChangeKind, ChangeState } from '../../core/changes/change.ts';
import { takenUnseen } from '../../core/changes/change-steps.ts';
import { likeAnother, severalFit } from '../../core/changes/order-settle.ts';
import { day } from '../../core/words/durations.ts';
import { monthly } from '../../core/words/money.ts';
import { referenceTo, settleSentence } from '../kit/buttons.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { date, deadline, delta, moment, number, type Show, seats } from '../kit/format.ts';
import type { Colour } from '../kit/plan.ts';
import { priceSentence, priceSteps } from './new-price-words.ts';
import { orderOutcome, orderSentence, orderState, orderSteps } from './order-words.ts';

type StateWord = Readonly<{ word: string; colour: Colour }>;

/** The word for each state, and the colour that helps it. */
const stateWords: Readonly<Record<ChangeState, StateWord>> = {
  pending: { word: 'Pending', colour: 'Warning' },
  planned: { word: 'Planned', colour: 'Accent' },
  approved: { word: 'Approved', colour: 'Accent' },
  executing: { word: 'In progress', colour: 'Accent' },
  applied: { word: 'Applied', colour: 'Good' },
  failed: { word: 'Failed', colour: 'Attention' },
  'needs-check': { word: 'Being checked', colour: 'Warning' },
  rejected: { word: 'Rejected', colour: 'Attention' },
  expired: { word: 'Expired', colour: 'Default' },
  stale: { word: 'Out of date', colour: 'Warning' },
  cancelled: { word: 'Cancelled', colour: 'Default' },
};

/** How a change stands; of a request to cancel "cancelled" would say the contrary of what came of it. */
export const stateOf = (change: Change): StateWord =>
  wordsFor[change.what].state(change) ?? stateWords[change.state];

/** What kind of change it is, as a title. */
export const kindOf = ({ what, afterTermEnd }: Pick<Change, 'what' | 'afterTermEnd'>): string =>
  afterTermEnd === null || what === 'cancel' ? wordsFor[what].kind : 'Planned change';

/** "12 → 15 seats", "12 → 10 seats after the renewal", "cancellation, 12 seats". */
export const steps = (change: Change): string => wordsFor[change.what].steps(change);

const seatSteps = ({ from, to, afterTermEnd }: Change): string =>
  `${number(from)} → ${seats(to)}${afterTermEnd === null ? '' : ' after the renewal'}`;

/**
 * "Microsoft 365 Business Premium 12 → 15 seats, +$69.30 a month, committed until 12 Dec 2026";
 * "Microsoft 365 Business Premium, 12 seats, to end 12 Dec 2026 00:00 UTC; billing continues through that day".
 */
export const changeSentence = (change: Change, show: Show): string =>
  wordsFor[change.what].sentence(change, show);

/** The same below the product's name, without it. */
export const afterName = (change: Change, show: Show): string => {
  const sentence = changeSentence(change, show);
  const name = productText(change.productName);
  return sentence.startsWith(name) ? sentence.slice(name.length).replace(/^[ ,]+/, '') : sentence;
};

const cancelSentence = (change: Change, show: Show): string => {
  const { productName, from, cancelAt, endsAt = null, state, seen } = change;
  const over = ['rejected', 'expired', 'stale', 'cancelled', 'failed'].includes(state);
  const at = state === 'applied' ? (endsAt ?? cancelAt) : cancelAt;
  const ends = at !== null && at <= show.now ? 'ended' : 'ends';
  const verb = state === 'applied' ? ends : over ? 'was to end' : 'to end';
  const what = `${productText(productName)}, ${seats(from)}, ${verb}`;
  if (at === null) return `${what} at once`;
  const term = at === seen.commitmentEndsAt ? ', the commitment term end date' : '';
  const billing = over || ends === 'ended' ? '' : '; billing continues through that day';
  return `${what} ${deadline(at, show)}${term}${billing}`;
};

const planSentence = (change: Change, show: Show): string => {
  const { productName, afterTermEnd, seen, from, to } = change;
  const difference = seen.price === null || seen.currency === null ? null : monthly(seen, to - from);
  const price = difference === null ? '' : `, ${delta(difference)} a month at the price before it`;
  const on = afterTermEnd === null ? '' : ` of ${date(afterTermEnd, show)}`;
  return `${productText(productName)} ${steps(change)}${on}${price}`;
};

const seatSentence = (change: Change, show: Show): string =>
  [`${productText(change.productName)} ${steps(change)}`, priceText(change), commitmentText(change, show)]
    .filter((part) => part !== '')
    .join(', ');

const priceText = ({ seen, from, to }: Change): string => {
  if (seen.price === null || seen.currency === null) return 'price unknown';
  const difference = monthly(seen, to - from);
  return difference === null ? '' : `${delta(difference)} a month`;
};

const commitmentText = ({ seen, from, to }: Change, show: Show): string => {
  const what = to < from ? 'the rest committed' : 'committed';
  if (seen.commitmentEndsAt !== null) return `${what} until ${date(seen.commitmentEndsAt, show)}`;
  return seen.commitmentTerm === null ? '' : 'committed, end unknown';
};

/** Who decided, and when: "Approved by Bo and Cy · 23 Nov 2026 14:05 GMT". Empty while nobody has. */
export const decisionLine = (change: Change, show: Show): string => {
  const { state, decidedBy, decidedAt, approvals, approversNeeded } = change;
  const when = decidedAt === null ? '' : ` · ${moment(decidedAt, show)}`;
  const closed = state === 'rejected' || state === 'cancelled';
  if (approversNeeded === 0 && !closed) return `Allowed by the policy${when}`;
  if (decidedBy === null) return '';
  const verb = closed ? stateOf(change).word : 'Approved';
  const people = closed || approvals.length < 2 ? [decidedBy] : approvals.map(({ person }) => person);
  return `${verb} by ${people.map(({ name }) => escapeText(name, 60)).join(' and ')}${when}`;
};

/** "1 of 2 · Bo": how far the approvals have come; empty where one is enough. */
export const approvalsText = ({ approvals, approversNeeded }: Change): string =>
  approversNeeded < 2
    ? ''
    : [
        `${approvals.length} of ${approversNeeded}`,
        ...(approvals.length === 0
          ? []
          : [approvals.map(({ person }) => escapeText(person.name, 60)).join(', ')]),
      ].join(' · ');

/** What happened to a change beside its decision, a line each: lowered, undone, settled by hand. */
export const storyLines = (change: Change, show: Show): string[] => {
  const { askedTo, to, state, afterTermEnd, approvals, approversNeeded, undoes, undoneBy } = change;
  const { settledBy, note, settledAt, id } = change;
  const lines: string[] = [];
  if (state === 'cancelled' && afterTermEnd !== null && approvals.length > 0)
    lines.push(
      `Had been approved by ${approvals.map(({ person }) => escapeText(person.name, 60)).join(' and ')}.`,
    );
  if (askedTo !== null && state === 'pending') {
    const cleared = approversNeeded === 2 ? ' Approvals of the other number do not count.' : '';
    lines.push(`Asked for ${number(askedTo)}, an approver made it ${number(to)}.${cleared}`);
  } else if (askedTo !== null) lines.push(`Asked for ${number(askedTo)}, approved ${number(to)}.`);
  if (undoes !== null) lines.push(`Takes back request ${escapeText(referenceTo(undoes))}.`);
  if (undoneBy !== undefined)
    lines.push(
      `${escapeText(undoneBy.person.name, 60)} asked to take it back · ${moment(undoneBy.at, show)} · request ${escapeText(referenceTo(undoneBy.id))}`,
    );
  if (settledBy !== null) {
    const when = settledAt === null ? '' : ` · ${moment(settledAt, show)}`;
    lines.push(`Settled by hand by ${escapeText(settledBy.name, 60)}${when}: ${escapeText(note, 300)}`);
  }
  if (state === 'needs-check')
    lines.push(`An approver who has looked at Pax8 can say: ${escapeText(settleSentence(id), 200)}`);
  return lines;
};

/** What came of the change, honestly; empty while it waits. */
export const outcomeText = (change: Change, show: Show): string => {
  const told = change.outcome === null || change.outcome.trim() === '' ? '' : escapeText(change.outcome, 400);
  switch (change.state) {
    case 'pending':
      return '';
    case 'planned':
      return join(told, 'The bot makes the change once Pax8 shows the new term.');
    case 'approved':
      return 'The bot sends it to Pax8 next.';
    case 'executing':
      return 'The bot is sending it to Pax8.';
    case 'applied':
      return wordsFor[change.what].applied(change, told, show);
    case 'failed':
      return change.settledBy === null ? join(told, saysSo(told) ? '' : 'Nothing was changed.') : told;
    case 'needs-check':
      return join(
        change.outcome === takenUnseen || change.outcome === severalFit || change.outcome === likeAnother
          ? told
          : 'Pax8 did not answer clearly.',
        change.outcome === likeAnother
          ? 'Nothing is ordered again, and the bot does not guess: say here what became of it.'
          : change.what === 'order'
            ? 'Nothing is ordered again; the bot reads the company’s orders and subscriptions until it knows.'
            : 'Nothing is repeated; the bot reads the subscription until it knows.',
      );
    case 'rejected':
      return 'Nothing was changed.';
    case 'cancelled':
      return join(told, 'Nothing was changed.');
    case 'expired':
      return `Nobody decided until ${moment(change.expiresAt, show)}. Nothing was changed; ask again if it is still wanted.`;
    case 'stale':
      return join(
        told,
        'So the approval no longer fits and nothing was changed. Ask again if it is still wanted.',
      );
  }
};

/** What Pax8 says of the end, beside what was asked for. */
const reportedEnd = ({ endsAt = null, cancelAt, sentAt, settledBy }: Change, show: Show): string => {
  if (settledBy !== null) return '';
  if (endsAt === null) return 'It reports no date of the end; the Pax8 portal shows it.';
  const reported = `It reports the end as ${deadline(endsAt, show)}`;
  const asWanted = cancelAt === null ? endsAt < (sentAt ?? show.now) + day : endsAt === cancelAt;
  const other = asWanted ? '' : ', not as it was asked for';
  const until = endsAt > show.now ? ' Until then it runs on and is billed.' : '';
  return `${reported}${other}.${until}`;
};

const saysSo = (told: string): boolean => /nothing was changed|was not (?:cancelled|made|set)/i.test(told);
const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

type Words = Readonly<{
  kind: string;
  /** null: the word that all kinds have for the state. */
  state(change: Change): StateWord | null;
  steps(change: Change): string;
  sentence(change: Change, show: Show): string;
  /** What came of it, `told` being what was kept with it. */
  applied(change: Change, told: string, show: Show): string;
}>;

/** What is said of each kind of change. */
const wordsFor: Readonly<Record<ChangeKind, Words>> = {
  seats: {
    kind: 'Seat change',
    state: () => null,
    steps: seatSteps,
    sentence: (change, show) =>
      change.afterTermEnd === null ? seatSentence(change, show) : planSentence(change, show),
    applied: ({ to }, told) => (told === '' ? `Pax8 has set ${number(to)} seats.` : told),
  },
  cancel: {
    kind: 'Cancellation',
    // Of a request to cancel "cancelled" would say the contrary of what came of it.
    state: ({ state }) => (state === 'cancelled' ? { word: 'Taken back', colour: 'Default' } : null),
    steps: ({ from }) => `cancellation, ${seats(from)}`,
    sentence: cancelSentence,
    applied: (change, told, show) => join(told, reportedEnd(change, show)),
  },
  price: {
    kind: 'Price change',
    state: () => null,
    steps: priceSteps,
    sentence: priceSentence,
    applied: (_, told) => told,
  },
  order: {
    kind: 'Order',
    state: orderState,
    steps: orderSteps,
    sentence: orderSentence,
    applied: orderOutcome,
  },
};

/** A change in one line among others: "Applied: 12 → 15 seats, asked by Ana · 23 Nov 2026". */
export const changeLine = (change: Change, show: Show): string =>
  `${stateOf(change).word}: ${steps(change)}, asked by ${escapeText(change.requestedBy.name, 60)} · ${date(change.requestedAt, show)}`;
