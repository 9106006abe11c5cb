import { fold } from '../names/name-words.ts';
import { longestOf, type Token } from '../understanding/sentence.ts';

/**
 * A row in a table of sentences. Every sentence that it reads has one of its cues; without cues it tries every message.
 */
export type Cued = Readonly<{ cues: string }>;

const runs = /[\p{L}\p{N}]+|[@"]/gu;
const isRun = /^[a-z\d]+$/;

/**
 * The runs of letters and digits in the words of a message, including names and quotations; "@" for a mention, a
 * quotation mark for a quotation. "Don't" is also "dont".
 */
function* runsIn(words: readonly Token[]): Iterable<string> {
  for (const { word, text } of words)
    if (isRun.test(word)) yield word;
    else {
      if (word === '') yield '"';
      const plain = fold(text);
      yield* plain.match(runs) ?? [];
      if (/['’]/.test(plain)) yield plain.replace(/['’]/g, '');
    }
}

/** Finds, with one look at each word of a message, the rows that may fit it. */
export const cueIndex = (rows: readonly Cued[]): ((words: readonly Token[]) => ReadonlySet<Cued>) => {
  const always = rows.filter(({ cues }) => cues === '');
  const byRun = new Map<string, Cued[]>();
  for (const row of rows)
    for (const cue of row.cues.split(' ').filter((each) => each !== '')) {
      const run = longestOf(cue.match(runs) ?? []);
      byRun.set(run, [...(byRun.get(run) ?? []), row]);
    }
  return (words) => {
    const found = new Set<Cued>(always);
    for (const run of runsIn(words)) for (const row of byRun.get(run) ?? []) found.add(row);
    return found;
  };
};
