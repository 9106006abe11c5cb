import { isTypoOf } from '../names/typos.ts';
import type { Intent } from './intent.ts';
import { phraseAt, phrases, type Token, withoutLead, withoutTail, wordsIn } from './sentence.ts';

const policyLead = phrases(
  'show|show me|show us|display|see|view|get|give me|tell me|what is|what are|what|open|edit|change|update|set|configure|modify|' +
    'adjust|review|check|manage|the|our|my|current|present|approval|approvals|change|seat|spending|edit the|about|how about',
);
const policyTail = phrases(
  'for approval|for approvals|for changes|for seat changes|for approving|history|settings|card|form|here|about approval|about approvals',
);
const policyWords = wordsIn('policy policies rules ruleset limits thresholds');
const policyAsked = phrases(
  'when is approval needed|when do we need approval|when do i need approval|what needs two approvers|when are two approvers needed',
);

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

/** "Approvals here", "stop approvals here", "use this channel for approvals": only of words that can mean this. */
const readApprovals = (tokens: readonly Token[]): Intent | null => {
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

const readPolicy = (tokens: readonly Token[]): Intent | null => {
  if (policyAsked.some((phrase) => phrase.length === tokens.length && phraseAt(tokens, 0, phrase)))
    return { kind: 'policy' };
  const asked = withoutTail(withoutLead(tokens, policyLead), policyTail);
  const [only] = asked;
  if (only === undefined || asked.length > 1) return null;
  const meant = policyWords.has(only.word) || isTypoOf(only.word, 'policy');
  return meant ? { kind: 'policy' } : null;
};

/** Sentences about how the tenant decides, and where it is asked; null when the sentence is none. */
export const readRuleSentence = (tokens: readonly Token[]): Intent | null =>
  readPolicy(tokens) ?? readApprovals(tokens);
