import type { Denied } from '../../core/changes/change-steps.ts';
import { msg, texts } from '../texts/t.ts';

/** Why a button on a change, or a request for one, did nothing. */
export type ChangeProblem = Denied | 'one-line' | 'copy' | 'long-reason' | 'open-already' | 'not-urged';

const problems: Readonly<Record<ChangeProblem, string>> = texts({
  'not-pending': msg`Someone already decided this. Here is where it stands.`,
  expired: msg`This request has expired. Ask again if you still need it.`,
  'not-approver': msg`Only approvers can decide this.`,
  'not-named': msg`The policy names who may approve for this company. Say “approvers” to see who.`,
  'own-request': msg`You asked for this change, so someone else must approve it.`,
  'principal-request': msg`The person you stand in for asked for this change, so someone else must approve it.`,
  'not-requester': msg`Only the person who asked, or an admin, can take the request back.`,
  'only-requester': msg`It needs no approval. Only the person who asked can confirm it or take it back.`,
  'foreign-tenant': msg`This request belongs to another organisation.`,
  'approved-already': msg`You already approved this. Another person must approve it too.`,
  'not-smaller': msg`You can approve only a smaller change: a number between the seats now and the seats asked for.`,
  'not-filler': msg`Only the person who asked, or an approver, can fill in the details.`,
  'not-unclear': msg`The outcome is already known.`,
  'no-note': msg`Add a note.`,
  'no-reason': msg`A rejection must say why. Press Reject again and write a reason.`,
  'not-to-review': msg`Nobody has to review this. Here is where it stands.`,
  'own-review': msg`Whoever asked for it or approved it cannot review it.`,
  'no-consent': msg`The policy wants the customer’s consent first. Press Ask the customer and send them the link.`,
  'no-links': msg`The policy wants the customer’s consent first, but links for customers are off. Whoever runs the bot sets PUBLIC_URL and CUSTOMER_LINK_DAYS, or an admin says no customer consent for the company.`,
  'consent-declined': msg`The customer declined by the link. Ask them again, or reject the request.`,
  'declined-no-links': msg`The customer declined by the link. Links for customers are off now, so nobody can ask them again. Reject the request.`,
  'one-line': msg`This line belongs to a larger request. Decide that one on its card. Say “pending” to find it.`,
  copy: msg`This is only a copy of the card. Say “pending” to see open requests.`,
  'long-reason': msg`A reason can have at most 300 characters.`,
  'not-urged': msg`Only the person who asked can say that it cannot wait.`,
  'open-already': msg`This subscription already has an open change. Finish that one first.`,
});

export const changeProblem = (problem: ChangeProblem): string => problems[problem];
