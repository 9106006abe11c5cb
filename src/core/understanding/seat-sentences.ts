import type { Intent, SeatCount } from './intent.ts';
import { numberAt, seats } from './numbers.ts';
import { type CountRead, readCount } from './seat-counts.ts';
import { fewerWords, moreWords, type SeatVerb, seatNouns, seatVerbs } from './seat-words.ts';
import { phraseAt, phrases, type Token, wordsIn } from './sentence.ts';
import { type Segment, segmentsOf, takeReference, targetOf } from './targets.ts';

type SeatIntent = Extract<Intent, { kind: 'seats' }>;
type Verb = Readonly<{ at: number; meaning: SeatVerb }>;

/** A sentence that begins so asks or supposes something; it orders nothing. */
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
  const later = tokens.some(
    (_, at) => numberAt(tokens, at) !== null || seatNouns.has(tokens[at]?.word ?? ''),
  );
  if (!later) return null;
  return verbs.find(({ meaning }) => !meaning.weak) ?? first ?? null;
};

type Place = 'before-verb' | 'after-verb' | 'after-number';
const ending = /^(?:|for|of|to|at|from|in|on|by)$/;

/** The words that are neither number nor "seats", "more" or "up". */
const contentOf = (tokens: readonly Token[], place: Place): Token[] =>
  tokens.filter(({ word }, at) => {
    const previous = tokens[at - 1]?.word ?? '';
    const next = tokens[at + 1]?.word ?? '';
    if (word === '-' || word === '+' || (word === 'it' && at === 0)) return false;
    if (/^(?:number|amount|count)$/.test(word) && (next === 'of' || seatNouns.has(previous))) return false;
    if (word === 'of' && /^(?:number|amount)$/.test(previous)) return false;
    if (word === 'new' && at === 0 && place === 'after-number') return false;
    if (moreWords.has(word) || fewerWords.has(word)) return at > 1 || place === 'before-verb';
    if (seatNouns.has(word))
      return previous === 'per' || !(at === 0 || ending.test(next) || seatNouns.has(previous));
    return !(
      particles.has(word) &&
      ((at === 0 && place !== 'before-verb') || next === '' || /^(?:from|to|by|at|for|on)$/.test(next))
    );
  });

/** Who or what stands before the verb: "Contoso needs …", "for Contoso add …", "contoso: add …". */
const subjectOf = (tokens: readonly Token[]): Segment[] => {
  let end = tokens.length;
  const colon = tokens[end - 1]?.colon === true;
  while (end > 0 && (beside.has(tokens[end - 1]?.word ?? '') || seatVerbs.has(tokens[end - 1]?.word ?? '')))
    end -= 1;
  let start = 0;
  while (start < end && beside.has(tokens[start]?.word ?? '')) start += 1;
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

/** Without a verb only a sign or "more"/"fewer" says what is to happen, or "to 15". */
const withoutVerb = (tokens: readonly Token[], count: CountRead): Meaning | null => {
  const near = [
    tokens[count.start - 1]?.word ?? '',
    tokens[count.end]?.word ?? '',
    tokens[count.end + 1]?.word ?? '',
  ];
  if (count.total && count.count.kind === 'seats') return { direction: 'set', count: count.count };
  if (tokens[count.start]?.word === '-') return null;
  if (count.sign === '+') return { direction: 'add', count: count.count };
  if (count.sign === '-') {
    const written = count.count.kind === 'bad' ? count.count.written : '';
    const n = Number(written.slice(1));
    if (count.count.kind === 'bad' && count.count.problem !== 'negative')
      return unclear(count, 'remove', tokens);
    return { direction: 'remove', count: seats(n, written) };
  }
  if (near.some((word) => fewerWords.has(word))) return { direction: 'remove', count: count.count };
  const more = near.some((word) => moreWords.has(word)) || tokens[count.start]?.word === 'another';
  return more ? { direction: 'add', count: count.count } : null;
};

const withVerb = (verb: SeatVerb, tokens: readonly Token[], count: CountRead): Meaning | null => {
  const near = [
    tokens[count.start - 1]?.word ?? '',
    tokens[count.end]?.word ?? '',
    tokens[count.end + 1]?.word ?? '',
  ];
  const says = (word: string) => tokens.some((token) => token.word === word);
  const fewer = near.some((word) => fewerWords.has(word));
  const more = near.some((word) => moreWords.has(word));
  if (count.total) {
    return verb.scale || verb.direction === 'set'
      ? { direction: 'set', count: count.count }
      : unclear(count, verb.direction, tokens);
  }
  if (fewer && more) return unclear(count, verb.direction, tokens);
  if (fewer && verb.direction !== 'remove') return { direction: 'remove', count: count.count };
  if (verb.direction !== 'set') {
    // "Contoso needs only 10" may mean ten in all.
    if (verb.weak && verb.recipient && ['only', 'just', 'exactly'].some(says))
      return unclear(count, 'add', tokens);
    const down = verb.direction === 'add' && says('down');
    if (down && ['bump', 'scale'].includes(tokens[0]?.word ?? ''))
      return { direction: 'remove', count: count.count };
    const up = verb.weak && verb.direction === 'remove' && says('up');
    const against =
      (more && verb.direction === 'remove' && verb.weak) ||
      (up && !count.by) ||
      down ||
      (!up && verb.direction === 'remove' && says('up'));
    if (against) return unclear(count, verb.direction, tokens);
    return { direction: up ? 'add' : verb.direction, count: count.count };
  }
  if (more) return { direction: 'add', count: count.count };
  if (count.by || says('up') || says('down')) {
    if (says('up') !== says('down')) return { direction: says('up') ? 'add' : 'remove', count: count.count };
    return unclear(count, 'set', tokens);
  }
  return count.sign === '+' ? unclear(count, 'set', tokens) : { direction: 'set', count: count.count };
};

/** Whether the verb is meant as one although no number stands in the sentence. */
const ordersWithoutNumber = (tokens: readonly Token[], { at, meaning }: Verb): boolean => {
  if (tokens[at + 1]?.word === 'up' && meaning.direction === 'set') return false;
  if (!meaning.weak) return true;
  const says = (list: ReadonlySet<string>) => tokens.some(({ word }) => list.has(word));
  if (meaning.direction === 'add' && says(moreWords) && !says(notSeats)) return true;
  return at === 0 && meaning.direction === 'set' && says(seatNouns);
};

/** Understands an order to change seats; null when the sentence is none. Takes the words without politeness. */
export const readSeatSentence = (all: readonly Token[]): SeatIntent | null => {
  const { reference, rest } = takeReference(all);
  const phrase = removing.find((each) => phraseAt(rest, 0, each));
  const tokens = phrase === undefined ? rest : [...remove, ...rest.slice(phrase.length)];
  if (noOrder.has(tokens[0]?.word ?? '') || tokens.some(({ word }) => negations.has(word))) return null;
  const verb = findVerb(tokens);
  const ordered = verb === null ? tokens : tokens.slice(verb.at);
  const count = readCount(ordered, verb?.meaning.recipient ?? true);
  if (count === null) {
    if (verb === null || !ordersWithoutNumber(tokens, verb)) return null;
    const parts = [
      ...subjectOf(tokens.slice(0, verb.at)),
      ...segmentsOf(contentOf(ordered.slice(1), 'after-verb')),
    ];
    const missing = { kind: 'bad', written: '', problem: 'missing' } as const;
    return {
      kind: 'seats',
      direction: verb.meaning.direction,
      count: missing,
      target: targetOf(parts, reference),
    };
  }
  if (verb !== null && count.implied && verb.meaning.whole) return null;
  if (ordered[0]?.word === 'have' && !modal.has(tokens[(verb?.at ?? 0) - 1]?.word ?? '')) return null;
  const meaning = verb === null ? withoutVerb(ordered, count) : withVerb(verb.meaning, ordered, count);
  if (meaning === null) return null;
  const subject = verb === null ? [] : subjectOf(tokens.slice(0, verb.at));
  const left = segmentsOf(
    contentOf(
      ordered.slice(verb === null ? 0 : 1, count.start),
      verb === null ? 'before-verb' : 'after-verb',
    ),
  );
  const right = segmentsOf(contentOf(ordered.slice(count.end), 'after-number'));
  const recipient = verb?.meaning.recipient === true && right.length > 0 && !count.by;
  const given = left.map((segment, n) =>
    n === 0 && segment.lead === null && recipient ? { ...segment, lead: 'subject' } : segment,
  );
  const parts = [...subject, ...given, ...right];
  const only =
    parts.length === 1
      ? parts.map(({ lead, tokens: part }) => ({ lead: lead === 'subject' ? null : lead, tokens: part }))
      : parts;
  return { kind: 'seats', ...meaning, target: targetOf(only, reference) };
};
