import type { NotUndone } from '../../core/changes/undo.ts';
import type { Show } from '../kit/format.ts';
import { missingRoleText } from '../kit/replies.ts';
import { refusalText } from '../people/policy-words.ts';
import { msg, texts } from '../texts/t.ts';
import { refusalWords } from './seat-words.ts';

const plain = texts({
  'open-already': msg`This subscription already has an open change. Finish that one first.`,
  'undone-already': msg`Someone already asked to undo this change.`,
  gone: msg`Pax8 no longer has this subscription.`,
  'too-late': msg`It is too late to undo this: the window for giving its seats back has closed.`,
} as const);

export const notUndoneText = (refusal: NotUndone, show: Show): string => {
  if (refusal.kind === 'role') return missingRoleText(refusal.missing);
  if (refusal.kind !== 'refused' && refusal.kind !== 'against-policy') return plain[refusal.kind];
  const { reason, wayOut } =
    refusal.kind === 'refused' ? refusalWords(refusal.because, show) : refusalText(refusal.because);
  return `${reason} ${wayOut}`.trim();
};
