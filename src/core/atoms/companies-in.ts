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
