import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { exampleTitles } from '../../../src/commands/bot/own-examples.ts';
import { ways } from '../../../src/commands/bot/ways.ts';
import { groups } from '../../../src/commands/index.ts';
import { errorSentences, messagesIn, templateMessages, viewSources } from './messages.ts';

/*
 * Every text that people see is a message of the catalogue (src/views/texts), by its English. Messages are ICU's:
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */

const folder = fileURLToPath(new URL('../../../src/views/texts/de/', import.meta.url));
const files = readdirSync(folder).map((file) => ({
  file,
  texts: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, string>>,
}));
const german = new Map(files.flatMap(({ texts }) => Object.entries(texts)));

const sources = viewSources().map(({ path, source }) => ({ path, ...messagesIn(source) }));
const english = new Set([
  ...sources.flatMap(({ messages }) => messages),
  ...templateMessages(),
  ...errorSentences(),
  // What help says of the commands.
  ...[...groups, ways].flatMap(({ name, commands }) => [name, ...commands.map(({ summary }) => summary)]),
  ...exampleTitles,
]);

/** Of these files nobody reads a word on a card: what is wrong with a card, files, sentences that the bot reads. */
const unread = /^kit\/(?:check-card|template|compile-template|csv-ends|html|buttons|format|with-reason)\.ts$/;

/** What the bot says to itself or to Pax8, and how Luxon writes a day in a sentence. */
const toTheBot: ReadonlySet<string> = new Set([
  'Pax8 for Microsoft Teams',
  'contacts …',
  'subscriptions …',
  '… … at …',
  'price of … …',
  'price of … … for …',
  'set price of … for … to …',
  'd LLLL yyyy',
  'd LLL yyyy',
  'LLLL yyyy',
]);

describe('what people read is in the catalogue', () => {
  test('no text of a view is left outside it', () => {
    const loose = sources
      .filter(({ path }) => !unread.test(path))
      .flatMap(({ path, loose }) =>
        loose.filter((text) => !toTheBot.has(text)).map((text) => `${path}: ${text}`),
      );
    expect(loose).toEqual([]);
  });

  test('a count says its noun where it stands', () => {
    expect(sources.flatMap(({ path, unclear }) => unclear.map((at) => `${path} ${at}`))).toEqual([]);
  });

  test.each([
    ['t`Choose one.`', ['Choose one.'], []],
    [`t\`\${seats(n)} of \${t\`all\`}\``, ['{0} of {1}', 'all'], []],
    ["count(n, 'seat')", ['{n, plural, one {# seat} other {# seats}}'], []],
    ["({ title: 'Choose one', say: 'renewals next week' })", [], ['Choose one']],
    [`\`\${a} is gone now\``, [], ['… is gone now']],
  ])('of %s is found', (source, messages, loose) => {
    expect(messagesIn(source)).toMatchObject({ messages, loose });
  });
});

describe('what is saved is data', () => {
  const source = fileURLToPath(new URL('../../../src/', import.meta.url));
  // A text that is asked for in one language outside the views ends in a record, where everybody reads it in that one.
  test('nobody outside the views asks for a text in English', () => {
    const outside = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !/^(?:views|simulator)[\\/]/.test(path),
    );
    const asking = outside.filter((path) =>
      /\binEnglish\(|\.english\b/.test(readFileSync(join(source, path), 'utf8')),
    );
    expect(asking).toEqual([]);
  });
});

/** The arguments of a message, with how they are used: by position, or as ICU parses it. */
const argumentsOf = (message: string, locale: string): string[] => {
  if (!/, (?:plural|select),/.test(message)) return [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null) {
      const { type, value: name } = value as { type?: unknown; value?: unknown };
      if (typeof name === 'string' && type !== 0) found.add(`${type} ${name}`);
      Object.values(value).forEach(look);
    }
  };
  look(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
};
const places = (text: string): string[] => [...(text.match(/\$\{[^}]*\}/g) ?? [])].sort();

describe('German', () => {
  test('has every message', () => {
    expect([...english].filter((text) => !german.has(text))).toEqual([]);
  });

  test('has no message that is gone, and none twice', () => {
    expect([...german.keys()].filter((text) => !english.has(text))).toEqual([]);
    expect(german.size).toBe(files.reduce((sum, { texts }) => sum + Object.keys(texts).length, 0));
  });

  test('puts in what English puts in, in the same way', () => {
    const wrong = [...german].filter(([text, translated]) =>
      text.includes('${')
        ? places(text).join() !== places(translated).join()
        : argumentsOf(text, 'en').join() !== argumentsOf(translated, 'de').join(),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps the spaces at both ends, since some texts are put together', () => {
    const ends = (text: string): string => `${/^\s*/.exec(text)?.[0]}|${/\s*$/.exec(text)?.[0]}`;
    expect([...german].filter(([text, translated]) => ends(text) !== ends(translated))).toEqual([]);
  });

  test('and English mark the same words as words to say', () => {
    const marked = (text: string, said: string): boolean =>
      [`“${said}”`, `*${said}*`, `"${said}"`].some((words) => text.includes(words));
    const unmarked = [...german].flatMap(([text, translated]) =>
      [...translated.matchAll(/„([a-z][^“{]*)“/g)]
        .map(([, said = '']) => said)
        .filter(
          (said) =>
            text
              .split(/[^\w<>@]+/)
              .join(' ')
              .includes(said) && !marked(text, said),
        )
        .map((said) => `${said}: ${text}`),
    );
    expect(unmarked).toEqual([]);
  });
});
