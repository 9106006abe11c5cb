import { longestSaid } from '../../core/conversation/chain.ts';
import { t } from '../texts/t.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The size of a text within a message, in UTF-16, as JSON. */
const weightOf = (text: string): number => JSON.stringify(text).length - 2;

/** Cuts to at most `length` code points, never inside a character as people see it. */
const begin = (text: string, length: number): string => {
  if (text.length <= length) return text;
  let beginning = '';
  let points = 0;
  for (const { segment } of graphemes.segment(text)) {
    points += [...segment].length;
    if (points > length) break;
    beginning += segment;
  }
  return beginning;
};

/** Joiners belong to emoji and several scripts; elsewhere they only hide in a name. */
const strayJoiners =
  /(?<![^\p{ASCII}\p{Script=Latin}\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\p{ASCII}\p{Script=Latin}\u200c\u200d])/gu;

const clean = (text: string): string =>
  text
    .replace(/[\p{Zl}\p{Zp}\t\n\r\v\f\u0085]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(strayJoiners, '')
    .replace(/<\s*\/?\s*at\b[^<>]*>?/gi, '')
    // Once more: removing a tag may have formed a new one.
    .replace(/(?:<\s*)+(?=\/?\s*at\b)/gi, '')
    .replace(/\$\{/g, '$ {')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Cleans a string from outside: no mention tags, control, bidirectional or zero-width characters, on one line; "(no
 * name)" if nothing is left. Not escaped: for button titles and speech.
 */
export const plainText = (text: string | null, length = 80): string => {
  const whole = clean(text ?? '');
  const first = begin(whole, length);
  const weight = weightOf(first);
  // Emoji, quotation marks and backslashes take twice the room.
  const cut = weight <= length ? first : begin(whole, Math.floor((length * length) / weight));
  return whole === '' ? t`(no name)` : cut === whole ? whole : `${cut.trimEnd()}…`;
};

/** The same for a sentence that a button says: cut when too long, without an ellipsis. */
export const sentenceText = (text: string): string => begin(clean(text), longestSaid(text)).trimEnd();

/** A text of several lines for an input, each line cleaned. Not escaped: inputs show no formatting. */
export const linesText = (text: string, length: number): string =>
  begin(
    text
      .split('\n')
      .map(clean)
      .filter((line) => line !== '')
      .join('\n'),
    length,
  ).trimEnd();

/**
 * The same for text that Teams reads as markdown (TextBlock), escaped. A text of mere marks is cut shorter: escaping
 * triples it. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export const escapeText = (text: string | null, length = 80): string => {
  const escaped = escapeMarks(plainText(text, length));
  const weight = weightOf(escaped);
  const most = 2 * length;
  return weight <= most ? escaped : escapeMarks(plainText(text, Math.floor((length * most) / weight)));
};

const escapeMarks = (text: string): string =>
  text
    .replace(/[\\*_[\]()~`>#|<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)\./, '$1\\.');

/**
 * Escaped lines as paragraphs of one block, as Teams' markdown separates them: one block each would double a card's
 * size.
 */
export const paragraphs = (lines: readonly string[]): string => lines.join('\n\n');

/** An escaped text as the reader sees it. */
export const unescapeText = (text: string): string => text.replace(/\\([\\*_[\]()~`>#|<&+.-])/g, '$1');

/** What a company and a product without a known name are called. */
export const unknownCompany = (): string => t`Unknown company`;
export const unnamedProduct = (): string => t`Product without a name`;

/** A product's name without the tail that every New Commerce product carries, escaped. */
export const productText = (name: string | null, length = 80): string =>
  name === null ? unnamedProduct() : escapeText(withoutTail(name), length);

export const productPlain = (name: string | null, length = 80): string =>
  name === null ? unnamedProduct() : plainText(withoutTail(name), length);

const withoutTail = (name: string): string =>
  name.replace(/\s*\[(New Commerce Experience|NCE)\]\s*$/i, '') || name;
