import { DateTime } from 'luxon';
import { type Money, sumByCurrency } from '../core/money.ts';
import { type RenewalRow, renewalSpans } from '../core/renewal-rows.ts';
import { count, money, monthlyMoney } from './format.ts';
import type { Chart } from './list.ts';

/** More months than that are put together to years. */
const mostMonths = 24;

/**
 * What renews month after month, in the currency of most of the money; what is in others is told. null where there is
 * one month only, or no price.
 */
export const chartOf = (
  rows: readonly RenewalRow[],
): Readonly<{ chart: Chart; notes: readonly string[] }> | null => {
  const months = renewalSpans(rows, 'month');
  const byYear = months.length > mostMonths;
  const spans = byYear ? renewalSpans(rows, 'year') : months;
  const all = sumByCurrency(spans.flatMap(({ monthly }) => monthly));
  const most = all.toSorted((a, b) => Number(b.amount) - Number(a.amount))[0];
  if (spans.length < 2 || most === undefined) return null;
  const { currency } = most;
  const others = all.filter((sum) => sum.currency !== currency);
  const unit = byYear ? 'year' : 'month';
  return {
    chart: {
      title: `Renewing by ${unit}, ${currency} a month`,
      months: byYear ? 'Year' : 'Month',
      amounts: `${currency} a month`,
      bars: spans.map(({ from, renewals, monthly }) => ({
        month: DateTime.fromMillis(from, { zone: 'UTC', locale: 'en-US' }).toFormat(
          byYear ? 'yyyy' : 'LLL yyyy',
        ),
        y: Number(amountIn(monthly, currency)?.amount ?? 0),
        words: wordsOf(renewals, amountIn(monthly, currency), currency),
      })),
    },
    notes:
      others.length === 0
        ? []
        : [`The chart is of ${currency} alone; ${others.map(money).join(' and ')} a month renew beside it.`],
  };
};

const amountIn = (sums: readonly Money[], currency: string): Money | undefined =>
  sums.find((sum) => sum.currency === currency);

/** A month without a known amount is not one of nothing. */
const wordsOf = (renewals: number, amount: Money | undefined, currency: string): string =>
  renewals === 0
    ? 'nothing renews'
    : `${count(renewals, 'renews', 'renew')}, ${amount === undefined ? `no price in ${currency} known` : monthlyMoney(amount)}`;
