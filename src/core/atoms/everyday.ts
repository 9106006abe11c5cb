import { isColour } from '../understanding/colour-words.ts';
import { numberAt } from '../understanding/numbers.ts';
import { type Token, wordAt } from '../understanding/sentence.ts';
import { textIn } from './atom.ts';

/** "our bank", "in the shop", "by bank transfer": a word of everyday life. */
export const isEveryday = (tokens: readonly Token[], from: number, to: number): boolean =>
  /^\p{Ll}/u.test(textIn(tokens, from)) &&
  (/^(?:my|our)$/.test(wordAt(tokens, from - 1)) ||
    (wordAt(tokens, from - 2) === 'in' && /^(?:the|their|his|her)$/.test(wordAt(tokens, from - 1))) ||
    // "the accountant's at me again"
    (wordAt(tokens, from - 1) === 'the' && tokens[from]?.owner != null && isAtMe.test(wordAt(tokens, to))) ||
    isAdviser(tokens, from, to) ||
    (/^(?:an?|another|some)$/.test(wordAt(tokens, from - 1)) && breaks.test(wordAt(tokens, from))) ||
    (wordAt(tokens, from) === 'bank' &&
      (ofBanks.test(wordAt(tokens, to)) || asksIn.test(`${wordAt(tokens, to)} ${wordAt(tokens, to + 1)}`))));
/** "time for a brew". */
const breaks = /^(?:brew|cuppa|coffee|tea|beer|pint|break|nap|smoke|breather|bite|lunch|snack|walk)$/;
/** "the bank is asking", "the bank rang me", and not "the bank wants 2 more". */
const asksIn =
  /^(?:(?:rang|called|phoned|mailed|emailed|wrote|chased|asked|keeps|nags) (?:me|us|again|asking|calling|ringing)\b|(?:is|are) (?:asking|waiting|pushing|nagging)|(?:asks|wants|needs) (?:it|this|that|to))\b/;
/** "the accountants want to know what we owe", and not "the accountants want 2 more". */
const isAdviser = (tokens: readonly Token[], from: number, to: number): boolean =>
  /^(?:accountants?|auditors?)$/.test(wordAt(tokens, from)) &&
  /^(?:asks?|wants?|needs?|is|are)$/.test(wordAt(tokens, to)) &&
  tokens.slice(to).some(({ word }) => /^(?:we|us|our)$/.test(word));
const isAtMe = /^(?:at|on|onto|after|asking|chasing|been|calling|nagging|waiting|breathing|going|pushing)$/;
const ofBanks =
  /^(?:transfers?|holidays?|accounts?|details|statements?|cards?|loans?|managers?|fees?|wires?|lines|feeds?|closes|closed|opens|shows?|showed|books|booked|debits|debited|reconciliation|balances?|entries|postings?)$/;

/** "two agents"; and beside a customer's name (`named`) "one per shop", "for the shop". */
export const isColouring = (tokens: readonly Token[], from: number, named: boolean): boolean =>
  isColour(textIn(tokens, from)) &&
  (numberAt(tokens, from - 1) !== null ||
    (named && /^(?:per|each|every|the|their|his|her|an?)$/.test(wordAt(tokens, from - 1))));
