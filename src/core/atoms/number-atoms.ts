import { numberAt } from '../understanding/numbers.ts';
import { wordAt } from '../understanding/sentence.ts';
import { type AtomOf, lineAt, textOf, type Word } from './atom.ts';
import { cueAt } from './cue-at.ts';

/** "plus two", "minus two": with a sign, as "+2". */
export const signedAt = (words: readonly Word[], at: number): AtomOf<'number'> | null => {
  const word = wordAt(words, at);
  const number = /^(?:plus|minus)$/.test(word) ? numberAtomAt(words, at + 1) : null;
  const sign = word === 'plus' ? '+' : '-';
  return number === null || number.sign !== null
    ? null
    : { ...number, from: at, text: textOf(words, at, number.to), sign, apart: sign === '+' };
};

/** "three of the eight": three, of those that there are. */
export const ofThem = (words: readonly Word[], at: number): number => {
  if (wordAt(words, at) !== 'of' || !/^(?:the|their|its|our|those|these)$/.test(wordAt(words, at + 1)))
    return 0;
  const all = numberAt(words, at + 2);
  return all === null || all.count.kind === 'bad' ? 0 : 2 + all.length;
};

/** "2 or 3", "by 5 or by 15": which one is not said. */
export const doubtAt = (words: readonly Word[], at: number): AtomOf<'number'> | null => {
  const first = numberAtomAt(words, at);
  const or = first !== null && wordAt(words, first.to) === 'or' ? first.to + 1 : null;
  const by = /^(?:by|to|even)$/.test(wordAt(words, or ?? words.length)) ? 1 : 0;
  const second = or === null ? null : numberAtomAt(words, or + by);
  if (first?.n == null || second?.n == null) return null;
  const text = textOf(words, at, second.to);
  return {
    ...first,
    to: second.to,
    text,
    n: null,
    count: { kind: 'bad', written: text, problem: 'unclear' },
  };
};

export const numberAtomAt = (words: readonly Word[], at: number): AtomOf<'number'> | null => {
  const number = numberAt(words, at);
  if (number === null) return null;
  const { count, length, sign } = number;
  const written = wordAt(words, at);
  const next = wordAt(words, at + length);
  const spelled = /^(?:percent|pct)$/.test(next) && count.kind === 'seats' ? String(count.n) : undefined;
  const percent = /^[+-]?(\d{1,3})%$/.exec(written)?.[1] ?? spelled;
  const base = { kind: 'number', from: at, line: lineAt(words, at), was: null } as const;
  const negative = count.kind === 'bad' && count.problem === 'negative';
  const n = count.kind === 'seats' ? count.n : negative ? Number(count.written.replaceAll(/\D/g, '')) : null;
  return {
    ...base,
    to: at + length + (spelled === undefined ? ofThem(words, at + length) : 1),
    text: textOf(words, at, at + length),
    n: percent === undefined ? n : null,
    count,
    sign,
    percent: percent === undefined ? null : Number(percent),
    apart: /^[+-]$/.test(written),
  };
};

/** "E3 75 to 78", at the line's end: from one number to another. */
const isBareStep = (words: readonly Word[], at: number, join: number): boolean =>
  join === at + 1 &&
  words[join]?.word === 'to' &&
  /^\d+$/.test(wordAt(words, at)) &&
  /^\d+$/.test(wordAt(words, join + 1)) &&
  (words[join + 2]?.line !== words[at]?.line ||
    words[join + 1]?.comma === true ||
    /^(?:please|pls|plz|thanks|thx|asap|now|today)$/.test(wordAt(words, join + 2)));

/** "from 12 to 15", and its second word in other languages. */
const leads: ReadonlyMap<string, string> = new Map([
  ['from', 'to'],
  ['von', 'auf'],
  ['van', 'naar'],
]);

/** "from 12 to 15", "12 -> 15" as one number. */
export const fromToAt = (words: readonly Word[], at: number): AtomOf<'number'> | null => {
  const lead = leads.has(wordAt(words, at)) ? 1 : 0;
  const first = numberAtomAt(words, at + lead);
  if (first === null) return null;
  let join = first.to;
  const noun = cueAt(words, join);
  if (noun?.cues.includes('noun')) join += noun.length;
  const arrow = /^(?:→|becomes?|becoming)$/.test(wordAt(words, join)) || isBareStep(words, at, join);
  const joined =
    /^(?:to|up|down)$/.test(wordAt(words, join)) || leads.get(wordAt(words, at)) === wordAt(words, join);
  if (!arrow && !(lead === 1 && joined)) return null;
  if (/^(?:up|down)$/.test(wordAt(words, join))) join += 1;
  const second = numberAtomAt(words, join + 1);
  if (second === null) return null;
  return { ...second, from: at, text: textOf(words, at, second.to), was: first.n };
};

/** "qty 312 (was 300)": the new number, and the one before. */
export const wasAt = (words: readonly Word[], at: number): AtomOf<'number'> | null => {
  const now = /^\d+$/.test(wordAt(words, at)) ? numberAtomAt(words, at) : null;
  const former = now !== null && wordAt(words, now.to) === 'was' ? numberAtomAt(words, now.to + 1) : null;
  if (now === null || former === null || words[former.to]?.line === words[at]?.line) return null;
  return { ...now, to: former.to, text: textOf(words, at, former.to), was: former.n };
};
