import { isColour } from '../understanding/colour-words.ts';
import type { Atom, AtomOf } from './atom.ts';
import { any, asCue } from './cue-atoms.ts';
import type { Cue } from './cues.ts';
import { cuesIn, hasCue } from './verbs.ts';

/** Numbers that the words of a message reckon with: so many people with one of each, half for each, as many as before. */
type Counts = (atoms: readonly Atom[]) => readonly Atom[];

const isPlain = (atom: Atom | undefined): atom is AtomOf<'number'> & Readonly<{ n: number }> =>
  atom?.kind === 'number' &&
  atom.n !== null &&
  atom.sign === null &&
  atom.percent === null &&
  atom.was === null;
const isArticle = (atom: Atom | undefined): boolean => any(atom, /^an?$/i);
const isSmall = (atom: Atom | undefined): boolean =>
  atom?.kind === 'cue' && atom.cues.every((cue) => cue === 'neutral' || cue === 'noun' || cue === 'and');

/** A number that the message does not say itself, so that the change is offered first. */
const counted = ({ from, line }: Atom, n: number): Atom => ({
  ...{ kind: 'number', n, count: { kind: 'seats', n }, text: String(n) },
  ...{ from, to: from, line, sign: null, percent: null, was: null, apart: false },
});

const persons = /^(?:people|persons?|users?|staff|colleagues|starters|joiners|hires|employees|ppl|folks)$/i;
const isPersons = (atom: Atom | undefined): boolean =>
  any(atom, persons) ||
  (atom?.kind === 'unknown' && /^\p{Ll}{3,}s$/u.test(atom.text)) ||
  (atom?.kind === 'cue' && atom.cues.includes('joins') && /s$/i.test(atom.text)) ||
  isColour(atom?.text.toLowerCase() ?? '');

/** "two new tellers", "instructors, eight of them": where the number of people stands. */
const countOfPersons = (atoms: readonly Atom[]): number =>
  atoms.findIndex((atom, at) => {
    if (!isPlain(atom) || atom.n < 2) return false;
    const next = any(atoms[at + 1], /^(?:new|extra|more|additional)$/i) ? at + 2 : at + 1;
    const ofThem = any(atoms[at + 1], /^of$/i) && any(atoms[at + 2], /^them$/i) && isPersons(atoms[at - 1]);
    return isPersons(atoms[next]) || ofThem;
  });

/** How many of a product each person gets, and where that is said; null when another number is. */
const perPerson = (atoms: readonly Atom[], product: number): Readonly<{ n: number; from: number }> | null => {
  let at = product - 1;
  while (isSmall(atoms[at]) && !isArticle(atoms[at]) && !any(atoms[at], /^(?:and|plus|&)$/i)) at -= 1;
  const before = atoms[at];
  if (isPlain(before)) return before.n < 4 ? { n: before.n, from: at } : null;
  return { n: 1, from: isArticle(before) ? at : product };
};

/** "two new tellers, one E3 and one Entra P2 for each": two of each. */
const withEachPerson: Counts = (atoms) => {
  const each = atoms.findIndex((atom) => any(atom, /^(?:each|for each|apiece)$/i));
  const who = each < 0 ? -1 : countOfPersons(atoms);
  const people = atoms[who];
  const companies = atoms.filter(({ kind }) => kind === 'company').length;
  // "3 users each have a Basic" tells what is.
  const told = any(atoms[each + 1], /^(?:have|has|had|got|uses?)$/i);
  if (!isPlain(people) || companies > 1 || told) return atoms;
  const products = atoms.flatMap(({ kind }, at) => (kind === 'product' && at > who ? [at] : []));
  const per = products.map((at) => perPerson(atoms, at));
  const said = new Set([who, ...per.flatMap((found) => found?.from ?? [])]);
  const others = atoms.some(
    ({ kind }, at) => (kind === 'number' && !said.has(at)) || (kind === 'product' && at < who),
  );
  // "4 joiners, each with Standard and EDR" is read as people who join.
  const staff = hasCue(atoms, 'joins') && per.every((found, n) => found?.from === products[n]);
  if (products.length === 0 || others || staff || per.includes(null)) return atoms;
  return atoms.flatMap((atom, at): Atom[] => {
    if (at === who) return [asCue(atom, 'neutral')];
    if (at === each) return [asCue(atom, 'neutral', 'typo')];
    const n = products.findIndex((product, k) => at === product || at === per[k]?.from);
    const found = per[n];
    if (found == null) return [atom];
    const number = counted(atom, people.n * found.n);
    if (at !== products[n]) return [number];
    return found.from === at ? [number, atom] : [atom];
  });
};

/** "hired 2 in sales and 1 in accounts, all on Basic": three. */
const withPersonsSummed: Counts = (atoms) => {
  const numbers = atoms.filter(({ kind }) => kind === 'number');
  const [first] = numbers;
  const all = atoms.findIndex((atom) => any(atom, /^(?:all|all of them|they all|everyone|everybody)$/i));
  const product = atoms.findIndex(({ kind }) => kind === 'product');
  const placed = numbers.every((number) => any(atoms[atoms.indexOf(number) + 1], /^(?:in|for|at|on)$/i));
  const between = atoms.slice(atoms.indexOf(first as Atom), atoms.indexOf(numbers.at(-1) as Atom));
  // "lost 2 in sales and hired 1" comes to no sum.
  const news =
    hasCue(atoms, 'joins') !== hasCue(atoms, 'leaves') &&
    !atoms.some(({ text }) => /^(?:lost|sacked|fired|left|dismissed|let go)$/i.test(text)) &&
    !between.some(({ text }) => /^(?:but|minus|less|hired|joined|took)$/i.test(text));
  const alone = atoms.filter(({ kind }) => kind === 'product' || kind === 'company').length < 3;
  if (first === undefined || numbers.length < 2 || !numbers.every(isPlain) || !placed || !news || !alone)
    return atoms;
  if (all < atoms.indexOf(numbers.at(-1) as Atom) || product < all) return atoms;
  const sum = numbers.filter(isPlain).reduce((total, { n }) => total + n, 0);
  return atoms.flatMap((atom, at) => {
    if (atom.kind === 'number') return [asCue(atom, 'neutral')];
    if (at === product) return [counted(atom, sum), atom];
    return at === all ? [asCue(atom, 'neutral', 'typo')] : [atom];
  });
};

/** "ten more, split evenly between faculty and students": five of each. */
const withSplit: Counts = (atoms) => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:split|shared|divided)$/i));
  const evenly = any(atoms[at + 1], /^(?:evenly|equally|half and half)$/i);
  const [number, ...others] = atoms.filter(({ kind }) => kind === 'number');
  const products = atoms.slice(at).filter(({ kind }) => kind === 'product');
  const before = at < 0 || atoms.slice(0, at).some(({ kind }) => kind === 'product');
  if (before || !evenly || !isPlain(number) || others.length > 0 || products.length < 2) return atoms;
  const share = number.n / products.length;
  if (!Number.isInteger(share)) return atoms;
  return atoms.flatMap((atom, n) => {
    if (atom === number) return [asCue(atom, 'neutral')];
    if (products.includes(atom)) return [counted(atom, share), atom];
    const splits =
      n === at || n === at + 1 || (n === at + 2 && any(atom, /^(?:between|among|amongst|across|over)$/i));
    return [splits ? asCue(atom, 'neutral', 'typo') : atom];
  });
};

/** "set EDR to 13 and ITDR to the same": 13 again. */
const withSameAgain: Counts = (atoms) => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:the )?same$/i));
  const lead = any(atoms[at - 1], /^the$/i) ? at - 2 : at - 1;
  const [number, ...others] = atoms.slice(0, Math.max(at, 0)).filter(({ kind }) => kind === 'number');
  const next = atoms[at + 1];
  const ends =
    next === undefined || next.line !== atoms[at]?.line || any(next, /^(?:please|pls|thanks|too|as well)$/i);
  // "remove 3 … and take Visio to the same" sets nothing to 3.
  const total = isPlain(number) && any(atoms[atoms.indexOf(number) - 1], /^to$/i);
  return at > 0 && total && any(atoms[lead], /^to(?: the)?$/i) && others.length === 0 && ends
    ? atoms.map((atom, n) => (n === at ? { ...counted(atom, number.n), to: atom.to } : atom))
    : atoms;
};

const verbs: readonly Cue[] = ['supply', 'set', 'increase', 'decrease'];
const matches = /^(?:match|matches|matching|level|equal|equals|in line|on par)$/i;

/** "bring Standard level with their Basic", "so it matches their Basic": as many as they have of that. */
const withCountOf: Counts = (atoms) => {
  const at = atoms.findIndex((atom) => any(atom, matches));
  const like = atoms.findIndex(({ kind }, n) => n > at && kind === 'product');
  const [own, ...others] = atoms.slice(0, Math.max(at, 0)).filter(({ kind }) => kind === 'product');
  const close = atoms.slice(at + 1, like).every((atom) => isSmall(atom) || any(atom, /^(?:to|with|as)$/i));
  const cues = cuesIn(atoms);
  const bids = cues.some((cue) => verbs.includes(cue)) && !cues.includes('asks-whether');
  const hedged = any(atoms[at - 1], /^(?:at most|at least|almost|nearly|about|roughly|not|never|around)$/i);
  if (at < 0 || like < 0 || own === undefined || others.length > 0 || !close || !bids || hedged) return atoms;
  if (atoms.some(({ kind }, n) => kind === 'number' || (kind === 'product' && n > like))) return atoms;
  const named = atoms[like] as Atom;
  return atoms.flatMap((atom, n) => {
    if (n === at) return [asCue(atom, 'to', 'typo')];
    if (n > at && n < like) return [];
    return n === like
      ? [{ ...counted(named, 0), n: null, to: named.to, text: named.text, like: named.text }]
      : [atom];
  });
};

export const withSharedCounts: Counts = (atoms) =>
  [withEachPerson, withPersonsSummed, withSplit, withSameAgain, withCountOf].reduce(
    (all, counts) => counts(all),
    atoms,
  );
