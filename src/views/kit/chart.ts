import { type Money, sumByCurrency } from '../../core/words/money.ts';
import { escapeText, plainText } from './escape.ts';
import { money } from './format.ts';

/** One bar: its name as it came from outside, and in words, escaped, what it says where charts are not drawn. */
export type Bar = Readonly<{ name: string; y: number; words: string }>;

/**
 * Bars for the template of lists. `upright`: what follows in time, at most 31; `lying`: what has names, the largest first,
 * at most 12. Both fall back to a table of names and words.
 */
export type ChartInput = Readonly<{
  bars: readonly Bar[];
  kind: 'upright' | 'lying';
  title: string;
  /** What the names are ("Month", "Company") and what the bars measure ("USD a month"). */
  names: string;
  amounts: string;
}>;

/** As the template takes it. */
export type Chart = Readonly<{
  type: 'Chart.VerticalBar' | 'Chart.HorizontalBar';
  title: string;
  names: string;
  amounts: string;
  bars: readonly Readonly<{ x: string; y: number; label: string; words: string }>[];
}>;

/**
 * Teams draws charts in newer clients only.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 * One bar compares nothing: then there is no chart.
 */
export const barChart = ({ bars, kind, title, names, amounts }: ChartInput): readonly Chart[] =>
  bars.length < 2
    ? []
    : [
        {
          type: kind === 'upright' ? 'Chart.VerticalBar' : 'Chart.HorizontalBar',
          title: plainText(title, 80),
          names: plainText(names, 40),
          amounts: plainText(amounts, 40),
          bars: bars.map(({ name, y, words }) => ({
            x: plainText(name, 30),
            y,
            label: escapeText(name, 40),
            words,
          })),
        },
      ];

/** A bar of money, in whatever currencies; `words` says it with the amount in the currency that is drawn, null: none is known. */
export type MoneyBar = Readonly<{
  name: string;
  amounts: readonly Money[];
  words: (drawn: Money | null, currency: string) => string;
}>;

/**
 * The same of money. Currencies are never added: the one of most of the money is drawn, and a note tells of the
 * others.
 */
export const moneyChart = ({
  bars,
  per,
  title,
  rest,
  ...of
}: Readonly<{
  bars: readonly MoneyBar[];
  /** "a month"; empty for amounts that are no rate. */
  per: string;
  /** Goes before the currency: "Renewing by month". */
  title: string;
  /** Ends the note about other currencies: "renew beside it". */
  rest: string;
}> &
  Pick<ChartInput, 'kind' | 'names'>): Readonly<{ charts: readonly Chart[]; notes: readonly string[] }> => {
  const all = sumByCurrency(bars.flatMap(({ amounts }) => amounts));
  const most = all.toSorted((a, b) => Number(b.amount) - Number(a.amount))[0];
  if (bars.length < 2 || most === undefined) return { charts: [], notes: [] };
  const { currency } = most;
  const rate = per === '' ? '' : ` ${per}`;
  const others = all.filter((sum) => sum.currency !== currency);
  const drawn = bars.map(({ name, amounts, words }) => {
    const [sum = null] = sumByCurrency(amounts.filter((one) => one.currency === currency));
    return { name, y: Number(sum?.amount ?? 0), words: words(sum, currency) };
  });
  return {
    charts: barChart({
      ...of,
      title: `${title}, ${currency}${rate}`,
      amounts: `${currency}${rate}`,
      bars: drawn,
    }),
    notes:
      others.length === 0
        ? []
        : [`The chart is of ${currency} alone; ${others.map(money).join(' and ')}${rate} ${rest}.`],
  };
};
