import type { Atom } from './atom.ts';

/** "@Lena Fischer": a person who is mentioned, with a family name. */
const isMention = (atoms: readonly Atom[], at: number): boolean => {
  const [before, atom] = [atoms[at - 1], atoms[at]];
  if (atom?.text.startsWith('@')) return true;
  const beside = before?.text.startsWith('@') === true && before.line === atom?.line;
  return beside && /^\p{Lu}\p{Ll}+$/u.test(atom?.text ?? '');
};

/** The words that nothing explains, as written. */
export const leftIn = (atoms: readonly Atom[]): string[] =>
  atoms
    .filter(({ kind }, at) => kind === 'quote' || (kind === 'unknown' && !isMention(atoms, at)))
    .map(({ text }) => text);

/**
 * Whether the unexplained words cannot turn the meaning: names of people and places. A small unknown word may mean "do
 * not" or "perhaps", so with one nothing is offered to press.
 */
export const isHarmless = (left: readonly string[]): boolean =>
  left.length <= 3 && left.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) && word !== word.toUpperCase());
