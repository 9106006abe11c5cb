import type { Atom, AtomOf, Word } from './atom.ts';
import { personAt } from './pieces.ts';

/** A short message with its names as signs: "@" a company, "#" a product, "~" a person. */
export type Signed = Readonly<{
  text: string;
  /** The one company that it names; null for none and for several. */
  company: string | null;
  companies: readonly string[];
  products: readonly string[];
  who: string | null;
  atoms: readonly Atom[];
}>;

/** As long as an order to the bot itself is. */
const mostWords = 25;
const longest = 300;

/** Null for a message that is too long, or that quotes. */
export const signedOf = (
  words: readonly Word[],
  atoms: readonly Atom[],
  nameOf: (atom: AtomOf<'company'>) => string,
): Signed | null => {
  if (words.length > mostWords || atoms.some(({ kind }) => kind === 'quote')) return null;
  const pieces = signsOf(words, atoms);
  const of = (kind: Sign['kind']) => pieces.filter((each) => each.kind === kind);
  const companies = of('company').flatMap(({ atom }) => (atom?.kind === 'company' ? [nameOf(atom)] : []));
  const text = pieces.map((each) => each.text).join(' ');
  if (text.length > longest) return null;
  return {
    ...{ text, companies, atoms, company: companies.length === 1 ? (companies[0] ?? null) : null },
    products: of('product').flatMap(({ atom }) => atom?.text ?? []),
    who: of('person').at(-1)?.name ?? null,
  };
};

type Sign = Readonly<{
  kind: 'company' | 'product' | 'person' | 'word';
  text: string;
  atom?: Atom | undefined;
  name?: string;
}>;

const signsOf = (words: readonly Word[], atoms: readonly Atom[]): readonly Sign[] => {
  const signs: Sign[] = [];
  let at = 0;
  while (at < words.length) {
    const atom = atoms.find(({ from, kind }) => from === at && (kind === 'company' || kind === 'product'));
    const person = personAt(words, at);
    const { word = '', text = '' } = words[at] ?? {};
    if (person !== null) signs.push({ kind: 'person', text: '~', name: person.text });
    else if (atom?.kind === 'company') signs.push({ kind: 'company', text: '@', atom });
    else if (atom !== undefined) signs.push({ kind: 'product', text: '#', atom });
    else signs.push({ kind: 'word', text: word || text.toLowerCase() });
    at = person?.to ?? atom?.to ?? at + 1;
  }
  return signs;
};
