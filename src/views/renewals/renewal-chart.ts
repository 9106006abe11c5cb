import { type RenewalRow, renewalSpans } from '../../core/renewals/renewal-rows.ts';
import type { Money } from '../../core/words/money.ts';
import { moneyChart } from '../kit/chart.ts';
import { count, datedAs, inZone, monthlyMoney } from '../kit/format.ts';
import { t } from '../texts/t.ts';

/** More months than this are grouped into years. */
const mostMonths = 24;
/** With fewer bars a chart shows nothing that the rows do not say. */
const fewest = 3;

/** What renews each month. No chart for fewer than three months, without prices, or mostly empty. */
export const chartOf = (rows: readonly RenewalRow[]): ReturnType<typeof moneyChart> => {
  const months = renewalSpans(rows, 'month');
  const byYear = months.length > mostMonths;
  const spans = byYear ? renewalSpans(rows, 'year') : months;
  const filled = spans.filter(({ renewals }) => renewals > 0);
  if (months.length < fewest || filled.length * 2 < spans.length) return { charts: [], notes: [] };
  return moneyChart({
    kind: 'upright',
    title: byYear ? t`Renewing by year` : t`Renewing by month`,
    names: byYear ? t`Year` : t`Month`,
    per: t`a month`,
    rest: t`also renew`,
    bars: spans.map(({ from, renewals, monthly }) => ({
      name: byYear ? inZone(from, 'UTC').toFormat('yyyy') : datedAs(inZone(from, 'UTC'), 'month'),
      amounts: monthly,
      words: (drawn, currency) => wordsOf(renewals, drawn, currency),
    })),
  });
};

/** Says when the amount of a month is unknown, because that is not zero. */
const wordsOf = (renewals: number, amount: Money | null, currency: string): string =>
  renewals === 0
    ? t`nothing renews`
    : `${count(renewals, 'renews', 'renew')}, ${amount === null ? t`no price in ${currency} known` : monthlyMoney(amount)}`;
