import type { Answer } from '../../../src/core/words/chat.ts';
import {
  fileCard,
  fileNotSentCard,
  fileNotTakenCard,
  fileOfferedCard,
  fileSentCard,
  noFileCard,
} from '../../../src/views/bot/file.ts';
import { type Lay, names } from '../samples.ts';

/** Files, from the offer to what came of it. */
export const fileCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'file-link': () =>
    answer(fileCard({ what: 'Audit', url: 'https://bot.example.com/api/downloads/abc.def', minutes: 15 })),
  'file-none-here': () => answer(noFileCard({ what: 'Renewals', why: 'here' })),
  'file-no-offer': () => answer(noFileCard({ what: 'Renewals', why: 'no-offer' })),
  'file-not-alone': () => answer(noFileCard({ what: 'Audit', why: 'not-alone' })),
  'file-offered-late': () => answer(fileOfferedCard({ what: 'Renewals' })),
  'file-sent': () => answer(fileSentCard({ name: 'renewals-2026-11-24.csv' })),
  'file-sent-hostile': () => answer(fileSentCard({ name: names.hostile })),
  'file-not-taken': () => answer(fileNotTakenCard()),
  'file-not-sent': () =>
    answer(
      fileNotSentCard({
        text: 'Teams’ storage did not accept the file. Ask for it again.',
        reference: '7f3a9c21',
      }),
    ),
  'file-too-old': () => answer(fileNotSentCard({ text: 'The offer is too old.', reference: null })),
});
