import { Parser } from 'htmlparser2';

const lineTags = new Set(
  'p div br hr li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote pre codeblock'.split(' '),
);
/** Text that is quoted, forwarded, a code block, struck through, or never shown. */
const quotingTags = new Set(
  'blockquote pre codeblock quoted attachment q s strike del script style title head textarea'.split(' '),
);

export type Plain = Readonly<{
  /** Lines as a person reads them; quoted lines begin with ">", inline code is in backticks. */
  text: string;
  quotes: boolean;
}>;

/** Turns Teams' markup into plain text. Entities are decoded once, so `&lt;b&gt;` becomes the text `<b>`. */
export const plainOf = (markup: string): Plain => {
  let text = '';
  let quotes = false;
  const open: string[] = [];
  /** How many of the lines are quotes. */
  let quoting = 0;
  const isQuoted = () => quoting > 0;
  const parser = new Parser(
    {
      onopentag(tag) {
        if (lineTags.has(tag) || quotingTags.has(tag)) text += '\n';
        else if (tag === 'code') text += isQuoted() ? '' : '`';
        else text += ' ';
        open.push(tag);
        if (quotingTags.has(tag)) quoting += 1;
        quotes ||= isQuoted() || tag === 'code';
      },
      ontext(piece) {
        text += isQuoted() ? `\n> ${piece.replace(/[\r\n]+/g, '\n> ')}` : piece;
      },
      onclosetag(tag) {
        open.splice(open.lastIndexOf(tag), 1);
        if (quotingTags.has(tag)) quoting -= 1;
        if (lineTags.has(tag) || quotingTags.has(tag)) text += '\n';
        else if (tag === 'code') text += isQuoted() ? '' : '`';
        else text += ' ';
      },
    },
    { decodeEntities: false, recognizeSelfClosing: true },
  );
  parser.end(markup);
  return { text: tidy(text), quotes };
};

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};

const tidy = (text: string): string =>
  text
    .replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .split(/[\n\r]+/)
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '' && line !== '>')
    .join('\n');
