/** The languages that the bot writes, each with the locales whose numbers and dates it knows; the first is the usual one. */
const known = {
  en: ['en-US', 'en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-ZA'],
  de: ['de-DE', 'de-AT', 'de-CH', 'de-LI', 'de-LU'],
} as const;

export type Language = keyof typeof known;
/** How a text is written: its language, its numbers and its dates. A BCP 47 tag. */
export type Locale = (typeof known)[Language][number];

/** All of them, as they are set. */
export const locales: readonly Locale[] = Object.values(known).flat();

export const usualLocale: Locale = 'en-US';

export const languageOf = (locale: Locale): Language => (locale.startsWith('de') ? 'de' : 'en');

/** The locale that a tag such as "de-DE", "de" or "en_gb" names; null when the bot does not write its language. */
export const localeFrom = (tag: string): Locale | null => {
  const [language = '', region = ''] = tag.trim().toLowerCase().split(/[-_]/);
  if (!Object.hasOwn(known, language)) return null;
  const [first, ...others] = known[language as Language];
  return others.find((locale) => locale.toLowerCase() === `${language}-${region}`) ?? first;
};

/**
 * The locale that a browser asks for by its `Accept-Language`, the most wanted first; null when the bot writes none of its languages.
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 */
export const localeAccepted = (header: string): Locale | null => {
  const wanted = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((each) => each.trim());
    const weight = parameters.find((each) => /^q=/i.test(each))?.slice(2) ?? '1';
    return { locale: localeFrom(tag), weight: Number(weight) || 0 };
  });
  const best = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return best.find(({ locale }) => locale !== null)?.locale ?? null;
};
