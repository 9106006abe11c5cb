import { expect, test } from '@jest/globals';
import { atomsOf, wordsIn } from '../../../src/core/atoms/words.ts';
import { vocabularyOf } from '../../../src/core/finding/vocabulary-of.ts';
import { type Cued, cueIndex } from '../../../src/core/questions/cued.ts';
import { asideOf, asideRows } from '../../../src/core/reading/aside.ts';
import { grammarRows, orderIn, orderOf } from '../../../src/core/reading/grammars.ts';
import { askingIn } from '../../../src/core/reading/modality.ts';
import { cleanText } from '../../../src/core/understanding/sentence.ts';
import { corpus, here, world } from './world.ts';

const { portfolio } = world;
const vocabulary = vocabularyOf(portfolio);
const rows = [...asideRows, ...grammarRows];
const cuedIn = cueIndex(rows);

const messages = corpus().flatMap(({ say, after = [] }) => [say, ...after]);

/** What the rows that may be meant read in a message. */
const readBy = (say: string, cued: (words: ReturnType<typeof wordsIn>) => ReadonlySet<Cued>) => {
  const words = wordsIn(say);
  const atoms = atomsOf(vocabulary, words);
  const asking = askingIn(say);
  const meant = cued(words);
  const intent = orderIn(portfolio, words, atoms, cleanText(say), here, meant);
  return {
    aside: asideOf({ portfolio, written: say, words, atoms, asking, cued: meant }),
    intent,
    order: orderOf(portfolio, words, atoms, asking, intent, here, meant),
  };
};

test('a cue of a row beside the frames stands in every sentence of the corpus that the row reads', () => {
  const all = new Set(rows);
  const missed = messages.filter(
    (say) => JSON.stringify(readBy(say, cuedIn)) !== JSON.stringify(readBy(say, () => all)),
  );
  expect(missed).toEqual([]);
});
