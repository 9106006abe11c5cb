import type { Denied } from '../../core/changes/change-steps.ts';

/** Why a button on a change, or a request for one, did nothing. */
export type ChangeProblem = Denied | 'one-line' | 'copy' | 'long-reason' | 'open-already';

const problems: Readonly<Record<ChangeProblem, string>> = {
  'not-pending': 'Someone already decided this. Here is where it stands.',
  expired: 'This request has expired. Ask again if you still need it.',
  'not-approver': 'Only approvers can decide this.',
  'own-request': 'You asked for this change, so someone else must approve it.',
  'principal-request': 'The person you stand in for asked for this change, so someone else must approve it.',
  'not-requester': 'Only the person who asked, or an admin, can take the request back.',
  'only-requester': 'It needs no approval. Only the person who asked can confirm it or take it back.',
  'foreign-tenant': 'This request belongs to another organisation.',
  'approved-already': 'You already approved this. Another person must approve it too.',
  'not-smaller':
    'You can approve only a smaller change: a number between the seats now and the seats asked for.',
  'not-filler': 'Only the person who asked, or an approver, can fill in the details.',
  'not-unclear': 'The outcome is already known.',
  'no-note': 'Add a note.',
  'no-reason': 'A rejection must say why. Press Reject again and write a reason.',
  'one-line': 'This line belongs to a larger request. Decide that one on its card. Say pending to find it.',
  copy: 'This is only a copy of the card. Say pending to see open requests.',
  'long-reason': 'A reason can have at most 300 characters.',
  'open-already': 'This subscription already has an open change. Finish that one first.',
};

export const changeProblem = (problem: ChangeProblem): string => problems[problem];
