import type { TaughtName } from '../names/taught-names.ts';
import type { SeatCount } from '../understanding/intent.ts';
import type { Token } from '../understanding/sentence.ts';
import type { GivenReason } from '../words/given-reason.ts';
import type { Cue } from './cues.ts';

/** A word of the message and its line. A taught name is one word, with the text it stands for. */
export type Word = Token & Readonly<{ line: number; taught?: TaughtName; written?: string }>;

/** The line of the message that a word is in. */
export const lineAt = (words: readonly Word[], at: number): number => words[at]?.line ?? 0;

/** What is written from one word to another, which is exclusive. */
export const textOf = (words: readonly Word[], from: number, to: number): string =>
  words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');

/**
 * A piece of the message that means something, or that nothing explains. `to` is exclusive, in words. `written`: the
 * taught name as written, when `text` is what it means.
 */
export type Atom = Readonly<{ from: number; to: number; text: string; line: number; written?: string }> &
  /** `doubtful`: initials that may also be a word or a person. A change for it is offered, not made. */
  (
    | Readonly<{ kind: 'company'; ids: readonly string[]; whole: boolean; doubtful?: boolean }>
    /** `offered`: nobody has it, but the catalogue does. */
    | Readonly<{ kind: 'product'; known: boolean; offered?: true }>
    | Readonly<{ kind: 'reference'; id: string }>
    | Readonly<{
        kind: 'number';
        /** Null when it is not a whole number of seats; `count` says why. */
        n: number | null;
        count: SeatCount;
        sign: '+' | '-' | null;
        /** Per cent, when it is said in per cent. */
        percent: number | null;
        /** The number before: "from 12 to 15". */
        was: number | null;
        /** A sign that stands alone may also be a dash or an "and". */
        apart: boolean;
        /** As many as there are of this product: "level with their Basic". */
        like?: string;
        /** How many there are then: "add 2, that makes 30". */
        makes?: number;
      }>
    | Readonly<{ kind: 'cue'; cues: readonly Cue[] }>
    | (Readonly<{ kind: 'reason' }> & GivenReason)
    | Readonly<{ kind: 'quote' }>
    | Readonly<{ kind: 'unknown' }>
  );

export type AtomOf<K extends Atom['kind']> = Extract<Atom, { kind: K }>;
export const ofKind = <K extends Atom['kind']>(atoms: readonly Atom[], kind: K): AtomOf<K>[] =>
  atoms.filter((atom): atom is AtomOf<K> => atom.kind === kind);

export const endsWithComma = (words: readonly Word[], { to }: Atom): boolean => words[to - 1]?.comma === true;
export const endsSentence = (words: readonly Word[], { to }: Atom): boolean => words[to - 1]?.stop === true;

/** The text of one, empty where there is none. */
export const textIn = (all: readonly Readonly<{ text: string }>[], at: number): string => all[at]?.text ?? '';
