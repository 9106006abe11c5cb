import type { Note, Refusal } from '../core/seat-rules.ts';
import { date, dateAndRelative, deadline, type Show, seats } from './format.ts';

const windows = { purchase: 'purchase', renewal: 'renewal', added: 'adding of these seats' } as const;

/** What a person should know before approving, one sentence a note. */
export const noteText = (note: Note, show: Show): string => {
  switch (note.kind) {
    case 'committed-until':
      return `Committed until ${dateAndRelative(note.at, show)}${note.term === null ? '' : ` (${note.term})`}.`;
    case 'returnable-until':
      return `The new seats can be given back until ${deadline(note.at, show)}, not after.`;
    case 'portal-changes-lost':
      return 'An immediate change deletes changes that were scheduled in the portal for the renewal.';
    case 'window-closes':
      return `Possible because the 7-day window after the ${windows[note.from]} is open until ${deadline(note.at, show)}; up to ${seats(note.seats)} can go back.`;
    case 'ends':
      return `The subscription ends on ${dateAndRelative(note.at, show)} and will not renew.`;
    case 'provisioning':
      return 'Pax8 is still provisioning an earlier change.';
    case 'commitment-end-unknown':
      return 'Pax8 does not say when the commitment ends: the new seats may be bound for a full term.';
  }
};

const portal = 'Look at the subscription in the Pax8 portal.';

/** Why a change is not possible, and the way out. */
export const refusalText = (because: Refusal, show: Show): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'same':
      return { reason: `It already has ${seats(because.quantity)}.`, wayOut: 'Say how many seats it should have instead.' };
    case 'below-one':
      return {
        reason: 'A subscription keeps at least one seat.',
        wayOut: 'To end it altogether, cancel the subscription in the Pax8 portal.',
      };
    case 'status':
      return { reason: `The subscription is ${because.status}, so its seats cannot change.`, wayOut: portal };
    case 'trial':
      return {
        reason: 'This is a trial: its seats cannot change.',
        wayOut: 'Order the product, or wait until the trial has become a paid subscription.',
      };
    case 'business-limit':
      return {
        reason: `Microsoft allows at most ${because.limit} seats of a Business product in a tenant.`,
        wayOut: 'More people need an Enterprise product such as Microsoft 365 E3.',
      };
    case 'locked-before-end':
      return {
        reason: `The commitment ends on ${deadline(because.at, show)}, and Pax8 locks it for the last 24 hours.`,
        wayOut: 'Ask again after the renewal: then the 7-day window is open for more and for fewer seats.',
      };
    case 'renewing':
      return {
        reason: `The commitment ended on ${date(because.at, show)} and the renewal may still be under way; it can take up to two days.`,
        wayOut: 'Ask again once the new commitment end is shown: then the 7-day window is open.',
      };
    case 'committed':
      return because.returnable > 0 && because.closesAt !== null
        ? {
            reason: `The seats are committed until ${date(because.until, show)}. Only ${seats(because.returnable)} added in the last 7 days can go back, until ${deadline(because.closesAt, show)}.`,
            wayOut: `Ask for at most ${seats(because.returnable)} fewer, or plan the rest for the 7 days after the renewal.`,
          }
        : {
            reason: `The seats are committed until ${dateAndRelative(because.until, show)}; Microsoft lets them go only in the 7 days after purchase, renewal or their adding.`,
            wayOut: 'Plan the decrease for the 7 days after the renewal.',
          };
    case 'window-unknown':
      return {
        reason: 'Pax8 does not say when this commitment ends, so nobody can know whether fewer seats are possible now.',
        wayOut: `${portal} It shows the commitment and whether seats can go back.`,
      };
  }
};
