import { type Atom, type AtomOf, ofKind } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { hasCue } from '../atoms/verbs.ts';

type Named = Readonly<{ product: AtomOf<'product'> } | { reference: AtomOf<'reference'> }>;

/** A number of one becomes another, or goes from one company to another; `n` is null when not said. */
export type Swap = Readonly<{
  n: number | null;
  lines: readonly (Named & Readonly<{ direction: 'add' | 'remove'; company: AtomOf<'company'> | null }>)[];
  /** Said so by an arrow or by "from … to" alone. */
  spread: boolean;
}>;

/** "4 users E3 → E5": a number of one product becomes another. */
export const becomes = (atoms: readonly Atom[]): boolean => {
  const at = atoms.findIndex(
    (atom, n) => atom.kind === 'product' && /^(?:→|into)$/i.test(atoms[n + 1]?.text ?? ''),
  );
  return at >= 0 && atoms[at + 2]?.kind === 'product' && ofKind(atoms, 'number').length === 1;
};

/** How many are moved or swapped; null when not said, or said twice. */
const countMoved = (atoms: readonly Atom[]): number | null => {
  const [number, ...others] = ofKind(atoms, 'number');
  if (number === undefined) return hasCue(atoms, 'move') && movesOne(atoms) ? 1 : null;
  const { n } = number;
  return others.some((each) => each.n !== n) ? null : n;
};

const isAddedFirst = (atoms: readonly Atom[]): boolean => {
  const at = (cue: Cue) => atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes(cue));
  const [adds, swaps] = [at('add'), at('swap')];
  return (
    swaps > adds &&
    atoms.slice(Math.max(adds, 0), swaps).some(({ kind }) => kind === 'product') &&
    adds >= 0 &&
    atoms.slice(swaps).some(({ kind }) => kind === 'product')
  );
};

/** "swap 2 Basic for Premium": fewer of the first, as many more of the second; "move 2 E3 from A to B" likewise. */
export const swapIn = (atoms: readonly Atom[]): Swap | null => {
  const arrow = becomes(atoms);
  const carried = isCarried(atoms);
  const moves = hasCue(atoms, 'move') || carried;
  if (!hasCue(atoms, 'swap') && !moves && !arrow) return null;
  // "add 2 Premium, swap out the Basic" adds what stands first.
  if (isAddedFirst(atoms)) return null;
  const [first, second, third] = atoms.filter(
    (atom): atom is AtomOf<'product'> | AtomOf<'reference'> =>
      atom.kind === 'product' || atom.kind === 'reference',
  );
  const companies = ofKind(atoms, 'company');
  const n = countMoved(atoms);
  const [from = null, to = null, more] = companies;
  if (first !== undefined && second !== undefined && third === undefined && to === null) {
    // "Premium instead of Basic" and "to Premium from Basic" turn the order round.
    const turned = beforeIs(atoms, second, 'from');
    const [less, greater] = turned ? [second, first] : [first, second];
    return {
      n,
      lines: [
        { direction: 'remove', company: from, ...namedBy(less) },
        { direction: 'add', company: from, ...namedBy(greater) },
      ],
      spread: arrow,
    };
  }
  if (
    moves &&
    first !== undefined &&
    second === undefined &&
    from !== null &&
    to !== null &&
    more === undefined
  ) {
    const turned = beforeIs(atoms, to, 'from');
    return {
      n,
      lines: [
        { direction: 'remove', company: turned ? to : from, ...namedBy(first) },
        { direction: 'add', company: turned ? from : to, ...namedBy(first) },
      ],
      spread: carried,
    };
  }
  return null;
};

/** Not one person, though written like a name. */
const several =
  /^@?(?:every(?:one|body|thing)|any(?:one|body)|all|both|most|many|half|nobody|none|sales|marketing|accounting|accounts|accountants|finance|hr|it|support|management|managers|operations|production|engineering|engineers|developers|admins?|dispatch|reception|legal|purchasing|logistics|warehouse|office|staff|teams?|users?|people|employees|colleagues|interns|students|teachers|doctors|nurses|drivers|techs?|technicians|customers?|clients?|companies|seats?|licen[cs]es?)$/i;

/** "move Ann from Basic to Standard": one seat, of somebody who is named. */
const movesOne = (atoms: readonly Atom[]): boolean => {
  const verb = atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes('move'));
  const [name, surname, next] = atoms.slice(verb + 1);
  const isFrom = (atom: Atom | undefined) => atom?.kind === 'cue' && atom.cues.includes('from');
  const isPerson = (atom: Atom | undefined) =>
    (atom?.kind === 'unknown' && /^@?\p{Lu}[\p{L}'’-]*$/u.test(atom.text) && !several.test(atom.text)) ||
    /^(?:him|her|someone|somebody)$/i.test(atom?.text ?? '');
  return isPerson(name) && (isFrom(surname) || (isPerson(surname) && isFrom(next)));
};

/** "5 F3 should go from A to B", "take 5 F3 from A to B". */
const isCarried = (atoms: readonly Atom[]): boolean => {
  const [from, to, more] = ofKind(atoms, 'company');
  return (
    from !== undefined &&
    to !== undefined &&
    more === undefined &&
    beforeIs(atoms, from, 'from') &&
    /^to$/i.test(atoms[atoms.indexOf(to) - 1]?.text ?? '') &&
    ofKind(atoms, 'number').length === 1
  );
};

const namedBy = (atom: AtomOf<'product'> | AtomOf<'reference'>): Named =>
  atom.kind === 'product' ? { product: atom } : { reference: atom };

const beforeIs = (atoms: readonly Atom[], atom: Atom, cue: Cue): boolean => {
  const before = atoms[atoms.indexOf(atom) - 1];
  return before?.kind === 'cue' && before.cues.includes(cue);
};
