import type { Atom } from '../atoms/atom.ts';
import { heardIn } from '../atoms/heard.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import tables from './languages.json' with { type: 'json' };

/** For each word or phrase of English, what says it in another language. Small words that say nothing are "please". */
type Words = Readonly<Record<string, string>>;

type Language = Readonly<{
  marks: ReadonlySet<string>;
  words: ReadonlySet<string>;
  phrases: ReadonlyMap<string, string>;
  longest: number;
}>;

/** Words that are also English, or a name's: none of them tells the language. */
const shared = new Set(
  'in an at as so me on is was has hat die war over per we was will of en de la le les a les date total contact contacts licences licence orders csv seats user platz mars mai expire versions catalogue contract concept compare product also das des an am er es hier aus no sin son hay vale solo dime mi yo vez e o y ver usa owe if'.split(
    ' ',
  ),
);

const languageOf = (words: Words): Language => {
  const phrases = new Map(
    Object.entries(words).flatMap(([english, said]) =>
      said.split('|').map((each) => [each, english] as const),
    ),
  );
  const single = [...phrases.keys()].filter((each) => !each.includes(' '));
  return {
    phrases,
    words: new Set(single),
    marks: new Set(single.filter((each) => !shared.has(each))),
    longest: Math.max(...[...phrases.keys()].map((each) => each.split(' ').length)),
  };
};

const languages: readonly Language[] = Object.values(tables).map(languageOf);

/** So many words of a language, and this share of a message, make it one. */
const leastMarks = 2;
/** Of so few, one is enough. */
const fewWords = 2;
const leastShare = 0.3;

const asTheyAre: ReadonlySet<Atom['kind']> = new Set(['company', 'product', 'number', 'reference']);

/** The words of the atoms; those of names as they are. */
type Said = Readonly<{ text: string; name: boolean }>;
const saidIn = (atoms: readonly Atom[]): readonly Said[] =>
  atoms.flatMap(({ kind, text }): Said[] =>
    asTheyAre.has(kind)
      ? [{ text, name: true }]
      : text.split(/\s+/).map((each) => ({ text: each.replace(/[?!.,;:]+$/, ''), name: false })),
  );

/** What a question in German, Dutch, French or Spanish asks, in words of English; null of any other message. */
export const englishOf = (atoms: readonly Atom[]): string | null => {
  const said = saidIn(atoms);
  const words = said.map(({ text, name }) => (name ? '' : text.toLowerCase().replace(/’/g, "'")));
  const common = words.filter((word) => word !== '');
  const [best] = languages
    .map((language) => ({ language, marks: common.filter((word) => language.marks.has(word)).length }))
    .sort((a, b) => b.marks - a.marks);
  // "combien de … a …": no word is of another.
  const all = best !== undefined && common.every((word) => best.language.words.has(word));
  const least = common.length > fewWords && !all ? leastMarks : 1;
  if (best === undefined || best.marks < least || best.marks < common.length * leastShare) return null;
  const { phrases, longest } = best.language;
  const result: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(phrases, longest, words, at);
    const text = phrases.get(words.slice(at, at + length).join(' ')) ?? said[at]?.text;
    if (text !== undefined && text !== 'please') result.push(text);
    at += Math.max(length, 1);
  }
  return result.join(' ');
};

/** How many words the longest phrase has that begins here; 0 when none does. */
const lengthAt = (
  phrases: ReadonlyMap<string, string>,
  longest: number,
  words: readonly string[],
  at: number,
): number => {
  for (let length = longest; length > 0; length--)
    if (phrases.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
};

/** The same in English, with the names of the vocabulary; as it is when it is English already. */
export const inOneLanguage = (vocabulary: Vocabulary, atoms: readonly Atom[]): readonly Atom[] => {
  const english = englishOf(atoms);
  return english === null ? atoms : heardIn(vocabulary, english).atoms;
};
