import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Learned } from '../src/core/likeness/likely-kinds.ts';

/** A message by its words, and what it asks for. */
export type Lesson = Readonly<{ words: readonly string[]; kind: string }>;

/** A word seen in fewer messages teaches nothing. */
const leastSeen = 3;
const rounds = 15;
const rate = 0.5;
const decay = 1e-5;

/** Numbers from 0 to 1 that are the same on each run. */
const draws = (): (() => number) => {
  let last = 1;
  return () => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648;
    return last / 2_147_483_648;
  };
};

const shuffle = <T>(all: T[], draw: () => number): void => {
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
};

type Row = Readonly<{ places: readonly number[]; values: readonly number[]; kind: number; weight: number }>;

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad's rates; each kind counts the same, however
 * many lessons it has. The same lessons teach the same.
 */
export const learnKinds = (lessons: readonly Lesson[]): Learned => {
  const model = learn(lessons);
  return { ...model, from: hashOf(lessons, model) };
};

type Model = Omit<Learned, 'from'>;

const learn = (lessons: readonly Lesson[]): Model => {
  const seen = new Map<string, number>();
  for (const { words } of lessons) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
  const known = [...seen].filter(([, times]) => times >= leastSeen).sort(([a], [b]) => (a < b ? -1 : 1));
  const rarity = known.map(([, times]) => Math.log((1 + lessons.length) / (1 + times)) + 1);
  const places = new Map(known.map(([word], at) => [word, at]));
  const kinds = [...new Set(lessons.map(({ kind }) => kind))].sort();
  const counts = kinds.map((kind) => lessons.filter((lesson) => lesson.kind === kind).length);
  const rows = lessons.map(({ words, kind }): Row => {
    const found = words.flatMap((word) => places.get(word) ?? []);
    const length = Math.hypot(...found.map((at) => rarity[at] ?? 0)) || 1;
    const number = kinds.indexOf(kind);
    return {
      places: found,
      values: found.map((at) => (rarity[at] ?? 0) / length),
      kind: number,
      weight: lessons.length / kinds.length / (counts[number] ?? 1),
    };
  });
  const { weights, bias } = descend(rows, known.length, kinds.length);
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return {
    kinds,
    bias: [...bias].map((value) => Number(value.toFixed(3))),
    words: known.map(([word]) => word),
    rarity: rarity.map((value) => Number(value.toFixed(2))),
    step: Number(step.toPrecision(6)),
    weights: Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / step)).buffer).toString(
      'base64',
    ),
  };
};

/** Of the lessons, of how they are learned, and of what came of it. */
export const hashOf = (
  lessons: readonly Lesson[],
  { kinds, bias, words, rarity, step, weights }: Model,
): string =>
  createHash('sha256')
    .update(readFileSync(new URL(import.meta.url), 'utf8'))
    .update(JSON.stringify([lessons, { kinds, bias, words, rarity, step, weights }]))
    .digest('hex');

/** The weights of each word for each kind, word by word, and the bias of each kind. */
const descend = (
  rows: readonly Row[],
  words: number,
  kinds: number,
): Readonly<{ weights: Float32Array; bias: Float32Array }> => {
  const weights = new Float32Array(words * kinds);
  const bias = new Float32Array(kinds);
  const moved = {
    weights: new Float32Array(words * kinds).fill(1e-3),
    bias: new Float32Array(kinds).fill(1e-3),
  };
  const away = new Float32Array(kinds);
  const order = [...rows];
  const draw = draws();
  for (let round = 0; round < rounds; round++) {
    shuffle(order, draw);
    for (const row of order) {
      miss(row, weights, bias, away);
      step(bias, moved.bias, 0, away, 1);
      for (const [n, word] of row.places.entries())
        step(weights, moved.weights, word * kinds, away, row.values[n] as number);
    }
  }
  return { weights, bias };
};

/** Moves the weights of one word, each by less the more it has moved. */
const step = (
  weights: Float32Array,
  moved: Float32Array,
  from: number,
  away: Float32Array,
  value: number,
): void => {
  for (let kind = 0; kind < away.length; kind++) {
    const at = from + kind;
    const slope = value * (away[kind] as number) + decay * (weights[at] as number);
    moved[at] = (moved[at] as number) + slope * slope;
    weights[at] = (weights[at] as number) - (rate * slope) / Math.sqrt(moved[at] as number);
  }
};

/** How far off the likelihood of each kind is, in `away`. */
const miss = (
  { places, values, kind, weight }: Row,
  weights: Float32Array,
  bias: Float32Array,
  away: Float32Array,
): void => {
  const kinds = bias.length;
  away.set(bias);
  for (const [n, word] of places.entries())
    for (let each = 0; each < kinds; each++)
      away[each] = (away[each] as number) + (values[n] as number) * (weights[word * kinds + each] as number);
  const most = away.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  for (let each = 0; each < kinds; each++) away[each] = Math.exp((away[each] as number) - most);
  const all = away.reduce((sum, share) => sum + share, 0);
  for (let each = 0; each < kinds; each++)
    away[each] = weight * ((away[each] as number) / all - (each === kind ? 1 : 0));
};
