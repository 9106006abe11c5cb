import { AsyncLocalStorage } from 'node:async_hooks';
import { type Locale, usualLocale } from '../../core/words/locale.ts';

const current = new AsyncLocalStorage<Locale>();

/** Everything that the work writes for people, even later, is written in this locale. */
export const inLocale = <Result>(locale: Locale, work: () => Result): Result => current.run(locale, work);

/** English by default. */
export const localeNow = (): Locale => current.getStore() ?? usualLocale;

/** What the bot itself reads: a sentence that a button says. */
export const inEnglish = <Result>(work: () => Result): Result => inLocale(usualLocale, work);
