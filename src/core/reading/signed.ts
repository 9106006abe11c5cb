import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import { personAt } from './pieces.ts';

/** A short message with its names as signs: "@" a company, "#" a product, "~" a person. */
export type Signed = Readonly<{
  text: string;
  /** The one company that it names; null for none and for several. */
  company: string | null;
  companies: readonly string[];
  products: readonly string[];
  who: string | null;
  /** All that it mentions. */
  people: readonly string[];
  atoms: readonly Atom[];
}>;

/** The longest order to the bot itself. */
const mostWords = 25;
const longest = 300;

/** Null for a message that is too long, or that quotes. */
export const signedOf = (
  words: readonly Word[],
  atoms: readonly Atom[],
  nameOf: (atom: AtomOf<'company'>) => string,
): Signed | null => {
  if (words.length > mostWords || atoms.some(({ kind }) => kind === 'quote')) return null;
  const signs = signsOf(words, atoms);
  const text = signs.map((sign) => sign.text).join(' ');
  if (text.length > longest) return null;
  const companies = signs.flatMap((sign) => (sign.kind === 'company' ? [nameOf(sign.atom)] : []));
  const people = signs.flatMap((sign) => (sign.kind === 'person' ? [sign.name] : []));
  return {
    ...{ text, companies, atoms, company: companies.length === 1 ? companies.join('') : null },
    products: signs.flatMap((sign) => (sign.kind === 'product' ? [sign.atom.text] : [])),
    who: people.at(-1) ?? null,
    people,
  };
};

type Sign =
  | Readonly<{ kind: 'company'; text: string; atom: AtomOf<'company'> }>
  | Readonly<{ kind: 'product'; text: string; atom: Atom }>
  | Readonly<{ kind: 'person'; text: string; name: string }>
  | Readonly<{ kind: 'word'; text: string }>;

const signsOf = (words: readonly Word[], atoms: readonly Atom[]): readonly Sign[] => {
  const signs: Sign[] = [];
  let at = 0;
  while (at < words.length) {
    const atom = atoms.find(({ from, kind }) => from === at && (kind === 'company' || kind === 'product'));
    const person = personAt(words, at);
    const { word, text } = words[at] as Word;
    if (person !== null) signs.push({ kind: 'person', text: '~', name: person.text });
    else if (atom?.kind === 'company') signs.push({ kind: 'company', text: '@', atom });
    else if (atom !== undefined) signs.push({ kind: 'product', text: '#', atom });
    else signs.push({ kind: 'word', text: word || text.toLowerCase() });
    at = person?.to ?? atom?.to ?? at + 1;
  }
  return signs;
};
