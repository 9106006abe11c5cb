import { type Atom, textIn } from './atom.ts';
import type { Cue } from './cues.ts';
import { cuesIn, hasCue } from './verbs.ts';

export const isNeutral = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => cue === 'neutral' || cue === 'and');
/** "should be 12, not 11", "12 instead of 11": the number that it should not be. */
const isNumberDenied = (atoms: readonly Atom[], at: number): boolean => {
  const next = atoms.slice(at + 1).find((atom) => !isNeutral(atom));
  return (
    next?.kind === 'number' &&
    hasCue(atoms, 'set') &&
    atoms.slice(0, at).some(({ kind }) => kind === 'number')
  );
};

export const isCorrection = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('correct');
const isVerb = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => /^(?:add|remove|increase|decrease|set)$/.test(cue));
const corrected: readonly ((atom: Atom) => boolean)[] = [
  ({ kind }) => kind === 'number',
  ({ kind }) => kind === 'company',
  ({ kind }) => kind === 'product',
  isVerb,
];

/** "3, no wait, 4", "for A … sorry, for B": what was said before each thing that is repeated after the correction. */
const withoutCorrected = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(isCorrection);
  if (at < 0) return atoms;
  const [before, after] = [atoms.slice(0, at), atoms.slice(at + 1)];
  const again = corrected.filter((is) => after.filter(is).length === 1 && before.filter(is).length === 1);
  return [...before.filter((atom) => !again.some((is) => is(atom))), ...atoms.slice(at)];
};

/** "10 no 12": with no comma, between two numbers. */
const asCorrection = (atom: Atom): Atom => ({
  ...{ from: atom.from, to: atom.to, text: atom.text, line: atom.line },
  kind: 'cue',
  cues: ['correct'],
});
const withNo = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, at) =>
    /^no$/i.test(atom.text) && atoms[at - 1]?.kind === 'number' && atoms[at + 1]?.kind === 'number'
      ? asCorrection(atom)
      : atom,
  );

/** "12, not 11", "not Fabrikam": what is denied, beside another of its kind. */
const isDeniedName = (atoms: readonly Atom[], at: number): boolean => {
  const [not, denied, after] = [atoms[at], atoms[at + 1], atoms[at + 2]];
  if (not === undefined || denied === undefined) return false;
  if (!/^(?:not|nicht|pas|niet)$/i.test(not.text)) return false;
  // "remove, not add, 2".
  if (isVerb(denied)) return atoms.slice(0, at).some(isVerb) && /^not$/i.test(not.text);
  const alone =
    after === undefined ||
    after.line !== denied.line ||
    isNeutral(after) ||
    isCorrection(after) ||
    isVerb(after) ||
    after.kind === 'company' ||
    (after.kind === 'product' && atoms.filter(({ kind }) => kind === 'product').length === 1) ||
    (after.kind === 'cue' && after.cues.includes('more') && hasCue(atoms.slice(0, at), 'total'));
  const named = denied.kind === 'company' || denied.kind === 'product' || (denied.kind === 'number' && alone);
  return named && atoms.some((other) => other !== denied && other.kind === denied.kind);
};

/** "Oceanview, not the hotel". */
const isArticleDenied = (atoms: readonly Atom[], at: number): boolean =>
  /^the$/i.test(textIn(atoms, at)) &&
  /^not$/i.test(textIn(atoms, at - 1)) &&
  atoms[at + 1]?.kind === 'company';

/** Without what is denied; "9 in all (not 9 more)" loses "more" with it. */
const withoutDeniedName = (given: readonly Atom[]): readonly Atom[] => {
  const atoms = given.filter((_, n) => !isArticleDenied(given, n));
  const at = atoms.findIndex((_, n) => isDeniedName(atoms, n));
  const [not, denied, after] = [atoms[at], atoms[at + 1], atoms[at + 2]];
  if (not === undefined || denied === undefined) return atoms;
  const more = denied.kind === 'number' && after?.kind === 'cue' && after.cues.includes('more');
  const stays = [...atoms.slice(0, at), asCorrection(not), ...atoms.slice(at + (more ? 3 : 2))];
  return denied.kind === 'company' ? (withoutIds(stays, denied.ids) ?? given) : stays;
};

/** "Greenfield, not the dairy" is none of two that the dairy is one of; null when that leaves none. */
const withoutIds = (atoms: readonly Atom[], ids: readonly string[]): readonly Atom[] | null => {
  const stays = atoms.map((atom) =>
    atom.kind === 'company' ? { ...atom, ids: atom.ids.filter((id) => !ids.includes(id)) } : atom,
  );
  return stays.some((atom) => atom.kind === 'company' && atom.ids.length === 0) ? null : stays;
};

/** "don't add 3, add 2": the verb and the number that it should not be, where both are said again. */
const withoutDeniedOrder = (atoms: readonly Atom[]): readonly Atom[] => {
  const not = atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes('not'));
  const [verb, number] = [atoms[not + 1], atoms[not + 2]];
  if (not < 0 || verb === undefined || !isVerb(verb) || number?.kind !== 'number') return atoms;
  const rest = atoms.slice(not + 3);
  const again = rest.findIndex((atom) => isVerb(atom) && atom.text.toLowerCase() === verb.text.toLowerCase());
  if (again < 0 || rest[again + 1]?.kind !== 'number' || rest.slice(again + 2).some(isNamed)) return atoms;
  return [...atoms.slice(0, not), asCorrection(verb), ...rest];
};
const isNamed = ({ kind }: Atom): boolean => kind === 'company' || kind === 'product';

/** "leave Contoso with just 3 E3": sets what stays. */
const withLeft = (atoms: readonly Atom[]): readonly Atom[] => {
  const leave = atoms.findIndex(({ text }) => /^leave$/i.test(text));
  const join = atoms.findIndex(({ text }, n) => n > leave && /^with$/i.test(text));
  const counted = atoms.slice(join + 1).find((atom) => !isNeutral(atom))?.kind === 'number';
  if (leave < 0 || join < 0 || !counted) return atoms;
  const as = ({ from, to, text, line }: Atom, cues: readonly Cue[]): Atom => ({
    ...{ kind: 'cue', cues, from, to, text, line },
  });
  return atoms.map((atom, n) =>
    n === leave ? as(atom, ['set']) : n === join ? as(atom, ['to', 'total']) : atom,
  );
};

/** "16 instead of 15": the new total, and the old one. With a verb of more or fewer it may mean something else. */
const withFormer = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(({ text }) => /^(?:instead of|rather than|(?:an)?statt)$/i.test(text));
  const [now, former] = [atoms.slice(0, at).filter(({ kind }) => kind === 'number'), atoms[at + 1]];
  const [number] = now;
  const steps = atoms.some((atom) => isVerb(atom) && !hasCue([atom], 'set'));
  if (steps || at < 0 || former?.kind !== 'number' || number?.kind !== 'number' || now.length > 1)
    return atoms;
  return atoms.flatMap((atom, n) =>
    n === at + 1
      ? []
      : n === at
        ? [asCorrection(atom)]
        : atom === number
          ? [{ ...number, was: former.n }]
          : [atom],
  );
};

/** "has 28, should be 31", "no longer need 13, ten is enough": the new total, and what it was. */
const withStated = (atoms: readonly Atom[]): readonly Atom[] => {
  const cues = cuesIn(atoms);
  const [former, number, ...others] = atoms.filter((atom) => atom.kind === 'number');
  const at = atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes('state'));
  if (former === undefined || number === undefined || others.length > 0 || at < 0) return atoms;
  const enough = atoms[at - 1] === number && /^(?:is|are|would be) enough\b/i.test(textIn(atoms, at));
  const stated = (atoms[at + 1] === number || enough) && atoms.indexOf(former) < at;
  const plain = [former, number].every(
    ({ n, sign, percent, was }) => n !== null && !sign && !percent && !was,
  );
  const other = cues.some((cue) => cue === 'joins' || cue === 'leaves' || cue === 'swap' || cue === 'not');
  const steps = atoms.some((atom) => isVerb(atom) && !hasCue([atom], 'set'));
  if (!stated || !plain || other || steps) return atoms;
  return atoms.flatMap((atom) =>
    atom === former || (enough && hasCue([atom], 'no-longer'))
      ? []
      : atom === number
        ? [{ ...number, was: former.n }]
        : [atom],
  );
};

const participles: Readonly<Record<string, Cue>> = {
  ...{ added: 'add', ordered: 'add', bought: 'add', removed: 'remove', cancelled: 'end', canceled: 'end' },
  ...{
    reduced: 'decrease',
    decreased: 'decrease',
    dropped: 'decrease',
    increased: 'increase',
    raised: 'increase',
  },
};

/** "get the 2 extra F3 for Contoso ordered": an order. */
const withGetDone = (atoms: readonly Atom[]): readonly Atom[] => {
  const first = atoms.find((atom) => !isNeutral(atom));
  const said = atoms.some(
    ({ kind, text }) => kind === 'cue' && Object.hasOwn(participles, text.toLowerCase()),
  );
  if (!/^get$/i.test(first?.text ?? '') || !said) return atoms;
  return atoms.map((atom): Atom => {
    const cue = atom.kind === 'cue' ? participles[atom.text.toLowerCase()] : undefined;
    const { from, to, text, line } = atom;
    if (cue !== undefined) return { kind: 'cue', cues: [cue], from, to, text, line };
    return atom === first ? { kind: 'cue', cues: ['neutral'], from, to, text, line } : atom;
  });
};

/** The message without what it denies or takes back. */
export const withoutDenied = (given: readonly Atom[]): readonly Atom[] => {
  const atoms = withoutDeniedOrder(
    withFormer(withStated(withLeft(withGetDone(withoutCorrected(withNo(given)))))),
  );
  const at = atoms.findIndex(
    (atom, n) => atom.kind === 'cue' && atom.cues.includes('not') && isNumberDenied(atoms, n),
  );
  if (at < 0) return withoutDeniedName(atoms);
  const number = atoms.findIndex((atom, n) => n > at && atom.kind === 'number');
  return atoms.filter((_, n) => n !== at && n !== number);
};
