import type { TermAsked } from './intent.ts';
import { type Token, wordAt } from './sentence.ts';

const lead =
  /(?:(?:keep|make|have) (?:it|them|that|all) |next to |besides? |same as )?(?:(?:on|with|at|under|as|for) )?(?:(?:an?|the|their|its) )?/
    .source;
const adverb = 'annually|yearly|monthly|monatlich|j[aä]hrlich|maandelijks|jaarlijks';
const clear =
  /annual|month-to-month|month to month|month by month|triennial|p1y|p1m|p3y|[13]yrs?|monatlich k[uü]ndbar|maandelijks opzegbaar|(?:1|one|3|three)-years?|12-months?|36-months?/
    .source;
const counted = '(?:1|one|a|3|three) years?|(?:12|36) months?';
const noun = '(?:commitment|commit|term|terms|basis|billing|contract|deal|option|pricing|ones)';
const like = /(?: (?:like|as) (?:the )?(?:others?|rest|usual|before))?/.source;
const named = new RegExp(
  `^${lead}(?:(?:${clear}|${adverb}|${counted}) ${noun}(?: ${noun})*|(?:${clear}))${like}$`,
  'u',
);
const bare = new RegExp(`^(?:${adverb}|(?:for )?(?:${counted}))${like}$`, 'u');
const billed =
  /^(?:billed|paid|invoiced|paying|billing) (?:monthly|annually|yearly|upfront|up front|each month|every month)$/;
const longest = 9;

/** Words for how long something is committed. `clear` is false for "monthly" and "for a year", which may say something else of the change. */
export type SaidTerm = Readonly<{ length: number; term: TermAsked | null; clear: boolean }>;

/** "annual", "on a one-year commitment", "month to month", "billed monthly" that begin here; null for none. */
export const termAt = (words: readonly Pick<Token, 'word'>[], at: number): SaidTerm | null => {
  if (!begin.test(wordAt(words, at))) return null;
  const most = Math.min(longest, words.length - at);
  if (!words.slice(at, at + most).some(({ word }) => core.test(word))) return null;
  for (let length = most; length > 0; length -= 1) {
    const said = words.slice(at, at + length).map(({ word }) => word);
    if (said.includes('')) continue;
    const text = said.join(' ');
    if (billed.test(text)) return { length, term: null, clear: true };
    if (bare.test(text)) return { length, term: termOf(text), clear: false };
    if (named.test(text)) return { length, term: termOf(text), clear: true };
  }
  return null;
};
/** One of these is in every term. */
const core =
  /^(?:annual|annually|yearly|monthly|months?|years?|month-to-month|triennial|p1y|p1m|p3y|[13]yrs?|monatlich|j[aä]hrlich|maandelijks|jaarlijks|upfront|front|\S+-(?:years?|months?))$/;
const begin =
  /^(?:keep|make|have|next|besides?|same|on|with|at|under|as|for|an?|the|their|its|annual|annually|yearly|monthly|month|month-to-month|triennial|p1y|p1m|p3y|[13]yrs?|monatlich|j[aä]hrlich|maandelijks|jaarlijks|1|one|3|three|12|36|(?:1|one|3|three)-years?|(?:12|36)-months?|billed|paid|invoiced|paying|billing)$/;

const termOf = (text: string): TermAsked => {
  if (/\b(?:3|three|36|triennial|p3y|3yrs?)\b/.test(text)) return 'three-year';
  return /month|p1m|monat|maand/.test(text) && !/\b12\b/.test(text) ? 'monthly' : 'annual';
};

const termWords: Readonly<Record<TermAsked, string>> = {
  monthly: 'monthly',
  annual: 'one-year',
  'three-year': 'three-year',
};

/** How a sentence says the term, so that it is read again as said. */
export const termPhrase = (term: TermAsked | undefined): string =>
  term === undefined ? '' : ` on a ${termWords[term]} term`;
