import type { Atom } from './atom.ts';
import type { Cue } from './cues.ts';
import { changeVerbs, needs } from './modality.ts';

/** "@Lena Fischer": a person who is mentioned, with a family name. */
const isMention = (atoms: readonly Atom[], at: number): boolean => {
  const [before, atom] = [atoms[at - 1], atoms[at]];
  if (atom?.text.startsWith('@')) return true;
  const beside = before?.text.startsWith('@') === true && before.line === atom?.line;
  return beside && /^\p{Lu}\p{Ll}+$/u.test(atom?.text ?? '');
};

/** "Best, Anna": who writes. */
const isSigned = (atoms: readonly Atom[], at: number): boolean =>
  at === atoms.length - 1 &&
  /^\p{Lu}\p{Ll}+$/u.test(atoms[at]?.text ?? '') &&
  /^(?:best|cheers|thanks|thank you|thx|regards|kind regards|best regards|br|rgds)$/i.test(
    atoms[at - 1]?.text ?? '',
  );

/** The words that nothing explains, as written. */
export const leftIn = (atoms: readonly Atom[]): string[] =>
  atoms
    .filter(
      ({ kind }, at) =>
        kind === 'quote' || (kind === 'unknown' && !isMention(atoms, at) && !isSigned(atoms, at)),
    )
    .map(({ text }) => text);

/**
 * Whether the unexplained words cannot turn the meaning: names of people and places. A small unknown word may mean "do
 * not" or "perhaps", so with one nothing is offered to press.
 */
export const isHarmless = (left: readonly string[]): boolean =>
  left.length <= 3 &&
  left.every(
    (word) =>
      /^\p{Lu}[\p{L}'’.-]*$/u.test(word) &&
      word !== word.toUpperCase() &&
      !/['’](?:ve|ll|d|re|m)$/i.test(word),
  );

/** What an order begins with, after names and politeness. */
const opening: ReadonlySet<Cue> = new Set([...changeVerbs, ...needs, 'more', 'fewer']);

/**
 * Whether a change may be offered by a button although words in it are not known: they all follow the verb or number of
 * the order, so none of them can be the "might" before it, and none stands apart after it, as in ", psych". The card says that they were not
 * understood. Never done at once.
 */
export const mayOffer = (atoms: readonly Atom[], endsWithComma: (atom: Atom) => boolean): boolean => {
  const left = leftIn(atoms);
  if (isHarmless(left)) return true;
  if (left.length > mostUnknown || atoms.some(({ kind }) => kind === 'quote')) return false;
  const first = atoms.findIndex(
    (atom) => atom.kind === 'number' || (atom.kind === 'cue' && atom.cues.some((cue) => opening.has(cue))),
  );
  const unknown = atoms.findIndex(({ kind }) => kind === 'unknown');
  if (isComment(atoms, endsWithComma)) return false;
  return first >= 0 && first < unknown && left.every((word) => plainWord.test(word) && !money.test(word));
};
const mostUnknown = 2;
const plainWord = /^[\p{L}'’-]+$/u;
/** "25 bucks" are no seats. */
const money = /^(?:dollars?|bucks?|euros?|pounds?|quid|cents?|usd|eur|gbp|chf|aud|cad|grand|k)$/i;

/** Whether the message ends in words apart of which one is not known: ", psych", "- zzz". */
const isComment = (atoms: readonly Atom[], endsWithComma: (atom: Atom) => boolean): boolean => {
  const told = atoms.findLastIndex(
    ({ kind }) => kind === 'number' || kind === 'company' || kind === 'product' || kind === 'reference',
  );
  return atoms.slice(told + 1).some((atom, n, rest) => {
    const before = n === 0 ? atoms[told] : rest[n - 1];
    const apart =
      before !== undefined &&
      (endsWithComma(before) || /^[-–]$/.test(before.text) || before.line !== atom.line);
    return apart && rest.slice(n).some(({ kind }) => kind === 'unknown');
  });
};
