import { fold } from '../names/name-words.ts';
import { textAt } from '../names/text-at.ts';

/**
 * A word of a message. `word` is for comparing with the bot's vocabulary; empty for a quotation, which is always a
 * name. `owner` is set on a possessive: "Contoso" for "Contoso's".
 */
export type Token = Readonly<{
  text: string;
  word: string;
  owner: string | null;
  /** A colon follows: "contoso: add 3 …". */
  colon: boolean;
  /** A comma follows: "for Contoso, Fabrikam". */
  comma?: boolean;
  /** A sentence ends here: "from Contoso. Fabrikam: …". */
  stop?: boolean;
}>;

/** The word at a place; empty beyond either end. */
export const wordAt = (tokens: readonly Pick<Token, 'word'>[], at: number): string => tokens[at]?.word ?? '';

export const maxMessage = 1000;

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const contractions: Readonly<Record<string, readonly string[]>> = {
  "what's": ['what', 'is'],
  whats: ['what', 'is'],
  "who's": ['who', 'is'],
  "how's": ['how', 'is'],
  "which's": ['which', 'is'],
  "when's": ['when', 'is'],
  "i'd": ['i', 'would'],
  "we'd": ['we', 'would'],
  "i'm": ['i', 'am'],
  "let's": ['lets'],
  "there's": ['there', 'is'],
};

const plain = (word: string): Token => ({ text: word, word, owner: null, colon: false });

const quoted = (text: string, possessive: boolean): Token => ({
  text,
  word: '',
  owner: possessive ? text : null,
  colon: false,
});

const unquoted = (written: string): Token[] => {
  const opened = written.replace(/^[[("'<{*_~`¡¿]+/, '');
  let end = opened.length;
  while (end > 0 && ')"\'>]}*_~`.,;:!?'.includes(textAt(opened, end - 1))) end -= 1;
  const text = opened.slice(0, end).replace(/\(s$/, 's');
  const tail = opened.slice(end);
  const word = fold(text);
  const parts = Object.hasOwn(contractions, word) ? contractions[word] : undefined;
  if (parts !== undefined) return parts.map(plain);
  if (text === '') return [];
  const joined = /^([+-]?\d{1,9}x?)(seats?|licen[cs]es?|users?)$/.exec(word);
  if (joined !== null) return [plain(textAt(joined, 1)), plain(textAt(joined, 2))];
  const owner = /'s$/i.test(text)
    ? text.slice(0, -2)
    : /s$/i.test(text) && tail.startsWith("'")
      ? text
      : null;
  return [
    {
      ...{ text, word, owner, colon: tail.includes(':') },
      ...(tail.includes(',') ? { comma: true } : {}),
      ...(/[.!?]$/.test(tail) ? { stop: true } : {}),
    },
  ];
};

/** "1. " and "• " before a list item, but not the day in "31. December". */
const listMark =
  /^[^\S\n]*(?:\(?\d{1,2}[.)]|[•*·▪])[^\S\n]+(?=\S)(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/gim;

/** Teams writes some characters as entities: "Smith &amp; Sons". */
export const withoutEntities = (text: string): string =>
  text.replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => entities[entity] as string);

/** Makes a text one plain line: no list marks or entities; simple spaces, dashes and quotes. */
export const cleanText = (text: string): string =>
  withoutEntities(text.replace(listMark, ''))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u0085\p{Cc}]+/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[−–—]/g, '-')
    .replace(/[-=]>|[→➜➔➝➞➡⇒⟶⇨]\uFE0F?/gu, ' → ')
    .replace(/(?<=\s)([+-])= ?(?=\d)/g, '$1')
    .replaceAll(' = ', ' to ')
    .trim();

/** Splits a message (at most `maxMessage` long) into words, in linear time. */
export const readTokens = (clean: string): Token[] => {
  const tokens: Token[] = [];
  for (const match of clean.matchAll(
    /"([^"]{1,300})"('s)?|(?<![^\s(])'([^']{1,300})'(?=[\s,.;:!?)]|$)|\S+/g,
  )) {
    const name = match[1] ?? match[3];
    const comma = clean[match.index + match[0].length] === ',' ? { comma: true } : {};
    if (name !== undefined && name.trim() !== '')
      tokens.push({ ...quoted(name.trim(), match[2] !== undefined), ...comma });
    else tokens.push(...unquoted(match[0]));
  }
  return tokens;
};

export const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');
export const wordsIn = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Whether the phrase starts at this word. */
export const phraseAt = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, n) => tokens[at + n]?.word === word);

export const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .split('|')
    .map((phrase) => phrase.trim().split(' '))
    .sort((a, b) => b.length - a.length);

export const longestOf = (words: readonly string[]): string =>
  words.reduce((best, each) => (each.length > best.length ? each : best), '');

/** Words without which none of the phrases is said: the longest of each. */
export const cuesOf = (all: readonly (readonly string[])[]): string =>
  [...new Set(all.map(longestOf))].join(' ');

/** Removes phrases of the list from the start, as many as there are. */
export const withoutLead = (
  tokens: readonly Token[],
  list: readonly (readonly string[])[],
): readonly Token[] => {
  let at = 0;
  for (;;) {
    const found = list.find((phrase) => phraseAt(tokens, at, phrase));
    if (found === undefined) return tokens.slice(at);
    at += found.length;
  }
};

/** The same at the end. */
export const withoutTail = (
  tokens: readonly Token[],
  list: readonly (readonly string[])[],
): readonly Token[] => {
  let end = tokens.length;
  for (;;) {
    const found = list.find(
      (phrase) => phrase.length <= end && phraseAt(tokens, end - phrase.length, phrase),
    );
    if (found === undefined) return tokens.slice(0, end);
    end -= found.length;
  }
};
