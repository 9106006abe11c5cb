const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `length` code points, never cut inside of what people see as one character. */
const begin = (text: string, length: number): string => {
  let kept = '';
  let points = 0;
  for (const { segment } of graphemes.segment(text)) {
    points += [...segment].length;
    if (points > length) break;
    kept += segment;
  }
  return kept;
};

/** Joiners spell emoji and several scripts; elsewhere they only hide in a name. */
const strayJoiners =
  /(?<![^\p{ASCII}\p{Script=Latin}\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\p{ASCII}\p{Script=Latin}\u200c\u200d])/gu;

const clean = (text: string): string =>
  text
    .replace(/[\p{Zl}\p{Zp}\t\n\r\v\f\u0085]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(strayJoiners, '')
    .replace(/<\s*\/?\s*at\b[^<>]*>?/gi, '')
    // Once more: taking a tag out may have put another together.
    .replace(/<(?=\s*\/?\s*at\b)/gi, '')
    .replace(/\$\{/g, '$ {')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * A string from outside without what could steer a client: mention tags, control, bidirectional and zero-width
 * characters; on one line; "(no name)" when nothing is left. Not escaped: for button titles and speech.
 */
export const plainText = (text: string | null, length = 80): string => {
  const whole = clean(text ?? '');
  const cut = begin(whole, length);
  return whole === '' ? '(no name)' : cut === whole ? whole : `${cut.trimEnd()}…`;
};

/** The same for a sentence that a button says: what is too long ends, without a mark that nobody would say. */
export const sentenceText = (text: string): string => begin(clean(text), 160).trimEnd();

/**
 * The same for a place where Teams reads markdown (TextBlock), with everything escaped that markdown would take for
 * its own. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export const escapeText = (text: string | null, length = 80): string =>
  plainText(text, length)
    .replace(/[\\*_[\]()~`>#|<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([-+])/, '\\$1')
    .replace(/^(\d+)\./, '$1\\.');

/** What a reader sees of an escaped text. */
export const unescapeText = (text: string): string => text.replace(/\\([\\*_[\]()~`>#|<&+.-])/g, '$1');

/** A product's name without the tail that every New Commerce product carries, escaped. */
export const productText = (name: string | null, length = 80): string =>
  name === null ? 'Product without a name' : escapeText(withoutTail(name), length);

export const productPlain = (name: string | null, length = 80): string =>
  name === null ? 'Product without a name' : plainText(withoutTail(name), length);

const withoutTail = (name: string): string =>
  name.replace(/\s*\[(New Commerce Experience|NCE)\]\s*$/i, '') || name;
