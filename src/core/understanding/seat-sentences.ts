import type { Intent, SeatCount } from './intent.ts';
import { numberAt, seats } from './numbers.ts';
import { type CountRead, readCount } from './seat-counts.ts';
import { fewerWords, moreWords, type SeatVerb, seatNouns, seatVerbs } from './seat-words.ts';
import { phraseAt, phrases, type Token, wordAt, wordsIn } from './sentence.ts';
import { type Segment, segmentsOf, takeReference, targetOf } from './targets.ts';

type SeatIntent = Extract<Intent, { kind: 'seats' }>;
type Verb = Readonly<{ at: number; meaning: SeatVerb }>;

/** A sentence that begins like this asks or supposes; it orders nothing. */
const noOrder = wordsIn(
  'what which who whose why when where how did do does has is are was were should would if unless after before has show list ' +
    'dont not never stop cannot undo',
);
const negations = wordsIn(
  "don't dont not never doesn't doesnt shouldn't cannot can't cant won't stop without undo",
);
const particles = wordsIn('up down away off back out');
const beside = wordsIn(
  'we i they you it please can could may to also then and now should must shall will like would has have',
);
const notSeats = wordsIn('info information details help about time');
const removing = phrases('get rid of|give back|give up|hand back|take away|take off|hand in');
const remove: readonly Token[] = [{ text: 'remove', word: 'remove', owner: null, colon: false }];
const modal = wordsIn('should must shall to');

const findVerb = (tokens: readonly Token[]): Verb | null => {
  const verbs = tokens.flatMap(({ word }, at) => {
    const meaning = seatVerbs.get(word);
    return meaning === undefined ? [] : [{ at, meaning }];
  });
  const [first] = verbs;
  if (first?.at === 0) return first;
  const later = tokens.some((_, at) => numberAt(tokens, at) !== null || seatNouns.has(wordAt(tokens, at)));
  if (!later) return null;
  return verbs.find(({ meaning }) => !meaning.weak) ?? first ?? null;
};

type Place = 'before-verb' | 'after-verb' | 'after-number';
const ending = /^(?:|for|of|to|at|from|in|on|by)$/;

/** "the number of", and "count" after "seat". */
const isNumberNoun = (word: string, previous: string, next: string): boolean =>
  (/^(?:number|amount|count)$/.test(word) && (next === 'of' || seatNouns.has(previous))) ||
  (word === 'of' && /^(?:number|amount)$/.test(previous));

/** "seats" on its own, not as in "per seat". */
const isBareNoun = (at: number, previous: string, next: string): boolean =>
  previous !== 'per' && (at === 0 || ending.test(next) || seatNouns.has(previous));

const isBareParticle = (at: number, next: string, place: Place): boolean =>
  (at === 0 && place !== 'before-verb') || next === '' || /^(?:from|to|by|at|for|on)$/.test(next);

/** The words other than numbers, "seats", "more" or "up". */
const contentOf = (tokens: readonly Token[], place: Place): Token[] =>
  tokens.filter(({ word }, at) => {
    const previous = wordAt(tokens, at - 1);
    const next = wordAt(tokens, at + 1);
    if (word === '-' || word === '+' || (word === 'it' && at === 0)) return false;
    if (isNumberNoun(word, previous, next)) return false;
    if (word === 'new' && at === 0 && place === 'after-number') return false;
    if (moreWords.has(word) || fewerWords.has(word)) return at > 1 || place === 'before-verb';
    if (seatNouns.has(word)) return !isBareNoun(at, previous, next);
    return !(particles.has(word) && isBareParticle(at, next, place));
  });

/** The company or product before the verb: "Contoso needs …", "for Contoso add …", "contoso: add …". */
const subjectOf = (tokens: readonly Token[]): Segment[] => {
  let end = tokens.length;
  const colon = tokens[end - 1]?.colon === true;
  while (end > 0 && (beside.has(wordAt(tokens, end - 1)) || seatVerbs.has(wordAt(tokens, end - 1)))) end -= 1;
  let start = 0;
  while (start < end && beside.has(wordAt(tokens, start))) start += 1;
  return segmentsOf(contentOf(tokens.slice(start, end), 'before-verb')).map(({ lead, tokens: part }) => ({
    lead: lead ?? (colon ? 'colon' : 'subject'),
    tokens: part,
  }));
};

type Meaning = Readonly<{ direction: SeatIntent['direction']; count: SeatCount }>;

const unclear = (
  count: CountRead,
  direction: SeatIntent['direction'],
  tokens: readonly Token[],
): Meaning => ({
  direction,
  count:
    count.count.kind === 'bad'
      ? count.count
      : {
          kind: 'bad',
          written: tokens
            .slice(count.start, count.end)
            .map(({ text }) => text)
            .join(' '),
          problem: 'unclear',
        },
});

/** The word before a number and the two after it. */
const wordsNear = (tokens: readonly Token[], { start, end }: CountRead): string[] =>
  [start - 1, end, end + 1].map((at) => wordAt(tokens, at));

const says = (tokens: readonly Token[], word: string): boolean => tokens.some((token) => token.word === word);

/** Without a verb, only a sign, "more", "fewer" or "to 15" tells the direction. */
const withoutVerb = (tokens: readonly Token[], count: CountRead): Meaning | null => {
  const near = wordsNear(tokens, count);
  if (count.total && count.count.kind === 'seats') return { direction: 'set', count: count.count };
  if (tokens[count.start]?.word === '-') return null;
  const fewer = near.some((word) => fewerWords.has(word));
  const more = near.some((word) => moreWords.has(word)) || tokens[count.start]?.word === 'another';
  if ((fewer && (more || count.sign === '+')) || (more && count.sign === '-'))
    return unclear(count, fewer ? 'remove' : 'add', tokens);
  if (count.sign === '+') return { direction: 'add', count: count.count };
  if (count.sign === '-') {
    const written = count.count.kind === 'bad' ? count.count.written : '';
    const n = Number(written.slice(1));
    if (count.count.kind === 'bad' && count.count.problem !== 'negative')
      return unclear(count, 'remove', tokens);
    return { direction: 'remove', count: seats(n, written) };
  }
  if (fewer) return { direction: 'remove', count: count.count };
  return more ? { direction: 'add', count: count.count } : null;
};

const withVerb = (verb: SeatVerb, tokens: readonly Token[], count: CountRead): Meaning | null => {
  const near = wordsNear(tokens, count);
  const fewer = near.some((word) => fewerWords.has(word));
  const more = near.some((word) => moreWords.has(word));
  if (count.total) {
    return verb.scale || verb.direction === 'set'
      ? { direction: 'set', count: count.count }
      : unclear(count, verb.direction, tokens);
  }
  const opposed = fewer && (more || count.sign === '+' || says(tokens, 'up'));
  if (opposed || (verb.direction === 'set' && more && says(tokens, 'down')))
    return unclear(count, verb.direction, tokens);
  if (fewer && verb.direction !== 'remove') return { direction: 'remove', count: count.count };
  return verb.direction === 'set'
    ? setVerb(tokens, count, more)
    : moveVerb(verb, verb.direction, tokens, count, more);
};

/** "add", "remove" and similar. `more`: that word is near the number. */
const moveVerb = (
  verb: SeatVerb,
  direction: 'add' | 'remove',
  tokens: readonly Token[],
  count: CountRead,
  more: boolean,
): Meaning => {
  // "Contoso needs only 10" may mean ten in all.
  if (verb.weak && verb.recipient && ['only', 'just', 'exactly'].some((word) => says(tokens, word)))
    return unclear(count, 'add', tokens);
  const down = direction === 'add' && says(tokens, 'down');
  if (down && ['bump', 'scale'].includes(wordAt(tokens, 0)))
    return { direction: 'remove', count: count.count };
  const up = verb.weak && direction === 'remove' && says(tokens, 'up');
  const against =
    (more && direction === 'remove' && verb.weak) ||
    (up && !count.by) ||
    down ||
    (!up && direction === 'remove' && says(tokens, 'up'));
  if (against) return unclear(count, direction, tokens);
  return { direction: up ? 'add' : direction, count: count.count };
};

/** "set", "change" and similar. */
const setVerb = (tokens: readonly Token[], count: CountRead, more: boolean): Meaning => {
  if (more) return { direction: 'add', count: count.count };
  const up = says(tokens, 'up');
  const down = says(tokens, 'down');
  if (up !== down) return { direction: up ? 'add' : 'remove', count: count.count };
  return up || count.by || count.sign === '+'
    ? unclear(count, 'set', tokens)
    : { direction: 'set', count: count.count };
};

/** Whether the verb is an order although the sentence has no number. */
const ordersWithoutNumber = (tokens: readonly Token[], { at, meaning }: Verb): boolean => {
  if (tokens[at + 1]?.word === 'up' && meaning.direction === 'set') return false;
  if (!meaning.weak) return true;
  const says = (list: ReadonlySet<string>) => tokens.some(({ word }) => list.has(word));
  if (meaning.direction === 'add' && says(moreWords) && !says(notSeats)) return true;
  return at === 0 && meaning.direction === 'set' && says(seatNouns);
};

const withoutNumber = (tokens: readonly Token[], verb: Verb, reference: string | null): SeatIntent | null => {
  if (!ordersWithoutNumber(tokens, verb)) return null;
  const parts = [
    ...subjectOf(tokens.slice(0, verb.at)),
    ...segmentsOf(contentOf(tokens.slice(verb.at + 1), 'after-verb')),
  ];
  const missing = { kind: 'bad', written: '', problem: 'missing' } as const;
  return {
    kind: 'seats',
    direction: verb.meaning.direction,
    count: missing,
    target: targetOf(parts, reference),
  };
};

/** "we have 5", not "we should have 5". */
const statesHaving = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === 'have' && !modal.has(wordAt(tokens, at - 1));

/** A single name may also be a product's. */
const withoutSubject = ({ lead, tokens }: Segment): Segment => ({
  lead: lead === 'subject' ? null : lead,
  tokens,
});

/** Reads an order to change seats; null when it is none. Takes the words without politeness. */
export const readSeatSentence = (all: readonly Token[]): SeatIntent | null => {
  const { reference, rest } = takeReference(all);
  const phrase = removing.find((words) => phraseAt(rest, 0, words));
  const tokens = phrase === undefined ? rest : [...remove, ...rest.slice(phrase.length)];
  if (noOrder.has(wordAt(tokens, 0)) || tokens.some(({ word }) => negations.has(word))) return null;
  const verb = findVerb(tokens);
  const ordered = verb === null ? tokens : tokens.slice(verb.at);
  const count = readCount(ordered, verb?.meaning.recipient ?? true);
  if (count === null) return verb === null ? null : withoutNumber(tokens, verb, reference);
  if (verb !== null && count.implied && verb.meaning.whole) return null;
  if (statesHaving(tokens, verb?.at ?? 0)) return null;
  const meaning = verb === null ? withoutVerb(ordered, count) : withVerb(verb.meaning, ordered, count);
  if (meaning === null) return null;
  const subject = verb === null ? [] : subjectOf(tokens.slice(0, verb.at));
  const left = segmentsOf(
    verb === null
      ? contentOf(ordered.slice(0, count.start), 'before-verb')
      : contentOf(ordered.slice(1, count.start), 'after-verb'),
  );
  const right = segmentsOf(contentOf(ordered.slice(count.end), 'after-number'));
  const recipient = verb?.meaning.recipient === true && right.length > 0 && !count.by;
  const given = left.map((segment, n) =>
    n === 0 && segment.lead === null && recipient ? { ...segment, lead: 'subject' } : segment,
  );
  const parts = [...subject, ...given, ...right];
  const named = parts.length === 1 ? parts.map(withoutSubject) : parts;
  return { kind: 'seats', ...meaning, target: targetOf(named, reference) };
};
