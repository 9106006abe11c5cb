import { type TaughtRun, taughtRuns } from '../names/taught-names.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import type { Word } from './atom.ts';
import { companySpans } from './name-spans.ts';
import { productFinder } from './product-spans.ts';

type Span = Readonly<{ from: number; to: number }>;

const crosses = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
const lengthOf = ({ from, to }: Span): number => to - from;

/** The word that stands for a taught name; its text is that name's meaning, which no reader takes apart. */
const wordOf = (words: readonly Word[], { from, to, taught }: TaughtRun): Word => {
  const own = words.slice(from, to);
  const last = own.at(-1) as Word;
  const text = taught.means;
  const written = own.map((word) => word.text).join(' ');
  return { ...last, text, word: '', owner: last.owner === null ? null : text, taught, written };
};

const standsTogether = (words: readonly Word[], { from, to }: Span): boolean =>
  words
    .slice(from, to - 1)
    .every((word, n) => word.comma !== true && word.line === words[from + n + 1]?.line);

/**
 * The words, with each taught name as one. Pax8's names take precedence: a longer one around a taught name, and a whole
 * company's name in its place.
 */
export const withTaughtNames = (vocabulary: Vocabulary, words: readonly Word[]): readonly Word[] => {
  const runs = taughtRuns(vocabulary.taught, words).filter((run) => standsTogether(words, run));
  if (runs.length === 0) return words;
  const companies = companySpans(vocabulary, words);
  const products = productFinder(vocabulary, words)(() => false).filter(({ known }) => known);
  const isOther = (run: TaughtRun) =>
    companies.some(
      (span) =>
        crosses(span, run) &&
        !(span.ids.length === 1 && span.ids[0] === run.taught.id) &&
        (span.whole || lengthOf(span) > lengthOf(run)),
    ) || products.some((span) => crosses(span, run) && lengthOf(span) > lengthOf(run));
  const taught = runs.filter((run) => !isOther(run));
  return words.flatMap((word, at) => {
    const run = taught.find(({ from, to }) => at >= from && at < to);
    if (run === undefined) return [word];
    return at === run.from ? [wordOf(words, run)] : [];
  });
};
