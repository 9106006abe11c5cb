import { type Money, sumByCurrency } from '../../core/words/money.ts';
import { t } from '../texts/t.ts';
import { escapeText, plainText } from './escape.ts';
import { money } from './format.ts';

/** One bar: its name, not escaped, and its words, escaped, for clients that draw no charts. */
type Bar = Readonly<{ name: string; y: number; words: string }>;

/**
 * Bars for the list template. `upright`: a sequence in time, at most 31 bars; `lying`: named things, largest first, at
 * most 12. Both fall back to names and words.
 */
export type ChartInput = Readonly<{
  bars: readonly Bar[];
  kind: 'upright' | 'lying';
  title: string;
  /** What the names mean ("Month", "Company") and what the bars measure ("USD a month"). */
  names: string;
  amounts: string;
}>;

/** In the shape of the template. */
export type Chart = Readonly<{
  type: 'Chart.VerticalBar' | 'Chart.HorizontalBar';
  title: string;
  names: string;
  amounts: string;
  bars: readonly Readonly<{ x: string; y: number }>[];
  /** The same as text, one paragraph per bar: phones draw no charts. */
  figures: string;
}>;

/**
 * A chart of two or more bars; with fewer there is nothing to compare, and no chart. Only newer clients draw it.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
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
          bars: bars.map(({ name, y }) => ({ x: plainText(name, 30), y })),
          figures: bars.map(({ name, words }) => `${escapeText(name, 40)}: ${words}`).join('\n\n'),
        },
      ];

/** A bar of money in any currencies. `words` gets the amount in the drawn currency, or null when it is unknown. */
export type MoneyBar = Readonly<{
  name: string;
  amounts: readonly Money[];
  words: (drawn: Money | null, currency: string) => string;
}>;

/** A chart of money. Currencies are never added up: it draws the one with the most money, and a note names the rest. */
export const moneyChart = ({
  bars,
  per,
  title,
  rest,
  ...of
}: Readonly<{
  bars: readonly MoneyBar[];
  /** "a month"; empty for amounts that are not rates. */
  per: string;
  /** Placed before the currency: "Renewing by month". */
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
    const [sum = null] = sumByCurrency(amounts.filter((amount) => amount.currency === currency));
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
        : [t`The chart shows only ${currency}; ${others.map(money).join(t` and `)}${rate} ${rest}.`],
  };
};
