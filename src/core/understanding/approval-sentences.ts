import type { Intent } from './intent.ts';
import { type Token, wordsIn } from './sentence.ts';

const approvalWords = wordsIn('approvals approval');
const requestWords = wordsIn('requests request');
const sending = wordsIn('send post put bring show route deliver');
const placeWords = wordsIn('channel chat conversation group team place thread');
const off = wordsIn("stop off no not dont don't never disable end nowhere elsewhere remove cancel without");
const on = wordsIn('here on enable start');
const vocabulary = new Set([
  ...approvalWords,
  ...requestWords,
  ...sending,
  ...placeWords,
  ...off,
  ...on,
  ...wordsIn(
    'approve approvers turn switch use make set there this that is are the a an all any in to for into as of at our my me please ' +
      'more from now be should will go come asking do posting sending showing where new',
  ),
]);

export const approvalCues = [...approvalWords, ...requestWords, 'approve'].join(' ');

/**
 * Reads "approvals here", "stop approvals here", "use this channel for approvals", and only with words that can mean
 * this.
 */
export const readApprovals = (tokens: readonly Token[]): Intent | null => {
  const words = tokens.map(({ word }) => word);
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  if (!words.every((word) => vocabulary.has(word))) return null;
  const shown = has(approvalWords) || (has(requestWords) && has(sending));
  const approveHere = words.join(' ') === 'approve here';
  if (!shown && !approveHere) return null;
  if (has(off)) return { kind: 'approvals', where: 'nowhere' };
  const place = words.includes('this') && has(placeWords);
  return has(on) || place ? { kind: 'approvals', where: 'here' } : null;
};
