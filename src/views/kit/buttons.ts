import { plainText, sentenceText } from './escape.ts';

/** Something that a person may press to say it. */
export type Suggestion = Readonly<{ title: string; say: string }>;

/** A button that says a sentence for the person who presses it, as the templates want it. */
export type SayButton = Readonly<{
  title: string;
  say: string;
  style: 'default' | 'positive';
  mode: 'primary' | 'secondary';
}>;

/** A button that turns a list to another page; the sentence makes the list again. */
export type PageButton = Readonly<{ title: string; say: string; page: number }>;

/** Buttons that stand in sight; the others go to the overflow menu. */
export const inSight = 3;

/**
 * Sentence buttons in the order of their use; those beyond the third, `before` others counted, go to the overflow menu. In Teams they arrive as a
 * message with the sentence as its text, also in channels and without a mention.
 */
export const sayButtons = (
  suggestions: readonly Suggestion[],
  lead: 'positive' | 'default' = 'default',
  before = 0,
): SayButton[] =>
  suggestions.slice(0, 6).map(({ title, say }, i) => ({
    title: plainText(title, 40),
    say: sentenceText(say),
    style: i === 0 ? lead : 'default',
    mode: before + i < inSight ? 'primary' : 'secondary',
  }));

/** The button that asks for a list as a file, by the sentence that makes the list. */
export const asFile = (csv: boolean, say: string): Suggestion[] =>
  csv ? [{ title: 'CSV', say: `${say.replace(/[\s?!.]+$/, '')} csv` }] : [];

export const pageSize = 10;

/** One page (counted from 0) of rows, with the buttons to its neighbours. A page beyond the end is the last one. */
export const pageOf = <T>(rows: readonly T[], page: number, say: string, size = pageSize) => {
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const at = Number.isFinite(page) ? Math.min(Math.max(0, Math.trunc(page)), last) : 0;
  const from = at * size;
  const until = Math.min(from + size, rows.length);
  const sentence = sentenceText(say);
  const pages: PageButton[] = [];
  if (at < last)
    pages.push({ title: `Next ${Math.min(size, rows.length - until)}`, say: sentence, page: at + 1 });
  if (at > 0) pages.push({ title: 'Previous', say: sentence, page: at - 1 });
  return {
    rows: rows.slice(from, until),
    /** "11–20 of 34"; empty when everything stands on one page. */
    range: last === 0 ? '' : `${from + 1}–${until} of ${rows.length}`,
    isLast: at === last,
    pages,
  };
};

/** How a sentence names a subscription or a request without its names: "#1a2b3c4d", the beginning of its id. */
export const referenceTo = (id: string): string => `#${id.replace(/[^0-9a-f-]/gi, '').slice(0, 8)}`;

/** The sentence by which somebody who knows settles a change of unclear outcome; the note is theirs to write. */
export const settleSentence = (changeId: string): string =>
  `settle ${referenceTo(changeId)} applied: what I saw at Pax8`;
