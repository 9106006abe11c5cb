/** What people are told when a change cannot be saved, read or sent. */
export const changeFailures = {
  'open-elsewhere':
    'Someone in another organisation has an open change for this subscription. It must be settled there first.',
  'not-read': 'Pax8 could not be read.',
  'send-failed': 'The bot failed while it was sending.',
  'older-order':
    'Pax8 answered with an older order and does not show this one yet. The bot does not send it again.',
} as const;
