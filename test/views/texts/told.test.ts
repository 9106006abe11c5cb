import { describe, expect, test } from '@jest/globals';
import { inLocale } from '../../../src/views/texts/locale.ts';
import { translated } from '../../../src/views/texts/told.ts';

/** What is made outside the views is one English text; whoever reads it has it in their language. */
describe('a sentence from outside the views', () => {
  test.each([
    [
      'Give it a value. Start the bot again in a minute, and find out what else reads this vault so often.',
      'Geben Sie ihm einen Wert. Starten Sie den Bot in einer Minute neu, und finden Sie heraus, wer diesen Tresor noch so oft liest.',
    ],
    ['The secret a.b (c) does not exist.', 'Das Geheimnis a.b (c) gibt es nicht.'],
    [
      'The secret {1} could not be read within 5 s.',
      'Das Geheimnis {1} war nicht innerhalb von 5 s zu lesen.',
    ],
    ['What nobody has translated.', 'What nobody has translated.'],
  ])('%j is German where it is read in German, with its values as they are', (english, german) => {
    expect(translated(english)).toBe(english);
    expect(inLocale('de-DE', () => translated(english))).toBe(german);
  });
});
