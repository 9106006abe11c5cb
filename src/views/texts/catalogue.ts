import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../core/words/locale.ts';

type Translated = Exclude<Language, 'en'>;

/** The values put into a message, by name: a number where it decides the words. */
export type Values = Readonly<Record<string, string | number | null | undefined>>;

const catalogues = new Map<Translated, ReadonlyMap<string, string>>();

/** A language's texts by their English, one file per room; read when first needed. */
const catalogueOf = (language: Translated): ReadonlyMap<string, string> => {
  const read = catalogues.get(language);
  if (read !== undefined) return read;
  const folder = fileURLToPath(new URL(language, import.meta.url));
  const texts = new Map(
    readdirSync(folder).flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>),
    ),
  );
  catalogues.set(language, texts);
  return texts;
};

type Write = (values: Values) => string;
const writers = new Map<string, Write>();

/** Each message is parsed once. */
const writerOf = (message: string, language: Language): Write => {
  const key = `${language} ${message}`;
  const known = writers.get(key);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  const write: Write = (values) => String(format.format(values));
  writers.set(key, write);
  return write;
};

/** A message in a language of the catalogue; in English where it is not translated. */
export const messageIn = (english: string, language: Language): string =>
  language === 'en' ? english : (catalogueOf(language).get(english) ?? english);

/** A message with named values, by the ICU rules of its language. */
export const written = (english: string, values: Values, language: Language): string => {
  const message = messageIn(english, language);
  return writerOf(message, message === english ? 'en' : language)(values);
};
