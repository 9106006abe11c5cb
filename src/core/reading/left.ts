import type { Atom } from './atom.ts';

/** The words that nothing explains, as written. */
export const leftIn = (atoms: readonly Atom[]): string[] =>
  atoms.filter(({ kind }) => kind === 'unknown' || kind === 'quote').map(({ text }) => text);

/**
 * Whether the unexplained words cannot turn the meaning: names of people and places. A small unknown word may mean "do
 * not" or "perhaps", so with one nothing is offered to press.
 */
export const isHarmless = (left: readonly string[]): boolean =>
  left.length <= 3 && left.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) && word !== word.toUpperCase());
