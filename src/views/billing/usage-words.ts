import { DateTime } from 'luxon';
import type { UsageDay } from '../../core/billing/usage-months.ts';
import type { UsageComparison, UsageSum } from '../../core/billing/usage-sums.ts';
import type { Money } from '../../core/words/money.ts';
import { escapeText } from '../kit/escape.ts';
import { datedAs, delta, inZone, money, number, percent as percentText } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { daysText } from './usage-days.ts';

export const toMoney = (amount: string | null, { currency }: Readonly<{ currency: string }>): Money | null =>
  amount === null ? null : { amount, currency };

const dayOf = (day: UsageDay): DateTime => inZone(DateTime.fromISO(day, { zone: 'UTC' }).toMillis(), 'UTC');

/** "Tue 24 Nov". */
export const dayName = (day: UsageDay): string => datedAs(dayOf(day), 'weekday');

/** "24 Nov". */
export const shortDay = (day: UsageDay): string => datedAs(dayOf(day), 'day');

/** "1,240.5 GB and 12 units". */
export const quantityWords = ({ quantities }: UsageSum): string[] => {
  const words = quantities.map(
    ({ quantity, unit }) =>
      `${number(Number(quantity))}${unit === null ? '' : ` ${/^\d/.test(unit) ? '× ' : ''}${escapeText(unit, 30)}`}`,
  );
  return words.length === 0 ? [] : [words.join(t` and `)];
};

/** What the partner pays and earns: "partner total $84.00, profit $16.00". */
export const paidWords = ({ amounts, lines, unknown }: UsageSum): string[] => {
  if (lines === 0) return [];
  const words = amounts
    .filter(({ cost, profit }) => cost !== null || profit !== null)
    .map(
      (amount) =>
        t`partner total ${money(toMoney(amount.cost, amount))}, profit ${money(toMoney(amount.profit, amount))}`,
    );
  return [...words, ...(unknown > 0 ? [t`some charges unknown`] : [])];
};

/** "$1,240.50 and €3.00"; "charges unknown". */
export const chargesText = ({ amounts }: UsageSum): string => {
  const known = amounts.flatMap((amount) => toMoney(amount.charges, amount) ?? []);
  return known.length === 0 ? t`charges unknown` : known.map(money).join(t` and `);
};

/** "$1,240.50 charged", for reading aloud. */
export const charged = (sum: UsageSum): string => {
  if (sum.amounts.some(({ charges }) => charges !== null)) return t`${chargesText(sum)} charged`;
  return sum.lines === 0 ? t`no usage` : t`charges unknown`;
};

/** The same for the line under a title; empty when nothing is known. */
export const chargedParts = (sum: UsageSum): string[] =>
  sum.amounts.some(({ charges }) => charges !== null) ? [charged(sum)] : [];

/** The charges of a row, one per currency. `whole`: all of it was read. */
export const chargeFigures = (sum: UsageSum, whole: boolean): string[] =>
  sum.amounts.length === 0
    ? [whole ? t`no usage` : t`unknown`]
    : sum.amounts.map((amount) => money(toMoney(amount.charges, amount)));

/** "+$12.00 (+8.8%) against 1–24 Oct 2026". `when` has the days that were already named. */
export const comparedText = (compared: UsageComparison | null, when: string): string[] => {
  if (compared === null) return [];
  const { charges, against, days } = compared;
  const changes = charges.map(({ change, currency, percent }) => {
    const share = percent === null ? '' : ` (${Number(percent) > 0 ? '+' : ''}${percentText(percent)})`;
    return `${delta({ amount: change, currency })}${share}`;
  });
  const span = daysText(days[0], days[1]);
  const named = span === when ? '' : `${span}: `;
  return [t`${named}${changes.join(t` and `)} compared with ${daysText(against[0], against[1])}`];
};
