import Big from 'big.js';
import { DateTime } from 'luxon';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Language, languageOf } from '../../core/words/locale.ts';
import { currencyPlaces, digitsOf, inPlaces, type Money } from '../../core/words/money.ts';
import { localeNow } from '../texts/locale.ts';
import { counted, countMessage, msg, t, texts } from '../texts/t.ts';

/**
 * When and by whom a text is read. Dates are written for this moment and zone (IANA name). `clock` is the zone of
 * scheduled times, if different. `hidden`: partner costs were taken out, so texts do not mention them.
 */
export type Show = Readonly<{ now: Instant; zone: string; clock?: string; costs?: 'hidden' }>;

/** Whether anything is said of a cost: not of one that is not known because this reader does not see it. */
export const saysCost = (cost: unknown, { costs }: Pick<Show, 'costs'>): boolean =>
  cost !== null || costs !== 'hidden';

type Written = 'date' | 'month' | 'longMonth' | 'day' | 'dayOfMonth' | 'weekday' | 'whole';

/** Date formats, as Luxon's patterns. English dates are the same in all its locales: "12 Dec 2026". */
const patterns: Readonly<Record<Language, Readonly<Record<Written, string>>>> = {
  en: {
    date: 'd LLL yyyy',
    month: 'LLL yyyy',
    longMonth: 'LLLL yyyy',
    day: 'd LLL',
    dayOfMonth: 'd',
    weekday: 'ccc d LLL',
    whole: 'd LLLL yyyy',
  },
  de: {
    date: 'd. MMM yyyy',
    month: 'MMM yyyy',
    longMonth: 'MMMM yyyy',
    day: 'd. MMM',
    dayOfMonth: 'd.',
    weekday: 'ccc, d. MMM',
    whole: 'd. MMMM yyyy',
  },
};
const pattern = (of: Written): string => patterns[languageOf(localeNow())][of];

/** A moment in a zone, as the reader's language writes it. */
export const inZone = (at: Instant, zone: string): DateTime => {
  const locale = localeNow();
  return DateTime.fromMillis(at, { zone, locale: languageOf(locale) === 'en' ? 'en-US' : locale });
};

export const datedAs = (time: DateTime, of: Written): string => time.toFormat(pattern(of));

/** One per locale and zone, because making a format takes far longer than using it. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();
const zoneNameIn = (locale: string, time: DateTime): string => {
  const timeZone = time.zoneName ?? 'UTC';
  const key = `${locale} ${timeZone}`;
  const format = zoneFormats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  zoneFormats.set(key, format);
  return format.formatToParts(time.toMillis()).find(({ type }) => type === 'timeZoneName')?.value ?? '';
};

/** "GMT", "CET", "EST" if one of two English locales has a name for the zone, otherwise "GMT+4". */
export const zoneName = (time: DateTime): string => {
  const american = zoneNameIn('en-US', time);
  return /^GMT[+-]/.test(american) ? zoneNameIn('en-GB', time) : american;
};

/** Pax8 writes a day without a time as midnight UTC. Such a day keeps its date in every zone. */
const asDay = (at: Instant, zone: string): DateTime => inZone(at, at % day === 0 ? 'UTC' : zone);

/** "12 Dec 2026". */
export const date = (at: Instant, show: Show): string => datedAs(asDay(at, show.zone), 'date');

/** "today", "tomorrow", "in 19 days", "3 days ago". */
export const relative = (at: Instant, show: Show): string => daysAway(asDay(at, show.zone), show);

const daysAway = (then: DateTime, show: Show): string => {
  const utcDay = (time: DateTime): number => Date.UTC(time.year, time.month - 1, time.day) / day;
  const days = utcDay(then) - utcDay(inZone(show.now, show.zone));
  if (days === 0) return t`today`;
  if (days === 1) return t`tomorrow`;
  if (days === -1) return t`yesterday`;
  return days > 0
    ? counted('in {n, plural, one {# day} other {# days}}', { n: days })
    : counted('{n, plural, one {# day} other {# days}} ago', { n: -days });
};

/** "12 Dec 2026, in 19 days". */
export const dateAndRelative = (at: Instant, show: Show): string =>
  `${date(at, show)}, ${relative(at, show)}`;

/** "23 Nov 2026 14:05 GMT". */
export const moment = (at: Instant, show: Show): string => {
  const time = inZone(at, show.zone);
  return `${datedAs(time, 'date')} ${time.toFormat('HH:mm')} ${zoneName(time)}`;
};

/** A deadline, which in another zone may be another day: "3 Dec 2026 19:00 EST, in 10 days". */
export const untilMoment = (at: Instant, show: Show): string =>
  `${moment(at, show)}, ${daysAway(inZone(at, show.zone), show)}`;

/** A moment that matters for money: "4 Dec 2026 00:00 UTC", plus the local time: ", 1:00 CET". */
export const deadline = (at: Instant, show: Show): string => {
  const utc = inZone(at, 'UTC');
  const local = inZone(at, show.zone);
  const text = `${datedAs(utc, 'date')} ${utc.toFormat('HH:mm')} UTC`;
  if (local.offset === 0) return text;
  const sameDay = utc.toISODate() === local.toISODate();
  const hours = `${local.toFormat('H:mm')} ${zoneName(local)}`;
  return sameDay ? `${text}, ${hours}` : `${text}, ${datedAs(local, 'date')} ${hours}`;
};

/** When something ends: "the end of 15 Dec 2026" for a day's midnight, else "15 Dec 2026 18:00 CET". */
export const endOf = (at: Instant, show: Show): string => {
  const time = inZone(at, show.zone);
  return +time === +time.startOf('day') ? t`the end of ${date(at - 1, show)}` : moment(at, show);
};

/** "as of 2 min ago"; `at` is null when the age is unknown. */
export const age = (at: Instant | null, now: Instant): string => {
  if (at === null) return t`age of the data unknown`;
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return t`as of just now`;
  if (minutes < 60) return t`as of ${minutes} min ago`;
  if (minutes < 48 * 60) return t`as of ${Math.floor(minutes / 60)} h ago`;
  return counted('as of {n, plural, one {# day} other {# days}} ago', { n: Math.floor(minutes / (24 * 60)) });
};

/** A noun within a line: German keeps its capital. */
export const lowered = (noun: string): string =>
  languageOf(localeNow()) === 'en' ? noun.toLowerCase() : noun;

/** "1 seat", "12 seats", "1,200 seats". */
export const count = (n: number, singular: string, plural = `${singular}s`): string =>
  languageOf(localeNow()) === 'en'
    ? `${number(n)} ${n === 1 ? singular : plural}`
    : counted(countMessage(singular, plural), { n });

export const number = (n: number): string => numberIn({}).format(n);
export const seats = (n: number | null): string => (n === null ? t`seats unknown` : count(n, 'seat'));

/** One per locale and options, because making a format takes far longer than using it. */
const formats = new Map<string, Intl.NumberFormat>();
const numberIn = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const locale = localeNow();
  const { currency = '', minimumFractionDigits: least = '', maximumFractionDigits: most = '' } = options;
  const key = `${locale} ${currency} ${least} ${most}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
};

/**
 * Digits in the reader's locale. Amounts of money come as text: a number with more than fifteen digits has lost cents.
 */
export const digits = (
  value: number | string,
  options: Intl.NumberFormatOptions = { maximumFractionDigits: 6 },
): string =>
  numberIn(options)
    .format(value as Intl.StringNumericLiteral)
    .replace('-', '−')
    .replaceAll('\u00a0', ' ');

/** Digits as written, in the reader's locale: "1,485.00" and "1.485,00". */
export const inDigits = (text: string): string => {
  const places = text.split('.')[1]?.length ?? 0;
  return digits(text, { minimumFractionDigits: places, maximumFractionDigits: places });
};
/** The same without digit groups, beside an unknown currency. */
const ungrouped = (text: string): string => (languageOf(localeNow()) === 'en' ? text : inDigits(text));

export const inCurrency = (value: number | string, currency: string, least: number, most = least): string =>
  digits(value, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: least, maximumFractionDigits: most },
  });

/** The form of ISO 4217's codes. */
const code = /^[A-Z]{3}$/;

/** "16.0%", "−5.0%". */
export const percent = (given: string): string => {
  if (!/^-?\d+(?:\.\d+)?$/.test(given)) return `${given}%`;
  const places = given.split('.')[1]?.length ?? 0;
  return digits(given, { minimumFractionDigits: places, maximumFractionDigits: places }) + percentSign();
};
const percentSign = (): string => (languageOf(localeNow()) === 'en' ? '%' : ' %');

/** "$55.44"; a currency that is not three letters follows the number unchanged. */
export const money = (value: Money | null): string => {
  if (value === null) return t`unknown`;
  const { amount, currency } = value;
  if (!code.test(currency)) return t`${ungrouped(digitsOf(new Big(amount), currency))} (no currency)`;
  return inCurrency(amount, currency, currencyPlaces(currency));
};

/** "$55.44"; "about $9.47" and "about $142" when not certain to the cent. */
export const aboutMoney = (value: Money, about: boolean): string => {
  if (!about) return money(value);
  const rounded = Math.round(Number(value.amount));
  if (Math.abs(rounded) < 100) return t`about ${money(value)}`;
  const { currency } = value;
  if (!code.test(currency)) return t`about ${money({ amount: String(rounded), currency })}`;
  return t`about ${inCurrency(rounded, currency, 0)}`;
};

/** "$55.44 a month". */
export const monthlyMoney = (value: Money | null): string =>
  value === null ? t`unknown` : t`${money(value)} a month`;
export const yearlyMoney = (value: Money | null): string =>
  value === null ? t`unknown` : t`${money(value)} a year`;

/** "+$55.44", "−€20.13". */
export const delta = (value: Money): string => (Number(value.amount) > 0 ? `+${money(value)}` : money(value));

const perTerm: Readonly<Record<string, string>> = texts({
  Monthly: msg`a month`,
  Annual: msg`a year`,
  '2-Year': msg`for two years`,
  '3-Year': msg`for three years`,
  'One-Time': msg`once`,
});

/** "$23.10", "$0.0125": a unit price with all its decimal places. */
export const eachMoney = (price: number, currency: string | null): string => {
  if (currency === null) return ungrouped(inPlaces(price));
  if (!code.test(currency)) return t`${ungrouped(inPlaces(price))} (no currency)`;
  const places = inPlaces(price, currency).split('.')[1]?.length ?? 0;
  return inCurrency(price, currency, places);
};

/** "$23.10 a seat a month": a price for one seat and billing term. */
export const unitPrice = (price: number | null, currency: string | null, billingTerm: string): string => {
  if (price === null) return t`unknown`;
  if (currency === null) return t`${ungrouped(inPlaces(price))} (no currency)`;
  const term = Object.hasOwn(perTerm, billingTerm) ? perTerm[billingTerm] : undefined;
  const each = eachMoney(price, currency);
  return term === undefined ? t`${each} a seat` : t`${each} a seat ${term}`;
};
