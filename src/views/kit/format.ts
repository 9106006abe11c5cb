import Big from 'big.js';
import { DateTime } from 'luxon';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { currencyPlaces, digitsOf, inPlaces, type Money } from '../../core/words/money.ts';

/**
 * When and by whom a text is read. All dates are written for this moment and zone (IANA name). `clock` is the zone of what runs by
 * the clock, when it is another. `hidden`: what the partner pays was taken out for this reader, so nothing is said of it.
 */
export type Show = Readonly<{ now: Instant; zone: string; clock?: string; costs?: 'hidden' }>;

/** Whether anything is said of a cost: not of one that is not known because this reader does not see it. */
export const saysCost = (cost: unknown, { costs }: Pick<Show, 'costs'>): boolean =>
  cost !== null || costs !== 'hidden';

const inZone = (at: Instant, zone: string): DateTime => DateTime.fromMillis(at, { zone, locale: 'en-US' });

/** "GMT", "CET", "EST" if one of two English locales has a name for the zone, otherwise "GMT+4". */
export const zoneName = (time: DateTime): string => {
  const american = time.toFormat('ZZZZ');
  return /^GMT[+-]/.test(american) ? time.reconfigure({ locale: 'en-GB' }).toFormat('ZZZZ') : american;
};

/** Pax8 writes a day without a time as midnight UTC. Such a day keeps its date in every zone. */
const asDay = (at: Instant, zone: string): DateTime => inZone(at, at % day === 0 ? 'UTC' : zone);

/** "12 Dec 2026". */
export const date = (at: Instant, show: Show): string => asDay(at, show.zone).toFormat('d LLL yyyy');

/** "today", "tomorrow", "in 19 days", "3 days ago". */
export const relative = (at: Instant, show: Show): string => {
  const utcDay = (time: DateTime): number => Date.UTC(time.year, time.month - 1, time.day) / day;
  const days = utcDay(asDay(at, show.zone)) - utcDay(inZone(show.now, show.zone));
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
};

/** "12 Dec 2026, in 19 days". */
export const dateAndRelative = (at: Instant, show: Show): string =>
  `${date(at, show)}, ${relative(at, show)}`;

/** "23 Nov 2026 14:05 GMT". */
export const moment = (at: Instant, show: Show): string => {
  const time = inZone(at, show.zone);
  return `${time.toFormat('d LLL yyyy HH:mm')} ${zoneName(time)}`;
};

/** A moment that matters for money: "4 Dec 2026 00:00 UTC", plus the local time: ", 1:00 CET". */
export const deadline = (at: Instant, show: Show): string => {
  const utc = inZone(at, 'UTC');
  const local = inZone(at, show.zone);
  const text = `${utc.toFormat('d LLL yyyy HH:mm')} UTC`;
  if (local.offset === 0) return text;
  const sameDay = utc.toISODate() === local.toISODate();
  return `${text}, ${local.toFormat(sameDay ? 'H:mm' : 'd LLL yyyy H:mm')} ${zoneName(local)}`;
};

/** When something ends: "the end of 15 Dec 2026" for a day's midnight, else "15 Dec 2026 18:00 CET". */
export const endOf = (at: Instant, show: Show): string => {
  const time = inZone(at, show.zone);
  return +time === +time.startOf('day') ? `the end of ${date(at - 1, show)}` : moment(at, show);
};

/** "as of 2 min ago"; `at` is null when the age is unknown. */
export const age = (at: Instant | null, now: Instant): string => {
  if (at === null) return 'age of the data unknown';
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'as of just now';
  if (minutes < 60) return `as of ${minutes} min ago`;
  if (minutes < 48 * 60) return `as of ${Math.floor(minutes / 60)} h ago`;
  return `as of ${count(Math.floor(minutes / (24 * 60)), 'day')} ago`;
};

/** "1 seat", "12 seats", "1,200 seats". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;

export const number = (n: number): string => n.toLocaleString('en-US');
export const seats = (n: number | null): string => (n === null ? 'seats unknown' : count(n, 'seat'));

/** One per currency and places, because making a format takes far longer than using it. */
const formats = new Map<string, Intl.NumberFormat>();
const formatIn = (currency: string, places: number): Intl.NumberFormat => {
  const key = `${currency} ${places}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: places, maximumFractionDigits: places },
  });
  formats.set(key, made);
  return made;
};
const written = (format: Intl.NumberFormat, amount: number | Intl.StringNumericLiteral): string =>
  format.format(amount).replace('-', '−').replace('\u00a0', ' ');

/** The form of ISO 4217's codes. */
const code = /^[A-Z]{3}$/;

/** "16.0%", "−5.0%". */
export const percent = (digits: string): string => `${digits.replace('-', '−')}%`;

/** "$55.44"; a currency that is not three letters follows the number unchanged. */
export const money = (value: Money | null): string => {
  if (value === null) return 'unknown';
  const { amount, currency } = value;
  if (!code.test(currency)) return `${digitsOf(new Big(amount), currency)} (currency unknown)`;
  // As text: a number of more than fifteen digits has lost cents.
  return written(formatIn(currency, currencyPlaces(currency)), amount as Intl.StringNumericLiteral);
};

/** "$55.44"; "about $9.47" and "about $142" for what is not certain to the cent. */
export const aboutMoney = (value: Money, about: boolean): string => {
  if (!about) return money(value);
  const rounded = Math.round(Number(value.amount));
  if (Math.abs(rounded) < 100) return `about ${money(value)}`;
  return `about ${money({ ...value, amount: String(rounded) }).replace(/\.0+(?=$| )/, '')}`;
};

/** "$55.44 a month". */
export const monthlyMoney = (value: Money | null): string =>
  value === null ? 'unknown' : `${money(value)} a month`;
export const yearlyMoney = (value: Money | null): string =>
  value === null ? 'unknown' : `${money(value)} a year`;

/** "+$55.44", "−€20.13". */
export const delta = (value: Money): string => (Number(value.amount) > 0 ? `+${money(value)}` : money(value));

const perTerm: Readonly<Record<string, string>> = {
  Monthly: 'a month',
  Annual: 'a year',
  '2-Year': 'for two years',
  '3-Year': 'for three years',
  'One-Time': 'once',
};

/** "$23.10", "$0.0125": a unit price with the places it has. */
export const eachMoney = (price: number, currency: string | null): string => {
  if (currency === null) return inPlaces(price);
  if (!code.test(currency)) return `${inPlaces(price)} (currency unknown)`;
  const places = inPlaces(price, currency).split('.')[1]?.length ?? 0;
  return written(formatIn(currency, places), price);
};

/** "$23.10 a seat a month": a price for one seat and billing term. */
export const unitPrice = (price: number | null, currency: string | null, billingTerm: string): string => {
  if (price === null) return 'unknown';
  if (currency === null) return `${inPlaces(price)} (currency unknown)`;
  const term = Object.hasOwn(perTerm, billingTerm) ? perTerm[billingTerm] : undefined;
  const each = eachMoney(price, currency);
  return term === undefined ? `${each} a seat` : `${each} a seat ${term}`;
};
