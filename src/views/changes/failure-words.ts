import { msg } from '../texts/t.ts';

/** What people read when a change cannot be saved, read or sent. Stored in English. */
export const changeFailures = {
  'open-elsewhere': msg`Someone in another organisation has an open change for this subscription. It must be settled there first.`,
  'not-read': msg`Pax8 could not be read.`,
  'send-failed': msg`The bot failed while it was sending.`,
  'older-order': msg`Pax8 answered with an older order and does not show this one yet. The bot does not send it again.`,
};
