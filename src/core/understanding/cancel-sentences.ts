import { hasProductWord } from '../names/product-words.ts';
import type { Intent } from './intent.ts';
import { type Here, readPeriod } from './periods.ts';
import { readSeatSentence } from './seat-sentences.ts';
import { seatNouns } from './seat-words.ts';
import { phraseAt, phrases, type Token, withoutLead, withoutTail, wordsIn } from './sentence.ts';
import { segmentsOf, takeReference, targetOf } from './targets.ts';

type Cancel = Extract<Intent, { kind: 'cancel' }>;

const verbs = wordsIn('cancel terminate discontinue end stop');
/** These end many things: a subscription only where one is named so. */
const weakVerbs = wordsIn('end stop');
const notRenewing = phrases(
  "do not renew|don't renew|dont renew|stop renewing|let not renew|never renew|cancel renewal|cancel the renewal|stop the renewal|stop renewal",
);
/** What else is cancelled: requests, politeness, a conversation. */
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

type When = Readonly<{ at: Cancel['at']; unknownAt: string | null; rest: readonly Token[]; said: boolean }>;

const whenOf = (tokens: readonly Token[], tail: readonly Token[], here: Here): When => {
  const end = cutPhrase(tokens, atTermEnd);
  if (end !== null) return { at: 'term-end', unknownAt: null, rest: end, said: true };
  const now = withoutTail(tokens, atOnce);
  const soon = tail.some((_, at) => atOnce.some((phrase) => phraseAt(tail, at, phrase)));
  if (now.length < tokens.length || soon) return { at: 'now', unknownAt: null, rest: now, said: true };
  const { period, unknown, rest } = readPeriod(tokens, here);
  const said = period !== null || unknown !== null;
  return {
    at: period,
    unknownAt: unknown,
    rest: said ? withoutTail(rest, phrases('on|in|by|as of|from|effective|per')) : rest,
    said,
  };
};

/** Where the verb of the sentence stands: first, or behind whom it is about ("for Contoso cancel …", "contoso: cancel …"). */
const verbAt = (tokens: readonly Token[]): number => {
  const at = tokens.findIndex(({ word }) => verbs.has(word));
  if (at <= 0) return at;
  const led = tokens[0]?.word === 'for' || tokens[at - 1]?.colon === true;
  return led || (modals.has(tokens[at - 1]?.word ?? '') && !asks.has(tokens[0]?.word ?? '')) ? at : -1;
};

/**
 * The end of a whole subscription; null when the sentence asks for none. `tail`: what was said behind the sentence to be
 * polite, "now" among it. A mistyped word never ends anything.
 */
export const readCancel = (said: readonly Token[], tail: readonly Token[], here: Here): Cancel | null => {
  const { reference, rest: all } = takeReference(said);
  const negative = notRenewing.find((phrase) => phraseAt(all, 0, phrase));
  const at = negative === undefined ? verbAt(all) : 0;
  const verb = all[at]?.word ?? '';
  if (at < 0 || (negative === undefined && asks.has(all[0]?.word ?? ''))) return null;
  const after = all.slice(at + (negative?.length ?? 1));
  const when = whenOf(after, tail, here);
  const seats = readSeatSentence([
    { text: 'cancel', word: 'cancel', owner: null, colon: false },
    ...when.rest,
  ]);
  if (seats !== null && negative === undefined) return null;
  const things = when.rest;
  if (/^an?$/.test(things[0]?.word ?? '')) return null;
  const words = withoutLead(things, lead);
  const named = things.some(
    ({ word }) => seatNouns.has(word) || /^(?:contract|contracts|renewal)$/.test(word),
  );
  if (otherThings.has(words[0]?.word ?? '')) return null;
  const subject = segmentsOf(
    all.slice(0, at).filter(({ word }, n, list) => !(modals.has(word) && n >= list.length - 2)),
  ).map((part) => ({ ...part, lead: part.lead ?? 'subject' }));
  const target = targetOf([...subject, ...segmentsOf(words)], reference);
  const told = target.product !== null || reference !== null;
  const product = target.words !== null && hasProductWord(target.words);
  const sure = told || product || named || when.said || (negative !== undefined && words.length > 0);
  if (target.company === null && target.words === null && !told) return null;
  if (!sure || (weakVerbs.has(verb) && negative === undefined && !told && !product && !named)) return null;
  return {
    kind: 'cancel',
    target,
    at: negative === undefined ? when.at : (when.at ?? (when.said ? null : 'term-end')),
    unknownAt: when.unknownAt,
  };
};

/** What stands behind a sentence that politeness was taken off. */
export const tailOf = (all: readonly Token[], said: readonly Token[]): readonly Token[] => {
  const last = said.at(-1);
  return last === undefined ? [] : all.slice(all.lastIndexOf(last) + 1);
};
