import type { Answer } from '../../../src/core/words/chat.ts';
import {
  fileCard,
  fileNotSentCard,
  fileNotTakenCard,
  fileOfferedCard,
  fileRefusedCard,
  fileSentCard,
  noFileCard,
} from '../../../src/views/bot/file.ts';
import { type Lay, names } from '../samples.ts';

/** Files, from the offer to what came of it. */
export const fileCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'file-link': () =>
    answer(fileCard({ kind: 'audit', url: 'https://bot.example.com/api/downloads/abc.def', minutes: 15 })),
  'file-none-here': () => answer(noFileCard({ kind: 'renewals', reason: 'here' })),
  'file-no-offer': () => answer(noFileCard({ kind: 'renewals', reason: 'no-offer' })),
  'file-not-alone': () => answer(noFileCard({ kind: 'audit', reason: 'not-alone' })),
  'file-offered-late': () => answer(fileOfferedCard({ kind: 'renewals' })),
  'file-sent': () => answer(fileSentCard({ name: 'renewals-2026-11-24.csv' })),
  'file-sent-hostile': () => answer(fileSentCard({ name: names.hostile })),
  'file-not-taken': () => answer(fileNotTakenCard()),
  'file-not-sent': () =>
    answer(
      fileNotSentCard({
        text: 'Teams’ storage did not accept the file.',
        reference: '7f3a9c21',
      }),
    ),
  'file-not-mine': () => answer(fileRefusedCard('not-mine')),
  'file-not-allowed': () => answer(fileRefusedCard('not-allowed')),
  'file-too-old': () => answer(fileRefusedCard('expired')),
});
