import { languageOf } from '../../core/words/locale.ts';
import { messageIn, type Values, written } from './catalogue.ts';
import { localeNow } from './locale.ts';

/** A text without values in a table: it is translated when it is shown, not when the file is loaded. */
export type Message = Readonly<{ english: string }>;

export const msg = ([text = '']: TemplateStringsArray): Message => ({ english: text });

type Texts<Table> = Table extends Message
  ? string
  : Table extends (...args: never[]) => unknown
    ? Table
    : { readonly [Key in keyof Table]: Texts<Table[Key]> };

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'english' in value;

/** A table of texts, at any depth: each message reads as its text in the present locale. */
export const texts = <const Table extends object>(table: Table): Texts<Table> => {
  const translated: object = Array.isArray(table) ? [] : {};
  for (const [key, value] of Object.entries(table) as [string, unknown][])
    Object.defineProperty(translated, key, {
      enumerable: true,
      ...(isMessage(value)
        ? { get: () => t(value) }
        : { value: typeof value === 'object' && value !== null ? texts(value) : value }),
    });
  return translated as Texts<Table>;
};

const keys = new WeakMap<TemplateStringsArray, string>();

/** The English of a text as the catalogue has it: "{0} of {1}". */
const keyOf = (texts: TemplateStringsArray): string => {
  const known = keys.get(texts);
  if (known !== undefined) return known;
  const key = texts.reduce((whole, text, at) => `${whole}{${at - 1}}${text}`);
  keys.set(texts, key);
  return key;
};

type Value = string | number | null | undefined;

/** A text for people, in the locale of whoever reads it: t`${seats} of ${product}`. Its English is its key in the catalogue. */
export const t = (text: TemplateStringsArray | Message, ...values: readonly Value[]): string => {
  const language = languageOf(localeNow());
  if ('english' in text) return messageIn(text.english, language);
  if (language === 'en') return String.raw({ raw: text }, ...values);
  return messageIn(keyOf(text), language).replace(/\{(\d+)\}/g, (_, at) => String(values[Number(at)]));
};

/** The message for a number of things: "1 seat", "12 seats". */
export const countMessage = (singular: string, plural: string): string =>
  `{n, plural, one {# ${singular}} other {# ${plural}}}`;

/** A text whose words depend on a number, as an ICU message with names. */
export const counted = (message: string, values: Values): string =>
  written(message, values, languageOf(localeNow()));
