import { numberAt } from '../understanding/numbers.ts';
import { wordAt } from '../understanding/sentence.ts';
import { givenReason } from '../words/given-reason.ts';
import type { Atom, Word } from './atom.ts';
import { newsEnd, turnsBefore } from './clauses.ts';
import { cueAt } from './cue-at.ts';
import type { Cue } from './cues.ts';
import { occasionLength } from './occasions.ts';

const textIn = (words: readonly Word[], at: number): string => (words[at] as Word).text;

const ticketWords =
  /^(?:ticket|tkt|tickets|ref|re|case|incident|inc|sr|cw|psa|reference|task|halo|autotask|connectwise|zendesk|jira|freshdesk)$/;
const ticketLeads = /^(?:per|as|see|under|via)$/;
const ticketFillers = /^(?:number|no|nr|id|#|ticket|is)$/;
/** "INC0012345", "T20261126.0012", "cw#771002": a number that is recognisably a ticket's. */
const ownTicket =
  /^(?:(?:t|inc|sr|cs|cas|req|chg|tkt|ritm|task)[-_]?\d{4,}(?:\.\d+)?|(?:ticket|cw|inc|sr|case|ref|tkt|tk|t)#\d[\w-]*)$/;
const ticketNumber = /^#?(?:[a-z]{0,6}[-_])?[a-z]{0,5}\d[\w-]*(?:\.\d+)?$/;
/** "HALO-4471": by the name of its board. */
const ofBoard = /^(?!(?:INV|PO|ORD|SUB|SKU|MST|CFQ|DZH|KB|CVE|ISO|EN|DIN)-)[A-Z]{2,8}-\d{3,7}$/;
/** After a short word that may mean something else, only a long number is a ticket's. */
const surelyTicket = /^#\d|\d{3}/;
const isLongWord = (word: string): boolean => /^(?:tickets?|ref|case|incident|reference)$/.test(word);

/** "#12345678": as long as the bot's own short ids for subscriptions and requests. */
const shortReference = 9;

const numberOf = (text: string): string => text.replace(/^(?:ticket|cw|inc|sr|case|ref|tkt|tk|t)?#/i, '');

/** "ticket 4711", "per ticket T20261126.0012", "ref #123", "#48213": what follows is not a number of seats. */
export const ticketAt = (
  words: readonly Word[],
  at: number,
): Readonly<{ length: number; ticket: string }> | null => {
  const own = wordAt(words, at);
  if (ownTicket.test(own) || (/^#\d{3,9}$/.test(own) && own.length !== shortReference))
    return { length: 1, ticket: numberOf(textIn(words, at)) };
  if (ofBoard.test(textIn(words, at))) return { length: 1, ticket: textIn(words, at) };
  let next = at;
  while (ticketLeads.test(wordAt(words, next))) next += 1;
  const word = wordAt(words, next);
  if (!ticketWords.test(word)) return null;
  next += 1;
  while (ticketFillers.test(wordAt(words, next))) next += 1;
  const number = wordAt(words, next);
  const sure = ticketNumber.test(number) && (isLongWord(word) || surelyTicket.test(number));
  return sure ? { length: next - at + 1, ticket: numberOf(textIn(words, next)) } : null;
};

const ends: readonly Cue[] = ['if'];
const begins: readonly Cue[] = [
  ...(['add', 'remove', 'increase', 'decrease', 'swap', 'take', 'set', 'end', 'order'] as const),
  ...(['neutral', 'not', 'if', 'day', 'at-renewal', 'unsure'] as const),
];
const joins = /^(?:and|then|also|so|but)$/;
const begs = /^(?:please|pls|plz|kindly)$/;

/** Where a reason ends: at the line's end, at a ticket, at a condition, or where the next order begins. `brief`: with its clause. */
const reasonEnd = (words: readonly Word[], from: number, brief = false): number => {
  let to = from;
  for (; to < words.length && words[to]?.line === words[from - 1]?.line; to += 1) {
    if (ticketAt(words, to) !== null || (brief && words[to - 1]?.comma === true)) break;
    const cue = cueAt(words, to);
    if (cue !== null && cue.cues.length === 1 && cue.cues.some((each) => ends.includes(each))) break;
    const joined = joins.test(wordAt(words, to));
    const polite = begs.test(wordAt(words, to)) && cueAt(words, to + 1) !== null;
    const after = cueAt(words, joined || polite ? to + 1 : to);
    const apart = joined || polite || (to > from && words[to - 1]?.comma === true);
    if (apart && after?.cues.some((each) => begins.includes(each))) break;
  }
  return to;
};

/** "Reason: …" takes its whole line, up to the next label. */
const labelledEnd = (words: readonly Word[], from: number): number => {
  let to = from;
  while (to < words.length && words[to]?.line === words[from - 1]?.line) {
    const label =
      cueAt(words, to)?.cues.includes('label') === true ||
      ticketWords.test(wordAt(words, to)) ||
      /^(?:what|who|where|which)$/.test(wordAt(words, to));
    if (to > from && ((words[to]?.colon === true && label) || ticketAt(words, to) !== null)) break;
    to += 1;
  }
  return to;
};

/** "For the merger project, please add …": a reason that leads, up to the comma before the order. */
const leadingReason = (words: readonly Word[], at: number): number | null => {
  const leads = wordAt(words, at) === 'for' && /^(?:the|our|their|a|an)$/.test(wordAt(words, at + 1));
  if (!leads || (at > 0 && words[at - 1]?.line === words[at]?.line)) return null;
  const comma = words.findIndex((word, n) => n > at + 1 && word.comma === true);
  const inner = words.slice(at, comma + 1);
  const plain =
    inner.length > 2 && inner.length < 9 && inner.every(({ word }) => word === '' || /^\p{L}/u.test(word));
  const cue = comma < 0 ? null : cueAt(words, comma + 1);
  const cues = cue?.cues ?? [];
  return plain && cues.some((each) => begins.includes(each) || each.startsWith('asks')) ? comma + 1 : null;
};

/** "… as the Leeds office is closing", and not "as soon as they", "the same as the others". */
const isAs = (words: readonly Word[], at: number): boolean =>
  at > 3 &&
  wordAt(words, at) === 'as' &&
  /^(?:the|they|their|his|her|our|we|he|she|(?:they|we|s?he|it)'(?:ve|re|s))$/.test(wordAt(words, at + 1)) &&
  !/^(?:same|soon|long|well|far|much|many|just|size|such|twice|half|be|is|are)$/.test(
    wordAt(words, at - 1),
  ) &&
  words
    .slice(at + 1, at + 7)
    .some(({ word }) =>
      /^(?:is|are|has|have|was|were|had|will|can|needs?|got|left|moved|closed|hired|(?:they|we|s?he|it)'(?:ve|re|s))$|(?:ed|ing)$/.test(
        word,
      ),
    );

/** "as they've said no", "as we've yet to get approval": a refusal is no reason. */
const refuses = (words: readonly Word[], from: number): boolean =>
  words[from - 2]?.comma !== true &&
  words
    .slice(from, from + 6)
    .some(({ word }) => /^(?:no|not|never|yet|refused|declined|rejected)$|n['’]?t$/.test(word));

/** "…, for the two new designers", after the same number: who they are for. */
const newPeople = (words: readonly Word[], at: number): number | null => {
  if (wordAt(words, at) !== 'for') return null;
  const from = /^(?:the|their|our)$/.test(wordAt(words, at + 1)) ? at + 2 : at + 1;
  const number = numberAt(words, from);
  const to = from + (number?.length ?? 0) + 2;
  const of = (n: number) => JSON.stringify(numberAt(words, n)?.count ?? null);
  const again = words.slice(0, at).some((_, n) => number !== null && of(n) === of(from));
  const who = wordAt(words, to - 1);
  const ends =
    words[to] === undefined || words[to - 1]?.comma === true || words[to]?.line !== words[at]?.line;
  const people =
    /^\p{L}{3,}s$/u.test(who) &&
    !/^(?:seats|licen[cs]es|users|subs|subscriptions|compan\w+|customers|clients|contracts|quotes|projects|offers|offices|devices|machines|terms|years|months|orders|deals|prices)$/.test(
      who,
    );
  return again && people && ends && wordAt(words, to - 2) === 'new' ? to : null;
};

const saidAt = (words: readonly Word[], at: number): string =>
  `${wordAt(words, at)} ${wordAt(words, at + 1)} ${wordAt(words, at + 2)}`;

/** "since Friday", "since May". */
const saysSince = (words: readonly Word[], at: number): boolean =>
  wordAt(words, at) === 'since' && sinceWhen.test(wordAt(words, at + 1));
const sinceWhen =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last|this|\d{1,4}|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|then|when)$/;

const tellsOfMe = (words: readonly Word[], at: number): boolean =>
  words.slice(at, at + 12).some(({ word, line }) => word === 'i' && line === words[at]?.line);

/** "for the Christmas rush", "before the audit". */
const occasionAt: PurposeAt = (words, at) => {
  const length = occasionLength(words, at);
  return length === 0 ? null : { from: wordAt(words, at) === 'for' ? at + 1 : at, to: at + length };
};

type PurposeAt = (words: readonly Word[], at: number) => Readonly<{ from: number; to: number }> | null;

/** "as they did last year", "as discussed we want more": how, and no reason. */
const saysHow = (words: readonly Word[], at: number): boolean => {
  const said = saidAt(words, at);
  if (/^as (?:they|we|he|she|it|always) (?:did|do|does|had|always)$/.test(said)) return true;
  // "as discussed I went through their list" tells of the writer.
  const discussed = /^as (?:discussed|agreed|promised|mentioned|arranged|requested)\b/.test(said);
  return discussed && (tellsOfMe(words, at) || goesOn.test(wordAt(words, at + 2)));
};
const goesOn = /^(?:we|they|s?he|please|pls|you|add|remove|take|order|set|cancel|can|could|would|need|want)$/;

/** The words after a phrase that leads to a reason: "because of new hires", "Reason: new hires", ", as Jane has left". */
const ledPurpose: PurposeAt = (words, at) => {
  const people = newPeople(words, at);
  if (people !== null) return { from: at + 1, to: people };
  const led = leadingReason(words, at);
  if (led !== null) return { from: at + 1, to: led };
  const clause =
    at > 0 &&
    /^(?:as|since)$/.test(wordAt(words, at)) &&
    !/^(?:soon|long|if|far|though|many|much|well)$/.test(wordAt(words, at + 1)) &&
    (words[at - 1]?.comma === true || isAs(words, at));
  if (saysHow(words, at)) return null;
  const news = newsEnd(words, at);
  if (news !== null) return { from: at, to: news };
  const bracket = wordAt(words, at) === '∵';
  if (bracket ? turnsBefore(words, at + 1) : clause && refuses(words, at + 1)) return null;
  const saysWhy = wordAt(words, at) === 'why' && words[at]?.colon === true;
  const cue = clause || bracket || saysWhy ? { cues: ['reason'], length: 1 } : cueAt(words, at);
  if (cue === null || !cue.cues.includes('reason')) return null;
  const phrase = cue.length;
  // "because they are closing": who is a part of it, the "of" of "because of" is none.
  const whole = /^(?:for|as)$/.test(wordAt(words, at)) || /^because (?:they|we) /.test(saidAt(words, at));
  const beginsAfter = whole ? 1 : phrase;
  const labelled = words[at + phrase - 1]?.colon === true;
  const to = labelled ? labelledEnd(words, at + phrase) : reasonEnd(words, at + phrase, saysSince(words, at));
  return to === at + phrase ? null : { from: at + beginsAfter, to };
};

const purposeAt: PurposeAt = (words, at) => occasionAt(words, at) ?? ledPurpose(words, at);

const atomOf = (
  words: readonly Word[],
  from: number,
  to: number,
  given: Readonly<{ purpose: string | null; ticket: string | null }>,
): Atom => ({
  ...{ kind: 'reason', from, to, ...givenReason(given.purpose, given.ticket) },
  line: (words[from] as Word).line,
  text: textOf(words, from, to),
});

const textOf = (words: readonly Word[], from: number, to: number): string =>
  words
    .slice(from, to)
    .map(({ text, comma }, n) => `${text}${comma === true && n < to - from - 1 ? ',' : ''}`)
    .join(' ');

/** The words of a reason; "since Friday" says since when, and gives none. */
const purposeOf = (words: readonly Word[], at: number, from: number, to: number): string | null =>
  saysSince(words, at) ? null : textOf(words, from, to);

/** A ticket's number or a reason that begins here. */
export const reasonAt = (words: readonly Word[], at: number): Atom | null => {
  const found = ticketAt(words, at);
  if (found !== null) return atomOf(words, at, at + found.length, { purpose: null, ticket: found.ticket });
  const purpose = purposeAt(words, at);
  return purpose === null
    ? null
    : atomOf(words, at, purpose.to, {
        purpose: purposeOf(words, at, purpose.from, purpose.to),
        ticket: null,
      });
};

/** A reason that ends before a word with its own meaning; null when nothing is left of it. */
export const reasonUntil = (words: readonly Word[], { from }: Atom, to: number): Atom | null => {
  const purpose = purposeAt(words, from);
  // "he had Premium": whose seat it was.
  const owns = /^(?:s?he|they|who|both) (?:had|has|have)$/i.test(textOf(words, from, to));
  return purpose === null || purpose.from >= to || owns
    ? null
    : atomOf(words, from, to, { purpose: purposeOf(words, from, purpose.from, to), ticket: null });
};
