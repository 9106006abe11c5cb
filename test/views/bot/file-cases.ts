import type { Answer } from '../../../src/core/words/chat.ts';
import type { Views } from '../../../src/views/views.ts';
import { names } from '../samples.ts';

/** Files, from the offer to what came of it. */
export const fileCases = (views: Views): Readonly<Record<string, () => Answer>> => ({
  'file-link': () =>
    views.file({ what: 'Audit', url: 'https://bot.example.com/api/downloads/abc.def', minutes: 15 }),
  'file-none-here': () => views.noFile({ what: 'Renewals', why: 'here' }),
  'file-no-offer': () => views.noFile({ what: 'Renewals', why: 'no-offer' }),
  'file-not-alone': () => views.noFile({ what: 'Audit', why: 'not-alone' }),
  'file-offered-late': () => views.fileOffered({ what: 'Renewals' }),
  'file-sent': () => views.fileSent({ name: 'renewals-2026-11-24.csv' }),
  'file-sent-hostile': () => views.fileSent({ name: names.hostile }),
  'file-not-taken': () => views.fileNotTaken(),
  'file-not-sent': () =>
    views.fileNotSent({
      text: 'Teams’ storage did not take the file. Ask for it again.',
      reference: '7f3a9c21',
    }),
  'file-too-old': () => views.fileNotSent({ text: 'The offer is too old.', reference: null }),
});
