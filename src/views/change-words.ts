import type { Change, ChangeState } from '../core/change.ts';
import { monthly } from '../core/money.ts';
import { escapeText, productText } from './escape.ts';
import { date, delta, moment, number, type Show } from './format.ts';
import type { Colour } from './plan.ts';

/** The word for each state, and the colour that helps it. */
export const stateWords: Readonly<Record<ChangeState, Readonly<{ word: string; colour: Colour }>>> = {
  pending: { word: 'Pending', colour: 'Warning' },
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

const commitmentText = ({ seen }: Change, show: Show): string => {
  if (seen.commitmentEndsAt !== null) return `committed until ${date(seen.commitmentEndsAt, show)}`;
  return seen.commitmentTerm === null ? '' : 'committed, end unknown';
};

/** Who decided, and when: "Approved by Bo · 23 Nov 2026 14:05 GMT". Empty while nobody has. */
export const decisionLine = ({ state, decidedBy, decidedAt }: Change, show: Show): string => {
  if (decidedBy === null) return '';
  const verb = state === 'rejected' ? 'Rejected' : state === 'cancelled' ? 'Cancelled' : 'Approved';
  const when = decidedAt === null ? '' : ` · ${moment(decidedAt, show)}`;
  return `${verb} by ${escapeText(decidedBy.name, 60)}${when}`;
};

/** What came of the change, honestly; empty while it waits. */
export const outcomeText = (change: Change, show: Show): string => {
  const told = change.outcome === null || change.outcome.trim() === '' ? '' : escapeText(change.outcome, 400);
  switch (change.state) {
    case 'pending':
      return '';
    case 'approved':
      return 'The bot sends it to Pax8 next.';
    case 'executing':
      return 'The bot is sending it to Pax8.';
    case 'applied':
      return told === '' ? `Pax8 has set ${number(change.to)} seats.` : told;
    case 'failed':
      return join(told, 'Nothing was changed.');
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
