import { DateTime } from 'luxon';
import { hasProductWord } from '../names/product-words.ts';
import type { Period } from '../words/period.ts';
import { dateLength } from './day-at.ts';
import type { Intent } from './intent.ts';
import { type Here, readPeriod } from './periods.ts';
import { readSeatSentence } from './seat-sentences.ts';
import { seatNouns } from './seat-words.ts';
import {
  cuesOf,
  phraseAt,
  phrases,
  type Token,
  withoutLead,
  withoutTail,
  wordAt,
  wordsIn,
} from './sentence.ts';
import { type Segment, segmentsOf, takeReference, targetOf } from './targets.ts';

type Cancel = Extract<Intent, { kind: 'cancel' }>;

const verbs = wordsIn('cancel terminate discontinue end stop');
/** These verbs end many things, so a subscription must be named. */
const weakVerbs = wordsIn('end stop');
const notRenewing = phrases(
  "do not renew|don't renew|dont renew|stop renewing|let not renew|never renew|cancel renewal|cancel the renewal|stop the renewal|stop renewal",
);
/** These also take seats away; with a day and without a number they end a subscription. */
const dropping = wordsIn('kill drop ditch scrap axe bin dump lose');
/** Other things people cancel: requests, conversations, polite offers. */
const otherThings = wordsIn(
  'request requests change changes that it this approval approvals alerts alert order everything nothing plan my your meeting snooze undo',
);
const lead = phrases(
  'the|all|whole|entire|subscription|subscription of|subscription for|subscription to|subscriptions of|contract of|contract for|license of|' +
    'licence of|licenses of|licences of|all seats of|all licenses of|all licences of|seats of|of',
);
const atTermEnd = phrases(
  'at the end of the term|at end of the term|at end of term|at the end of term|at the end of its term|at the term end|at term end|' +
    'at the end of the commitment|at the end of its commitment|at the end|at end|at renewal|at the renewal|on renewal|when it renews|' +
    'when the term ends|when its term ends|when the commitment ends|by the end of the term|by term end|on term end|with the term|' +
    'end of term|at the end of the contract|at the end of contract|when the term is over|when it ends|at its end|at expiry|on expiry',
);
const atOnce = phrases(
  'now|right now|immediately|at once|right away|today|straight away|with immediate effect|effective immediately|this instant',
);
const modals = wordsIn('to must should shall will wants want wishes needs need and then please');
const asks = wordsIn(
  "should would if unless what which who why when where how did do does has is are was were don't dont not never can't cannot can",
);

const cutPhrase = (
  tokens: readonly Token[],
  list: readonly (readonly string[])[],
): readonly Token[] | null => {
  for (const at of tokens.keys()) {
    const found = list.find((phrase) => phraseAt(tokens, at, phrase));
    if (found !== undefined) return [...tokens.slice(0, at), ...tokens.slice(at + found.length)];
  }
  return null;
};

/** "…, they use something else now": when something else is so. */
const endsTelling = (tokens: readonly Token[]): boolean => {
  const last = tokens.slice(
    tokens.findLastIndex(({ comma }, at) => comma === true && at < tokens.length - 1) + 1,
  );
  return last.length < tokens.length && last.length > 2 && tellers.has(wordAt(last, 0));
};
const tellers = wordsIn("they they're they've he he's she she's we we're we've everyone everybody nobody");

type When = Readonly<{ at: Cancel['at']; unknownAt: string | null; rest: readonly Token[]; said: boolean }>;

const whenOf = (tokens: readonly Token[], tail: readonly Token[], here: Here): When => {
  const ofMonth = tokens.some((_, at) => monthEnd.test(wordsFrom(tokens, at)));
  const end = ofMonth ? null : cutPhrase(tokens, atTermEnd);
  if (end !== null) return { at: 'term-end', unknownAt: null, rest: end, said: true };
  const now = withoutTail(tokens, atOnce);
  const soon = tail.some((_, at) => atOnce.some((phrase) => phraseAt(tail, at, phrase)));
  if ((now.length < tokens.length || soon) && !endsTelling(tokens))
    return { at: 'now', unknownAt: null, rest: now, said: true };
  const { period, unknown, rest } = readPeriod(tokens, here);
  const said = period !== null || unknown !== null;
  const limited = tokens.some(({ word }) => word === 'by' || word === 'before');
  return {
    at: period !== null && limited ? lastDayOf(period, here) : period,
    unknownAt: unknown,
    rest: said ? withoutTail(rest, phrases('on|in|by|as of|from|effective|per')) : rest,
    said,
  };
};

/** "by 31 December": on that day, at the latest. */
const lastDayOf = ({ to, ...period }: Period, { zone }: Here): Period => ({
  ...{ ...period, to, from: DateTime.fromMillis(to, { zone }).minus({ days: 1 }).toMillis() },
});

/** Where the verb is: first, or after the company ("for Contoso cancel …", "contoso: cancel …"). */
const verbAt = (tokens: readonly Token[]): number => {
  // "should end up with 7" ends nothing.
  const at = tokens.findIndex(({ word }, n) => verbs.has(word) && wordAt(tokens, n + 1) !== 'up');
  if (at <= 0) return at;
  const led = tokens[0]?.word === 'for' || tokens[at - 1]?.colon === true;
  return led || (modals.has(wordAt(tokens, at - 1)) && !asks.has(wordAt(tokens, 0))) ? at : -1;
};

const cancel: Token = { text: 'cancel', word: 'cancel', owner: null, colon: false };

/** "kill the backup on 30 November", "get rid of Visio at month end": cancelling, in other words. */
const withDropping = (tokens: readonly Token[]): readonly Token[] => {
  const rid = wordAt(tokens, 0) === 'get' && wordAt(tokens, 1) === 'rid' && wordAt(tokens, 2) === 'of';
  if (!rid && !dropping.has(wordAt(tokens, 0))) return tokens;
  const rest = tokens.slice(rid ? 3 : 1);
  const named = rest.some(({ word }) => word === '');
  return named && isDated(rest) ? [cancel, ...rest] : tokens;
};

/** A day behind a word that leads to one. */
const isDated = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ word }, at) =>
      /^(?:on|at|by|from|per|effective)$/.test(word) &&
      (dateLength(tokens, at + 1) > 0 ||
        monthEnd.test(wordsFrom(tokens, at + 1)) ||
        monthEnd.test(wordsFrom(tokens, at + 2))),
  );
const wordsFrom = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(at, at + 5)
    .map(({ word }) => word)
    .join(' ');
const monthEnd = /^end of (?:the |this |next )?(?:month|year)\b/;

type Begun = Readonly<{ at: number; verb: string | null; after: readonly Token[] }>;

/** Where the order begins and what follows. `verb` is null for "do not renew". */
const beginOf = (given: readonly Token[]): Begun | null => {
  const all = withDropping(given);
  const negative = notRenewing.find((phrase) => phraseAt(all, 0, phrase));
  if (negative !== undefined) return { at: 0, verb: null, after: all.slice(negative.length) };
  const at = verbAt(all);
  if (at < 0 || asks.has(wordAt(all, 0))) return null;
  return { at, verb: wordAt(all, at), after: all.slice(at + 1) };
};

const namesSubscription = ({ word }: Token): boolean =>
  seatNouns.has(word) || /^(?:contract|contracts|renewal)$/.test(word);

/** The company, from the words before the verb. */
const subjectOf = (before: readonly Token[]): Segment[] =>
  segmentsOf(before.filter(({ word }, n) => !(modals.has(word) && n >= before.length - 2))).map((part) => ({
    ...part,
    lead: part.lead ?? 'subject',
  }));

export const cancelCues = [...verbs, ...dropping, 'rid', cuesOf(notRenewing)].join(' ');

/**
 * Reads an order to end a whole subscription; null when it is none. `tail` is what politeness removed from the end,
 * such as "now". A mistyped word never ends anything.
 */
export const readCancel = (said: readonly Token[], tail: readonly Token[], here: Here): Cancel | null => {
  const { reference, rest: all } = takeReference(said);
  const begun = beginOf(all);
  if (begun === null) return null;
  const { at, verb, after } = begun;
  const when = whenOf(after, tail, here);
  const objects = when.rest;
  if (verb !== null && readSeatSentence([cancel, ...objects]) !== null) return null;
  const words = withoutLead(objects, lead);
  if (/^an?$/.test(wordAt(objects, 0)) || otherThings.has(wordAt(words, 0))) return null;
  const target = targetOf([...subjectOf(all.slice(0, at)), ...segmentsOf(words)], reference);
  const told = target.product !== null || reference !== null;
  if (target.company === null && target.words === null && !told) return null;
  const product = target.words !== null && hasProductWord(target.words);
  const named = told || product || objects.some(namesSubscription);
  const sure = verb === null ? words.length > 0 || when.said : when.said && !weakVerbs.has(verb);
  if (!named && !sure) return null;
  const meant = verb === null && !when.said ? 'term-end' : null;
  return { kind: 'cancel', target, at: when.at ?? meant, unknownAt: when.unknownAt };
};

/** The words politeness removed from the end. */
export const tailOf = (all: readonly Token[], said: readonly Token[]): readonly Token[] => {
  const last = said.at(-1);
  return last === undefined ? [] : all.slice(all.lastIndexOf(last) + 1);
};
