import type { Atom } from '../atoms/atom.ts';
import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

/** A common word that a name begins with, or that stands in its place, is none here: "the bank took more", "north of two grand". */
export const withoutPassing = ({ companies }: Portfolio, atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom): Atom => {
    const { from, to, text, line } = atom;
    if (atom.kind !== 'company' || !/^\p{Ll}+$/u.test(text)) return atom;
    const names = atom.ids.flatMap((id) => wordsOf(companies.get(id)?.name ?? ''));
    const said = wordsOf(text);
    return said.every((word) => names.includes(word) || names.includes(word.replace(/s$/, ''))) &&
      (said.length > 1 || !common.test(text))
      ? atom
      : { from, to, text, line, kind: 'unknown' };
  });
const common =
  /^(?:bank|house|school|office|team|group|club|shop|insurance|church|hotel|bakery|museum|nothing|one|half|last|next|double|value|price|design|level|travel|minute)$/;
