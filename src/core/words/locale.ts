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
