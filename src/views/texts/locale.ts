import { AsyncLocalStorage } from 'node:async_hooks';
import { type Locale, usualLocale } from '../../core/words/locale.ts';

const current = new AsyncLocalStorage<Locale>();

/** Whatever the work writes for people, also later, is written in this locale. */
export const inLocale = <Result>(locale: Locale, work: () => Result): Result => current.run(locale, work);

/** English when nobody said another one. */
export const localeNow = (): Locale => current.getStore() ?? usualLocale;

/** What is read by the bot itself: a sentence that a button says. */
export const inEnglish = <Result>(work: () => Result): Result => inLocale(usualLocale, work);
