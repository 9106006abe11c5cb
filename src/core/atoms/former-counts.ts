import type { Atom } from './atom.ts';
import { any, asCue, isCue } from './cue-atoms.ts';
import type { Cue } from './cues.ts';
import { hasCue } from './verbs.ts';

const moved: readonly Cue[] = ['take', 'set', 'decrease', 'increase'];

/** "has 30 Basic and needs them all": no more and no fewer. */
const withAllNeeded = (atoms: readonly Atom[], number: number): readonly Atom[] => {
  const need = atoms.findIndex((atom, n) => n > number && isCue(atom, ['need']));
  const all = need > 0 && atoms.slice(need + 1, need + 3).some((atom) => isCue(atom, ['all']));
  return all ? atoms.map((atom, n) => (n === need ? asCue(atom, 'not') : atom)) : atoms;
};

/** What is lowered or raised is money: "lower the price down to 20". */
const isOfMoney = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ text }) =>
    /\b(?:prices?|priced|margins?|discounts?|costs?|rates?|fees?|mark-?ups?|spend|budget|preis\w*|prijs\w*|prix)\b/i.test(
      text,
    ),
  );
/** "has 20 in total, down from 28" tells how many there are. */
const isState = (atom: Atom): boolean =>
  any(
    atom,
    /^(?:is|are|is now|are now|now at|is at|are at|has|have|had|headcount|at|stands at|sits at|i see|see)$/i,
  );

/** "6 Basic → 4": the number before the arrow is the present one. */
export const withArrow = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^→$/));
  const [former, product, now] = [atoms[at - 2], atoms[at - 1], atoms[at + 1]];
  const plain = (atom: Atom | undefined) => atom?.kind === 'number' && atom.n !== null && atom.sign === null;
  if (former?.kind !== 'number' || product?.kind !== 'product' || now?.kind !== 'number') return atoms;
  // "→ 4 in use", "→ 4 left" is no wish.
  const next = atoms[at + 2];
  if (next?.line === now.line && next.kind !== 'company' && !any(next, /^(?:please|pls|thanks|at|for)\b/i))
    return atoms;
  const two = atoms.filter(({ kind }) => kind === 'number').length === 2;
  return two && plain(former) && plain(now) && !isOfMoney(atoms)
    ? atoms.flatMap((atom) => (atom === former ? [] : atom === now ? [{ ...now, was: former.n }] : [atom]))
    : atoms;
};

/** "from 12 Premium to 14", "have ten and need twelve": the present number, before the wanted one. */
export const withFormerCount = (atoms: readonly Atom[]): readonly Atom[] => {
  const [from = -1, to = -1, third] = atoms.flatMap((atom, n) => (atom.kind === 'number' ? [n] : []));
  const [former, now] = [atoms[from], atoms[to]];
  if (former?.kind === 'number' && now === undefined) return withAllNeeded(atoms, from);
  if (former?.kind !== 'number' || now?.kind !== 'number' || third !== undefined) return atoms;
  if (former.sign !== null || now.sign !== null || former.n === null || now.was !== null) return atoms;
  if (isOfMoney(atoms)) return atoms;
  const between = atoms.slice(from + 1, to);
  const products = between.filter(({ kind }) => kind === 'product').length;
  const plain = between.every((atom) => atom.kind === 'product' || atom.kind === 'cue') && products < 2;
  const has = any(atoms[from - 1], /^(?:have|has|had|got|are on|is on|on|with)$/i);
  const stepped = any(atoms[from - 1], /^from$/i) && any(atoms[to - 1], /^to$/i);
  const lowered = any(atoms[to - 1], /^(?:down|up) to$/i) && between.some((atom) => isCue(atom, moved));
  const needed =
    has &&
    (lowered || between.some((atom) => isCue(atom, ['need']))) &&
    products + Number(atoms[to + 1]?.kind === 'product') < 2;
  if (!plain || !(stepped || needed)) return atoms;
  const more = isCue(atoms[to + 1], ['more', 'fewer']) || isCue(atoms[to - 1], ['more', 'fewer']);
  return atoms.flatMap((atom, n): Atom[] => {
    if (n === to) return [more ? now : { ...now, was: former.n }];
    if (n === from - 1 && stepped) return [asCue(atom, 'state')];
    return n === from ? [] : [atom];
  });
};

/** "to 35 Premium in total, up from 28": what it was. */
export const withUpFrom = (atoms: readonly Atom[]): readonly Atom[] => {
  const [to = -1, from = -1, third] = atoms.flatMap((atom, n) => (atom.kind === 'number' ? [n] : []));
  const [now, former] = [atoms[to], atoms[from]];
  if (now?.kind !== 'number' || former?.kind !== 'number' || third !== undefined) return atoms;
  const way = atoms[from - 2];
  const bids = isCue(atoms[to - 1], ['to', 'set']) || hasCue(atoms, 'set');
  const set = !isOfMoney(atoms) && (bids || (hasCue(atoms, 'total') && !atoms.slice(0, to).some(isState)));
  const plain = [now, former].every(({ n, sign, was }) => n !== null && sign === null && was === null);
  const rises = Number(now.n) > Number(former.n);
  return set && plain && any(atoms[from - 1], /^from$/i) && any(way, rises ? /^up$/i : /^down$/i)
    ? atoms.flatMap((atom, n) =>
        n === to ? [{ ...now, was: former.n }] : n < from - 2 || n > from ? [atom] : [],
      )
    : atoms;
};

/** "is at 14 in total", "Total for Contoso: 14": it may be how many there are, so it is at most offered. */
export const withStatedTotal = (atoms: readonly Atom[]): readonly Atom[] => {
  const number = atoms.findIndex(({ kind }) => kind === 'number');
  const total = atoms.findIndex((atom) => isCue(atom, ['total']));
  const bids = atoms.some(
    (atom) =>
      isCue(atom, ['set', 'need', 'increase', 'decrease', 'take', 'wish']) ||
      (isCue(atom, ['to']) && !/\bat$/i.test(atom.text)),
  );
  const states = total >= 0 && (total < number || atoms.slice(0, Math.max(number, 0)).some(isState));
  return states && !bids && !atoms.some((atom) => isCue(atom, ['more', 'fewer', 'add', 'remove']))
    ? atoms.map((atom, n) => (n === total ? asCue(atom, 'total', 'typo') : atom))
    : atoms;
};

/** "has 4 and uses 2. Take it down to 2": the same number again. */
export const withUse = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom, n) => any(atom, /^(?:uses?|using)$/i) && atoms[n + 1]?.kind === 'number');
  const used = atoms[at + 1];
  const again = atoms.some(
    (atom, n) =>
      n > at + 1 &&
      atom.kind === 'number' &&
      used?.kind === 'number' &&
      atom.n === used.n &&
      isCue(atoms[n - 1], ['to']),
  );
  return at > 0 && again
    ? atoms.map((atom, n) => (n === at || n === at + 1 ? asCue(atom, 'neutral') : atom))
    : atoms;
};

/** "either down by 5 or by 15": the number says it. */
export const withEither = (atoms: readonly Atom[]): readonly Atom[] => {
  const open = atoms.some((atom) => atom.kind === 'number' && atom.n === null && /\bor\b/i.test(atom.text));
  return open ? atoms.map((atom) => (any(atom, /^either$/i) ? asCue(atom, 'neutral') : atom)) : atoms;
};
