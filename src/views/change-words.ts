import type { Change, ChangeState } from '../core/change.ts';
import { monthly } from '../core/money.ts';
import { referenceTo, settleSentence } from './buttons.ts';
import { escapeText, productText } from './escape.ts';
import { date, delta, moment, number, type Show } from './format.ts';
import type { Colour } from './plan.ts';

/** The word for each state, and the colour that helps it. */
export const stateWords: Readonly<Record<ChangeState, Readonly<{ word: string; colour: Colour }>>> = {
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

/** "12 → 15 seats". */
export const steps = ({ from, to }: Change): string =>
  `${number(from)} → ${number(to)} ${to === 1 ? 'seat' : 'seats'}`;

/** "Microsoft 365 Business Premium 12 → 15 seats, +$69.30 a month, committed until 12 Dec 2026". */
export const changeSentence = (change: Change, show: Show): string =>
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
  if (approversNeeded === 0) return `Allowed by the policy${when}`;
  if (decidedBy === null) return '';
  const closed = state === 'rejected' || state === 'cancelled';
  const verb = state === 'rejected' ? 'Rejected' : closed ? 'Cancelled' : 'Approved';
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
  const { askedTo, to, state, approversNeeded, undoes, undoneBy, settledBy, note, settledAt, id } = change;
  const lines: string[] = [];
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
      return 'Approved for the renewal: the bot carries it out when the renewal is done.';
    case 'approved':
      return 'The bot sends it to Pax8 next.';
    case 'executing':
      return 'The bot is sending it to Pax8.';
    case 'applied':
      return told === '' ? `Pax8 has set ${number(change.to)} seats.` : told;
    case 'failed':
      return change.settledBy === null ? join(told, 'Nothing was changed.') : told;
    case 'needs-check':
      return 'Pax8 did not answer clearly. Nothing is repeated; the bot reads the subscription until it knows.';
    case 'rejected':
    case 'cancelled':
      return 'Nothing was changed.';
    case 'expired':
      return `Nobody decided until ${moment(change.expiresAt, show)}. Nothing was changed; ask again if it is still wanted.`;
    case 'stale':
      return join(
        told,
        'So the approval no longer fits and nothing was changed. Ask again if it is still wanted.',
      );
  }
};

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');

/** A change in one line among others: "Applied: 12 → 15 seats, asked by Ana · 23 Nov 2026". */
export const changeLine = (change: Change, show: Show): string =>
  `${stateWords[change.state].word}: ${steps(change)}, asked by ${escapeText(change.requestedBy.name, 60)} · ${date(change.requestedAt, show)}`;
