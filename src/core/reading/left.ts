import { type Atom, endsWithComma, type Word } from '../atoms/atom.ts';
import { everyday } from '../atoms/bearing.ts';
import type { Cue } from '../atoms/cues.ts';
import { changeVerbs, needs } from '../atoms/verbs.ts';
import { fold } from '../names/name-words.ts';
import { isTurning } from '../understanding/turning.ts';

/** "@Lena Fischer": a person who is mentioned, with a family name. */
const isMention = ({ text, line }: Atom, before: Atom | undefined): boolean =>
  text.startsWith('@') ||
  (before?.text.startsWith('@') === true && before.line === line && nameWord.test(text));
const nameWord = /^\p{Lu}\p{Ll}+$/u;

/** "Best, Anna": who writes. */
const isSigned = ({ text }: Atom, before: Atom | undefined): boolean =>
  nameWord.test(text) &&
  before !== undefined &&
  /^(?:best|cheers|thanks|thank you|thx|regards|kind regards|best regards|br|rgds|danke|merci|gracias|bedankt|grüße|gruß|viele grüße|lg|vg|mfg|groeten|groetjes)$/i.test(
    before.text,
  );

/** The unexplained words, as written. */
export const leftIn = (atoms: readonly Atom[]): string[] =>
  atoms
    .filter((atom, at) => {
      const before = atoms[at - 1];
      if (atom.kind !== 'unknown') return atom.kind === 'quote';
      return !isMention(atom, before) && !(at === atoms.length - 1 && isSigned(atom, before));
    })
    .map(({ text }) => text);

/**
 * Whether the unexplained words cannot change the meaning: names of people and places. A small unknown word may mean
 * "do not" or "perhaps", so with one nothing is offered.
 */
export const isHarmless = (left: readonly string[]): boolean =>
  left.length <= 3 &&
  left.every(
    (word) =>
      /^\p{Lu}[\p{L}'’.-]*$/u.test(word) &&
      word !== word.toUpperCase() &&
      !(/^\p{Lu}\p{Ll}+$/u.test(word) && isTurning(fold(word))) &&
      !/['’](?:ve|ll|d|re|m)$/i.test(word),
  );

/** The unexplained words in the place of a product's name; null when there are none. */
export const unknownProductIn = (atoms: readonly Atom[]): string | null => {
  const at = atoms.findIndex(({ kind }, n) => kind === 'unknown' && comesBeforeProduct(atoms[n - 1]));
  if (at < 0) return null;
  const after = atoms.findIndex(({ kind }, n) => n > at && kind !== 'unknown');
  const name = atoms.slice(at, after < 0 ? undefined : after);
  return name.map(({ text }) => text).join(' ');
};
/** What a product's name follows: "4 Visio", "seats of Visio", "cancel Visio". */
const comesBeforeProduct = (atom: Atom | undefined): boolean =>
  atom?.kind === 'number' ||
  (atom?.kind === 'cue' && (/^of$/i.test(atom.text) || atom.cues.some((cue) => opening.has(cue))));

/** Things of an office that no marketplace of subscriptions has. */
const hardware =
  /^(?:docking|docks?|toners?|ink|cartridges?|keyboards?|mouse|mice|monitors?|screens?|displays?|headsets?|headphones?|printers?|scanners?|cables?|chargers?|adapters?|webcams?|cameras?|routers?|switches|tablets?|ipads?|iphones?|macbooks?|notebooks?|projectors?|batter(?:y|ies)|servers?|chairs?|desks?|beamers?|speakers?|microphones?|sticks?|laptops?|computers?|pizzas?|coffees?|sandwiches|cakes?)$/i;
const mayCome: ReadonlySet<Cue> = new Set<Cue>(['more', 'neutral', 'each']);

/** "order 2 docking stations", "a new printer for the office": what is ordered is no product. */
export const ordersThing = (atoms: readonly Atom[]): boolean => {
  const at = atoms.findIndex(
    ({ kind, text }, n) => hardware.test(text) && (kind === 'unknown' || comesBeforeProduct(atoms[n - 1])),
  );
  const before = atoms
    .slice(0, Math.max(at, 0))
    .findLast(
      (atom) =>
        !(atom.kind === 'cue' && atom.cues.some((cue) => mayCome.has(cue)) && !/^an?$/i.test(atom.text)),
    );
  const counted = before?.kind === 'number' || /^an?$/i.test(before?.text ?? '');
  const sold = atoms.some(
    ({ kind, text }) => kind === 'reference' || (kind === 'product' && !everyday.test(text)),
  );
  return (
    at > 0 &&
    counted &&
    !sold &&
    !/^(?:licen[cs]es?|seats?|subscriptions?|users?)$/i.test(atoms[at + 1]?.text ?? '')
  );
};

/** What an order begins with, after names and politeness. */
const opening: ReadonlySet<Cue> = new Set([...changeVerbs, ...needs, 'more', 'fewer']);

/**
 * Whether a change may be offered despite unknown words: few, none right before the order (it may mean "don't"), none
 * set apart, as in ", psych", and not several in a row. The card says so. Never carried out at once.
 */
export const mayOffer = (words: readonly Word[], atoms: readonly Atom[]): boolean => {
  const left = leftIn(atoms);
  if (isHarmless(left)) return true;
  if (left.length > mostUnknown || atoms.some(({ kind }) => kind === 'quote')) return false;
  const first = atoms.findIndex(
    (atom) => atom.kind === 'number' || (atom.kind === 'cue' && atom.cues.some((cue) => opening.has(cue))),
  );
  const before = atoms.slice(0, Math.max(first, 0)).findLast((atom) => !isNeutral(atom));
  const small =
    before?.kind === 'unknown' &&
    /^\p{Ll}/u.test(before.text) &&
    !endsWithComma(words, before) &&
    !(isDeed(atoms, before) && hasBid(words, atoms, first));
  const stretch = atoms.some(
    (_, n) => atoms.slice(n, n + 3).filter(({ kind }) => kind === 'unknown').length > 2,
  );
  if (isComment(words, atoms) || small || stretch) return false;
  return (
    first >= 0 &&
    left.every(
      (word) => plainWord.test(word) && !money.test(word) && !mayDeny.test(word) && !isTurning(fold(word)),
    )
  );
};
/** "Contoso folds one Standard": what a company does. */
const isDeed = (atoms: readonly Atom[], atom: Atom): boolean =>
  /^(?!(?:keep|need|want|love|use|like|require|retain|prefer|miss|enjoy)s)\p{L}{2,}[^su'’]s$/u.test(
    atom.text,
  ) && atoms[atoms.indexOf(atom) - 1]?.kind === 'company';

/** "…, hand it back": what is to be done, in a clause of its own behind it. */
const hasBid = (words: readonly Word[], atoms: readonly Atom[], first: number): boolean =>
  atoms.some(
    (atom, n) =>
      n > first &&
      atom.kind === 'cue' &&
      atom.cues.some((cue) => changeVerbs.includes(cue)) &&
      endsWithComma(words, atoms[n - 1] as Atom),
  );
const isNeutral = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('neutral');
const mostUnknown = 4;
/** Small words and prefixes that may negate: "unlicensed", "I'd". */
const mayDeny = /^(?:un|dis|im)\p{L}*$|['’](?:d|ll|ve)$/iu;
/** Nothing is known about another script. */
const plainWord = /^[\p{Script=Latin}'’-]+$/u;
/** "25 bucks" are no seats. */
const money = /^(?:dollars?|bucks?|euros?|pounds?|quid|cents?|usd|eur|gbp|chf|aud|cad|grand|k)$/i;

/** Whether the message ends in words apart of which one is not known: ", psych", "- zzz". */
const isComment = (words: readonly Word[], atoms: readonly Atom[]): boolean => {
  const told = atoms.findLastIndex(
    ({ kind }) => kind === 'number' || kind === 'company' || kind === 'product' || kind === 'reference',
  );
  return atoms.slice(told + 1).some((atom, n, rest) => {
    const before = n === 0 ? atoms[told] : rest[n - 1];
    const apart =
      before !== undefined &&
      (endsWithComma(words, before) || /^[-–]$/.test(before.text) || before.line !== atom.line);
    return apart && rest.slice(n).some(({ kind }) => kind === 'unknown');
  });
};
