import { fold } from '../names/name-words.ts';

/**
 * One word of a message. `word` is what the bot's own words are compared with; it is empty for a quoted part, which
 * is always a name. `owner` is set on a possessive: "Contoso" of "Contoso's".
 */
export type Token = Readonly<{
  text: string;
  word: string;
  owner: string | null;
  /** A colon follows: "contoso: add 3 …". */
  colon: boolean;
  /** A comma follows: "for Contoso, Fabrikam". */
  comma?: boolean;
}>;

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
  while (end > 0 && ')"\'>]}*_~`.,;:!?'.includes(opened[end - 1] ?? '')) end -= 1;
  const text = opened.slice(0, end).replace(/\(s$/, 's');
  const tail = opened.slice(end);
  const word = fold(text);
  const parts = Object.hasOwn(contractions, word) ? contractions[word] : undefined;
  if (parts !== undefined) return parts.map(plain);
  if (text === '') return [];
  const joined = /^([+-]?\d{1,9}x?)(seats?|licen[cs]es?|users?)$/.exec(word);
  if (joined !== null) return [plain(joined[1] ?? ''), plain(joined[2] ?? '')];
  const owner = /'s$/i.test(text)
    ? text.slice(0, -2)
    : /s$/i.test(text) && tail.startsWith("'")
      ? text
      : null;
  return [{ text, word, owner, colon: tail.includes(':'), ...(tail.includes(',') ? { comma: true } : {}) }];
};

/** One line of text: entities, markup of line ends and every kind of space, dash and quote made plain. */
export const cleanText = (text: string): string =>
  text
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u0085\p{Cc}]+/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[−–—]/g, '-')
    .replace(/[-=]>|→/g, ' → ')
    .replaceAll(' = ', ' to ')
    .trim();

/** The words of a message in order. Takes time in proportion to its length (at most `maxMessage` is given to it). */
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

/** Whether the given words stand at this place. */
export const phraseAt = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, n) => tokens[at + n]?.word === word);

export const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .split('|')
    .map((phrase) => phrase.trim().split(' '))
    .sort((a, b) => b.length - a.length);

/** Without the phrases of a list at the beginning, as many as there are. */
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
