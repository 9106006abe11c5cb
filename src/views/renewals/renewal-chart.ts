import { DateTime } from 'luxon';
import { type RenewalRow, renewalSpans } from '../../core/renewals/renewal-rows.ts';
import type { Money } from '../../core/words/money.ts';
import { moneyChart } from '../kit/chart.ts';
import { count, monthlyMoney } from '../kit/format.ts';

/** More months than this are grouped into years. */
const mostMonths = 24;

/** What renews each month. No chart with only one month or without a price, and none of mostly empty months. */
export const chartOf = (rows: readonly RenewalRow[]): ReturnType<typeof moneyChart> => {
  const months = renewalSpans(rows, 'month');
  const byYear = months.length > mostMonths;
  const spans = byYear ? renewalSpans(rows, 'year') : months;
  const filled = spans.filter(({ renewals }) => renewals > 0);
  if (filled.length * 2 < spans.length) return { charts: [], notes: [] };
  return moneyChart({
    kind: 'upright',
    title: `Renewing by ${byYear ? 'year' : 'month'}`,
    names: byYear ? 'Year' : 'Month',
    per: 'a month',
    rest: 'also renew',
    bars: spans.map(({ from, renewals, monthly }) => ({
      name: DateTime.fromMillis(from, { zone: 'UTC', locale: 'en-US' }).toFormat(
        byYear ? 'yyyy' : 'LLL yyyy',
      ),
      amounts: monthly,
      words: (drawn, currency) => wordsOf(renewals, drawn, currency),
    })),
  });
};

/** Says when the amount of a month is unknown, because that is not zero. */
const wordsOf = (renewals: number, amount: Money | null, currency: string): string =>
  renewals === 0
    ? 'nothing renews'
    : `${count(renewals, 'renews', 'renew')}, ${amount === null ? `no price in ${currency} known` : monthlyMoney(amount)}`;
