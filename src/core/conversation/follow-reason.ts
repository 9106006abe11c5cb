import { givenTyped } from '../atoms/given.ts';
import { read } from '../reading/read.ts';
import type { Decision } from '../reading/reading.ts';
import type { GivenReason } from '../words/given-reason.ts';
import { type Follow, subjectOf, weakened } from './follow.ts';
import { speaksAgainst } from './held-back.ts';
import { besideRequest } from './in-place.ts';
import { isChange, sentenceOf } from './whole-sentence.ts';

const begins = '(?:(?:yes|yep|ok|okay|sure|go ahead|please|and|oh|btw|also|fyi|sorry)[,.!]?\\s+)*';
const stands = /(?:(?:it'?s|it is|it was|its|this is|that'?s|that is|thats)\s+)?/.source;
const sentences = [
  new RegExp(`^${begins}${stands}(?:because|due to|on account of|owing to)\\s+(.+)$`, 'isu'),
  new RegExp(
    `^${begins}(?:(?:the|my|our|their)\\s+)?reason(?:\\s+(?:is|being|was|for (?:it|that|this) is))?\\s*[:=-]?\\s+(.+)$`,
    'isu',
  ),
  new RegExp(
    `^${begins}(?:change|set|update|edit|make|correct|replace|put|add)\\s+(?:(?:the|its|my|a|as)\\s+)?reason(?:\\s+(?:for (?:it|that|this)|of (?:it|that|this)))?\\s*(?:\\bto\\b|:|=|\\bas\\b|\\binto\\b|\\bwith\\b)\\s*(.+)$`,
    'isu',
  ),
];
/** Only where no company follows: "it's for Fabrikam" puts a name right. */
const isFor = new RegExp(
  `^${begins}(?:it'?s|it is|this is|that'?s|that is|they are|they're)\\s+for\\s+((?:the|a|an|their|our|his|her|some|new)\\s+.+)$`,
  'isu',
);

/** "because two people retired, should have said". */
const afterthought =
  /[,.;–-]+\s*(?:i )?(?:should(?:'ve| have)|forgot to) (?:said|say|mention(?:ed)?|add(?:ed)?|told you|tell you)(?: (?:so|that|it))?$/i;

/** A reason given after the change, whatever names it contains; null when the message says something else. */
export const laterReason = ({ message, said, last }: Follow): GivenReason | null => {
  const base = subjectOf(last);
  if (base === null || !isChange(base)) return null;
  const written = message
    .trim()
    .replace(/[.!]+$/, '')
    .replace(afterthought, '');
  const led = sentences.map((each) => each.exec(written)?.[1]).find((text) => text !== undefined);
  const text =
    led ?? (said.companies.length + said.numbers.length === 0 ? isFor.exec(written)?.[1] : undefined);
  return text === undefined ? null : givenTyped(text.replace(/^of\s+(?=\S)/i, ''));
};

const agrees = /^(?:yes|yep|ok|okay|sure|go ahead)\b/i;

/** "because of the new office", after a change: the same change with its reason. */
export const reasoned = (given: Follow): Decision | null => {
  const { last, portfolio, here, message, alone } = given;
  const base = subjectOf(last);
  const reason = laterReason(given);
  if (last === null || base === null || !isChange(base) || reason === null) return null;
  const against = speaksAgainst(reason.purpose ?? '');
  // "owing to the merger reduce E3 at Woodgrove by 2" is a change of its own.
  if (alone.frames.some(isChange) && /^(?:do|confirm)$/.test(alone.decision.kind)) return null;
  // What a change would do needs no reason.
  if (base.kind === 'what-if') return { kind: 'do', intent: base };
  if (last.open) {
    const agreed = last.decision.kind === 'confirm' && !against && agrees.test(message.trim());
    return agreed ? { kind: 'do', intent: base } : last.decision;
  }
  const { decision } = read(sentenceOf(base, here.zone), portfolio, here);
  return besideRequest(
    given,
    base,
    { intent: base, more: '', names: false, fix: 'sure' },
    against ? weakened(decision) : decision,
  );
};
