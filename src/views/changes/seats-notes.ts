import type { SeatsNote } from '../../core/rules/seat-notes.ts';
import { age, count, number, type Show, seats, unitPrice } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { rangeText } from './order-words.ts';

/** What else to know before approving another number of seats, in plain text. */
export const seatsNote = (note: SeatsNote, show: Show): string => {
  switch (note.kind) {
    case 'seats-outside-range':
      return t`${rangeText(note)} Pax8 may refuse this number, or bill another price.`;
    case 'seats-other-rate': {
      const { was, is, billingTerm, currency } = note;
      const from = unitPrice(was.price, currency, billingTerm);
      const to = unitPrice(is.price, currency, billingTerm);
      const costs = [was.partnerCost, is.partnerCost];
      const known = costs.some((cost) => cost !== null);
      const cost = costs.map((each) => unitPrice(each, currency, billingTerm)).join(' → ');
      return known
        ? t`Another price from this number on: ${from} → ${to}, partner cost ${cost} (today’s list).`
        : t`Another price from this number on: ${from} → ${to} (today’s list).`;
    }
    case 'seats-in-tiers':
      return t`Pax8 prices it in tiers: seats above ${number(note.upTo)} have another price, so the amounts here are not certain.`;
    case 'listed-free':
      return t`Pax8’s price list has it for nothing.`;
    case 'business-near-limit':
      return t`With Apps for business, the company has more than ${number(note.limit)} seats of Business plans. Microsoft’s documents do not say whether both count together.`;
    case 'business-unknown':
      return t`Microsoft allows ${seats(note.limit)} of its Business plans per customer. Pax8 did not say how many the company has in all.`;
    case 'assigned':
      return assignedNote(note, show);
  }
};

type AssignedNote = Extract<SeatsNote, { kind: 'assigned' }>;

/** "At Microsoft 18 of 25 seats are assigned, as of 40 min ago. 7 are not assigned." */
const assignedNote = (note: AssignedNote, { now }: Pick<Show, 'now'>): string => {
  const { assigned, seats: all, shared, asOf, fewer } = note;
  const when = age(asOf, now);
  const says =
    shared > 1
      ? t`At Microsoft ${number(assigned)} of ${seats(all)} are assigned over ${count(shared, 'subscription')}, ${when}.`
      : t`At Microsoft ${number(assigned)} of ${seats(all)} are assigned, ${when}.`;
  return `${says} ${freeText(Math.max(0, all - assigned), fewer)}`;
};

const freeText = (free: number, fewer: number): string => {
  if (free === 0 && fewer > 0)
    return t`No seat can go without a user: take the licence from ${number(fewer)} first, or Microsoft may block users.`;
  if (fewer > free)
    return t`Only ${seats(free)} can go without a user: take the licence from ${number(fewer - free)} first, or Microsoft may block users.`;
  return free === 0 ? t`All are in use.` : t`Not assigned: ${number(free)}.`;
};
