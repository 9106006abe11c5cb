import { wordsOf } from '../names/name-words.ts';
import { entryAt, entryOf, findNames, type NameIndex } from '../names/names.ts';
import { distance, isTypoOf, typosAllowed } from '../names/typos.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isColour } from '../understanding/colour-words.ts';
import type { Token } from '../understanding/sentence.ts';
import { type Atom, textOf, type Word } from './atom.ts';
import { isEveryday } from './everyday.ts';
import { isOwnWord } from './name-spans.ts';

/**
 * The companies meant by words that nothing else explains: the beginning of a name, or a name with typos. Never by the
 * bot's own words, and never by a short word.
 */
const looseCompany = ({ companies }: Vocabulary, tokens: readonly Token[]): readonly string[] => {
  const written = tokens.flatMap(({ owner, text }) => wordsOf(owner ?? text));
  if (tokens.some(({ text }) => text.startsWith('@'))) return [];
  if (written.some((word) => isOwnWord(word) || word.length < 4) || written.every(isColour)) return [];
  const ids = findNames(companies, written.join(' '))?.ids ?? [];
  const means = (word: string, of: string): boolean =>
    of.startsWith(word) || (word.length > 4 && of[0] === word[0] && isTypoOf(word, of));
  const found = ids.filter((id) => {
    const name = entryOf(companies, id);
    const joined = name.core.join('');
    if (joined.startsWith(written.join('')) || isTypoOf(written.join(''), joined)) return true;
    return written.every((word) => name.words.some((of) => !isOwnWord(of) && means(word, of)));
  });
  return found.length === 1 ? [...new Set([...found, ...rivalsOf(companies, written)])] : found;
};

const longWord = 5;
/** The company whose initials a word is; null for a word that is written small where another company is named. */
const companyByInitials = (
  { companies, byInitials }: Vocabulary,
  { text, owner }: Token,
  named: boolean,
): string | null => {
  const written = owner ?? text;
  const entry =
    named && written.length < longWord && written !== written.toUpperCase()
      ? undefined
      : byInitials.get(written.toLowerCase());
  return entry === undefined ? null : entryAt(companies, entry).id;
};

/** Companies that a name with typos may mean as well, one more letter away. None for a word without a typo. */
const rivalsOf = ({ entries }: NameIndex, written: readonly string[]): readonly string[] => {
  const near = (word: string, of: string): boolean => {
    const allowed = typosAllowed(word) + (word.length > 5 ? 1 : 0);
    return of[0] === word[0] && distance(word, of, allowed) <= allowed;
  };
  const stands = entries.some(({ words }) =>
    written.every((word) => words.some((of) => of.startsWith(word))),
  );
  return stands
    ? []
    : entries
        .filter(({ words }) => written.every((word) => words.some((of) => near(word, of))))
        .map(({ id }) => id);
};

/** "gdairy" for Greenfield Dairy: the last word, and the first letter of the one before it. */
const companyByTail = ({ companies, byWord }: Vocabulary, { text, owner }: Token): string | null => {
  const [word = ''] = wordsOf(owner ?? text);
  const tail = word.slice(1);
  const ids = new Set(
    (tail.length < 4 ? [] : (byWord.get(tail) ?? []))
      .map((entry) => entryAt(companies, entry))
      .filter(({ words }) => words[words.indexOf(tail) - 1]?.[0] === word[0])
      .map(({ id }) => id),
  );
  const [id = null, other] = ids;
  return other === undefined ? id : null;
};

/** "five gyus": a name that begins with a number, with a typo behind it. Such an order is offered, not made. */
const numberedCompany = (
  { companies }: Vocabulary,
  words: readonly Word[],
  number: Atom,
  next: Atom | undefined,
): Atom | null => {
  if (number.kind !== 'number' || next?.kind !== 'unknown' || next.line !== number.line) return null;
  const text = textOf(words, number.from, next.to);
  const joined = wordsOf(text).join('');
  if (/\d/.test(text) || joined.length < 7) return null;
  const ids = (findNames(companies, text)?.ids ?? []).filter((id) =>
    isTypoOf(joined, entryOf(companies, id).core.join('')),
  );
  return ids.length === 1
    ? { ...next, kind: 'company', ids, whole: false, doubtful: true, from: number.from, text }
    : null;
};

/** How many partial or mistyped names are looked up in a message; each look-up takes a millisecond. */
const mostLooked = 4;

/** Runs of unknown words that are the beginning of a company's name, or one with typos: the whole run, or its first word. */
export const withLooseCompanies = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  atoms: readonly Atom[],
): Atom[] => {
  const explained: Atom[] = [];
  let looked = 0;
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at] as Atom;
    const numbered = numberedCompany(vocabulary, words, atom, atoms[at + 1]);
    if (numbered !== null) {
      explained.push(numbered);
      at += 1;
      continue;
    }
    let end = at;
    while (atoms[end]?.kind === 'unknown' && atoms[end]?.line === atom.line && end - at < 3) end += 1;
    const found = [...new Set([end, at + 1])]
      .filter((until) => until > at && until <= end)
      .map((until) => {
        const { to } = atoms[until - 1] as Atom;
        looked += 1;
        return {
          until,
          to,
          ids:
            looked > mostLooked || isEveryday(words, atom.from, to)
              ? []
              : looseCompany(vocabulary, words.slice(atom.from, to)),
        };
      })
      .find(({ ids }) => ids.length > 0);
    if (found === undefined) explained.push(atom);
    else {
      const { ids, to, until } = found;
      const text = textOf(words, atom.from, to);
      explained.push({ kind: 'company', ids, whole: false, from: atom.from, to, text, line: atom.line });
      at = until - 1;
    }
  }
  return explained;
};

/** "WWI" for Wide World Importers, "gdairy" for Greenfield Dairy, where nothing else explains the word. */
export const withInitials = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  atoms: readonly Atom[],
): Atom[] => {
  const named = atoms.some(({ kind }) => kind === 'company');
  return atoms.map((atom) => {
    const word = atom.kind === 'unknown' && atom.to === atom.from + 1 ? words[atom.from] : undefined;
    const id = word === undefined ? null : companyByInitials(vocabulary, word, named);
    const doubtful = word !== undefined && !/^\p{Lu}{4,}$/u.test(word.owner ?? word.text);
    const found = id ?? (word === undefined ? null : companyByTail(vocabulary, word));
    return found === null ? atom : { ...atom, kind: 'company', ids: [found], whole: false, doubtful };
  });
};

/** Whether a short word is a company's name in fewer letters: "nlf" for Next Level Fitness. */
export const abbreviates = (word: string, name: string): boolean => {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  let at = 0;
  for (const letter of word) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return word[0] === letters[0] && word.length > 1 && word.length < letters.length;
};
