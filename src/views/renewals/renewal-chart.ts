import { DateTime } from 'luxon';
import { type RenewalRow, renewalSpans } from '../../core/renewals/renewal-rows.ts';
import type { Money } from '../../core/words/money.ts';
import { moneyChart } from '../kit/chart.ts';
import { count, monthlyMoney } from '../kit/format.ts';

/** More months than that are put together to years. */
const mostMonths = 24;

/** What renews month after month; nothing where there is one month only, or no price. */
export const chartOf = (rows: readonly RenewalRow[]): ReturnType<typeof moneyChart> => {
  const months = renewalSpans(rows, 'month');
  const byYear = months.length > mostMonths;
  const spans = byYear ? renewalSpans(rows, 'year') : months;
  return moneyChart({
    kind: 'upright',
    title: `Renewing by ${byYear ? 'year' : 'month'}`,
    names: byYear ? 'Year' : 'Month',
    per: 'a month',
    rest: 'renew beside it',
    bars: spans.map(({ from, renewals, monthly }) => ({
      name: DateTime.fromMillis(from, { zone: 'UTC', locale: 'en-US' }).toFormat(
        byYear ? 'yyyy' : 'LLL yyyy',
      ),
      amounts: monthly,
      words: (drawn, currency) => wordsOf(renewals, drawn, currency),
    })),
  });
};

/** A month without a known amount is not one of nothing. */
const wordsOf = (renewals: number, amount: Money | null, currency: string): string =>
  renewals === 0
    ? 'nothing renews'
    : `${count(renewals, 'renews', 'renew')}, ${amount === null ? `no price in ${currency} known` : monthlyMoney(amount)}`;
