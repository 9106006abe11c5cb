import type { Denied } from '../../core/changes/change-steps.ts';

/** Why a press on the card of a change, or asking for one, did nothing. */
export type ChangeProblem = Denied | 'one-line' | 'copy' | 'long-reason' | 'open-already';

const problems: Readonly<Record<ChangeProblem, string>> = {
  'not-pending': 'Somebody was faster: this is how it stands now.',
  expired: 'The request had expired. Ask for it again if it is still wanted.',
  'not-approver': 'Only approvers may decide this.',
  'own-request': 'You asked for this change, so somebody else must approve it.',
  'not-requester': 'Only the person who asked, or an admin, may take the request back.',
  'foreign-tenant': 'This request belongs to another organisation.',
  'approved-already': 'You have approved this already; another person must approve it too.',
  'not-smaller':
    'Only a smaller change can be approved in its place: a number between the seats now and those asked for.',
  'not-unclear': 'Its outcome is not unclear.',
  'no-note': 'A note is needed.',
  'one-line':
    'This is one line of a request that is decided as a whole, on its card. Say pending for what waits.',
  copy: 'This is a copy of the card, and decides nothing. Say pending for what waits.',
  'long-reason': 'A reason has at most 300 characters.',
  'open-already':
    'This subscription already has an open change. It must be settled before another one is asked for.',
};

export const changeProblem = (why: ChangeProblem): string => problems[why];
