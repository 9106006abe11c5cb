import { Info } from 'luxon';
import { type Token, wordAt } from './sentence.ts';

const months =
  'january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec';
const month = new RegExp(`^(?:${months})$`);
/** After a number, "may" is the month too. */
const monthOrMay = new RegExp(`^(?:may|${months})$`);
const dayOfMonth = /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/;
const ordinal = /^(?:[12]?\d|3[01])(?:st|nd|rd|th)$/;
const whole = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|20\d\d-\d\d?-\d\d?)$/;
const year = /^20\d\d$/;

/** "2 January 2027", "Jan 2nd", "the 31st of March", "31.12.2026": how many words a date takes here; 0 when none. */
export const dateLength = (words: readonly Pick<Token, 'word'>[], at: number): number => {
  const first = wordAt(words, at);
  const next = wordAt(words, at + 1);
  const withYear = (length: number) => length + (year.test(wordAt(words, at + length)) ? 1 : 0);
  if (whole.test(first)) return 1;
  if (month.test(first) && dayOfMonth.test(next)) return withYear(2);
  if (month.test(first) && year.test(next)) return 2;
  if (dayOfMonth.test(first) && monthOrMay.test(next)) return withYear(2);
  if (ordinal.test(first)) return next === 'of' && monthOrMay.test(wordAt(words, at + 2)) ? withYear(3) : 1;
  return 0;
};

const ends =
  /\b(?:cancel\w*|terminate\w*|stop|end|kündig\w*|gekündigt|beend\w*|stornier\w*|opzeg\w*|zeg|résili\w*|annul\w*|cancela\w*)\b/iu;
const names = Info.months('long', { locale: 'en' });

/** "cancel it by 31.12.": the day without a year, as the words that all readers know. */
export const withMonths = (message: string): string =>
  ends.test(message)
    ? message.replace(
        /(?<=(?:^|\s)(?:by|on|per|zum|am|bis|before|op|le|au|el)\s)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.?(?=$|[\s,;!])(?!\s*(?:€|\$|£|eur|usd|gbp|%))/gim,
        (_, day: string, month: string) => `${Number(day)} ${names[Number(month) - 1]}`,
      )
    : message;
