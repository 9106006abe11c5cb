import { type Atom, type AtomOf, ofKind } from './atom.ts';

const plain = ({ text }: Atom): string => text.replace(/['’]s$/, '');
const shared = (one: AtomOf<'company'>, other: AtomOf<'company'>): readonly string[] =>
  one.ids.filter((id) => other.ids.includes(id));

/** The companies that are named, each once: "the ranch" and "Quarter Horse" are one where one company fits both. */
export const companiesIn = (atoms: readonly Atom[]): readonly string[] => {
  const found: AtomOf<'company'>[] = [];
  for (const atom of ofKind(atoms, 'company')) {
    const at = found.findIndex((each) => shared(each, atom).length > 0);
    const same = found[at];
    if (same === undefined) found.push(atom);
    else found[at] = { ...(atom.ids.length < same.ids.length ? atom : same), ids: shared(same, atom) };
  }
  return found.map(plain);
};

const isSetApart = (atoms: readonly Atom[], at: number): boolean =>
  atoms[at]?.kind === 'company' &&
  atoms.slice(Math.max(0, at - 2), at).some(({ text }) => /^(?:not|nicht|niet)$/i.test(text));

/** "the ocean view one, not the realty": of the names that fit, without the one that is set apart. */
export const withoutSetApart = (atoms: readonly Atom[]): readonly Atom[] => {
  const apart = atoms.filter((_, at) => isSetApart(atoms, at));
  const not = new Set(ofKind(apart, 'company').flatMap(({ ids }) => ids));
  return atoms.map((atom): Atom => {
    const { from, to, text, line } = atom;
    if (apart.includes(atom)) return { from, to, text, line, kind: 'unknown' };
    const left = atom.kind === 'company' ? atom.ids.filter((id) => !not.has(id)) : [];
    return atom.kind === 'company' && left.length > 0 ? { ...atom, ids: left } : atom;
  });
};
