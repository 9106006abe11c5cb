import { describe, expect, test } from '@jest/globals';
import { answerFrom } from '../../../src/views/answer.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';
import { cases } from '../cases.ts';

const failures: unknown[] = [];
const made = cases(answerFrom(ownTemplates(), (...failure) => failures.push(failure)));

/** What comes back to the bot from a card: the sentences and data of its buttons, and the values of its choices. */
const toBot = (node: unknown, key = ''): unknown[] => {
  if (Array.isArray(node)) return node.flatMap((each) => toBot(each, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, each]) =>
    (name === 'data' && !Array.isArray(each)) || name === 'verb' || (key === 'choices' && name === 'value')
      ? [JSON.stringify(each)]
      : toBot(each, name),
  );
};

describe('a German card', () => {
  test('says to the bot what the English card says: sentences are read in English', () => {
    const others = Object.entries(made).flatMap(([name, make]) => {
      const english = new Set(toBot(make().card));
      // German is longer, so that a page may hold fewer rows.
      const german = toBot(inLocale('de-DE', make).card).filter((sent) => !String(sent).includes('"page"'));
      return german.filter((sent) => !english.has(sent)).map((sent) => `${name}: ${sent}`);
    });
    expect(others).toEqual([]);
    expect(failures).toEqual([]);
  });
});
