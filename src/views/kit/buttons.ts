import { withMore } from '../../core/conversation/chain.ts';
import { t } from '../texts/t.ts';
import { plainText, sentenceText } from './escape.ts';
import { number } from './format.ts';
import type { Plan } from './plan.ts';
import { inRooms } from './size.ts';

/** A sentence that a person can say by pressing a button. */
export type Suggestion = Readonly<{ title: string; say: string }>;

/** A button that says a sentence for the person who presses it, in the shape of the templates. */
export type SayButton = Readonly<{
  title: string;
  say: string;
  style: 'default' | 'positive';
  mode: 'primary' | 'secondary';
}>;

/** A button that shows another page of a list: the rows after the given number. Its sentence makes the list again. */
export type PageButton = Readonly<{ title: string; say: string; page: number }>;

/** How many buttons are visible; the rest go to the overflow menu. */
export const inSight = 3;

/**
 * Sentence buttons, most useful first; from the fourth on (counting `before` other buttons) in the overflow menu. Teams
 * sends a press as a message, in channels too and without a mention.
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

/** The button that asks for a list as a file; `say` is the sentence that makes the list. */
export const asFile = (csv: boolean, say: string): Suggestion[] =>
  csv ? [{ title: 'CSV', say: withMore(say, 'csv') }] : [];

/** How many rows a page of a card shows, if they fit. */
const pageSize = 10;

/** The number of rows in a list, how many come before these, and where these end. */
export type ListPart = Readonly<{ total: number; before: number; until: number }>;

/** The plan of a list, with fewer rows while its card would be too large. The next page continues from there. */
export const inPages = (make: (size: number) => Plan, size = pageSize): Plan =>
  inRooms([size, ...Array.from({ length: size - 1 }, (_, i) => size - 1 - i)], make);

/**
 * The rows after the first `page` ones, with buttons for the neighbouring pages. A page after the end becomes the last
 * one. `part` says which part of a longer list the rows are.
 */
export const pageOf = <T>(
  rows: readonly T[],
  page: number,
  say: string,
  size = pageSize,
  { total, before, until: end }: ListPart = { total: rows.length, before: 0, until: rows.length },
) => {
  const given = Number.isFinite(page) ? Math.max(0, Math.trunc(page)) : 0;
  const from = given < total ? given : Math.max(0, Math.ceil(total / size) - 1) * size;
  const until = Math.min(from + size, end);
  const sentence = sentenceText(say);
  const pages: PageButton[] = [];
  if (until < total)
    pages.push({ title: t`Next ${Math.min(size, total - until)}`, say: sentence, page: until });
  if (from > 0) pages.push({ title: t`Previous`, say: sentence, page: Math.max(0, from - size) });
  return {
    rows: rows.slice(from - before, until - before),
    /** "11–20 of 34"; empty when everything fits on one page. */
    range: pages.length === 0 ? '' : t`${number(from + 1)}–${number(until)} of ${number(total)}`,
    isLast: until === total,
    pages,
  };
};

/** How a sentence names a subscription or request without its name: "#1a2b3c4d", the start of its id. */
export const referenceTo = (id: string): string => `#${id.replace(/[^0-9a-f-]/gi, '').slice(0, 8)}`;

/** The sentence that settles a change with an unknown outcome; the person replaces the note with their own. */
export const settleSentence = (changeId: string): string =>
  `settle ${referenceTo(changeId)} applied: what I saw at Pax8`;
