import type { Atom } from '../atoms/atom.ts';
import type { IntentKind } from '../understanding/intent.ts';
import learned from './learned.json' with { type: 'json' };
import { wordsToAsk } from './words-to-ask.ts';

/** What a message may be: a kind of intent, any order to change something, or nothing that the bot does. */
export type AskedKind = IntentKind | 'change' | 'none';

/** As `npm run corpus -- --page` writes it: for each word a weight for each kind, as bytes that `step` makes numbers of. */
export type Learned = Readonly<{
  kinds: readonly string[];
  /** How likely each kind is before any word is seen. */
  bias: readonly number[];
  words: readonly string[];
  /** How much each word counts: the rarer, the more. */
  rarity: readonly number[];
  step: number;
  /** Base64 of a signed byte for each word and kind, word by word. */
  weights: string;
  /** SHA-256 of the lessons, of how they are learned, and of all of this. */
  from: string;
}>;

const model: Learned = learned;
const places = new Map(model.words.map((word, at) => [word, at]));
const weights = new Int8Array(Buffer.from(model.weights, 'base64'));

/** How likely a message is of each kind, all of them together 1. Learned from how people ask; it knows no names. */
export const likelyKinds = (atoms: readonly Atom[]): ReadonlyMap<AskedKind, number> => {
  const { kinds, bias, rarity, step } = model;
  const found = wordsToAsk(atoms).flatMap((word) => places.get(word) ?? []);
  const length = Math.hypot(...found.map((at) => rarity[at] as number)) || 1;
  const scores = bias.map((start, kind) =>
    found.reduce(
      (sum, at) =>
        sum + ((rarity[at] as number) / length) * (weights[at * kinds.length + kind] as number) * step,
      start,
    ),
  );
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return new Map(shares.map((share, kind) => [kinds[kind] as AskedKind, share / all]));
};
