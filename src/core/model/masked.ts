import type { Atom } from '../atoms/atom.ts';
import { fold } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { plainWords } from './plain-words.ts';

/** A message in which names are tokens, for a language model, and what the tokens stand for. */
export type Masked = Readonly<{
  text: string;
  /** By token: the company's name. */
  companies: ReadonlyMap<string, string>;
  /** By token: the product as written. */
  products: ReadonlyMap<string, string>;
  /** The numbers of seats that the message has. */
  numbers: readonly number[];
}>;

/** Invoice and ticket numbers are longer. */
const longestNumber = 5;

/** A long number, or one next to another, as in a phone number. */
const isSecret = (atoms: readonly Atom[], at: number, text: string): boolean =>
  text.replaceAll(/\D/g, '').length > longestNumber ||
  atoms[at - 1]?.kind === 'number' ||
  atoms[at + 1]?.kind === 'number';

/**
 * The message as a language model may see it: companies and products as tokens, plain English and the bot's own words
 * as written. Of everything else (people, unknown names, addresses, reasons) only that it is there.
 */
export const maskedOf = (portfolio: Portfolio, atoms: readonly Atom[]): Masked => {
  const companies = new Map<string, string>();
  const products = new Map<string, string>();
  const numbers: number[] = [];
  const tokenFor = (known: Map<string, string>, kind: string, name: string): string => {
    const before = [...known].find(([, same]) => same === name);
    const token = before?.[0] ?? `[${kind}_${known.size + 1}]`;
    known.set(token, name);
    return token;
  };
  const shown = (atom: Atom, at: number): string => {
    switch (atom.kind) {
      case 'company':
        return tokenFor(companies, 'COMPANY', nameOf(portfolio, atom.ids, atom.text));
      case 'product':
        return tokenFor(products, 'PRODUCT', atom.text);
      case 'number': {
        if (isSecret(atoms, at, atom.text)) return '[NUMBER]';
        if (atom.n !== null) numbers.push(atom.n);
        return atom.text;
      }
      case 'cue':
        return atom.text;
      case 'reference':
        return '[ID]';
      case 'reason':
        return '[REASON]';
      case 'quote':
        return '[QUOTE]';
      case 'unknown':
        return isPlain(atom.text, at === 0) ? atom.text : '[WORD]';
    }
  };
  const text = atoms.map(shown).join(' ');
  return { text, companies, products, numbers };
};

const nameOf = ({ companies }: Portfolio, ids: readonly string[], text: string): string => {
  const [id] = ids;
  return (ids.length === 1 && id !== undefined ? companies.get(id)?.name : undefined) ?? text;
};

/** A capital inside a sentence begins a name, also when the name is a word: "Will", "Price". */
const isPlain = (text: string, first: boolean): boolean =>
  plainWords.has(fold(text)) && (first || text === text.toLowerCase() || text === 'I');
