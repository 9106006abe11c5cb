/** A measured figure and its yardstick. Times are in milliseconds, memory in MB. */
export type Figure = Readonly<{
  what: string;
  unit: 'ms' | 'calls' | 'turns/s' | 'MB';
  value: number;
  yardstick: Readonly<{ what: string; value: number }> | null;
  /** The required value in words, and whether it was reached. */
  bound: Readonly<{ says: string; met: boolean }> | null;
}>;

export type Benchmark = Readonly<{
  name: string;
  what: string;
  /** `real`: time passes as it does. */
  run(how: Readonly<{ real: boolean }>): Promise<readonly Figure[]>;
}>;

export const ratioOf = ({ value, yardstick }: Figure): number | null =>
  yardstick === null || yardstick.value === 0 ? null : value / yardstick.value;

/** The figures as an aligned table. */
export const tableOf = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => [
    figure.what,
    shown(figure.value, figure.unit),
    figure.yardstick === null ? '' : shown(figure.yardstick.value, figure.unit),
    ratioShown(ratioOf(figure)),
    figure.yardstick?.what ?? '',
    figure.bound === null ? '' : `${figure.bound.says}: ${figure.bound.met ? 'met' : 'NOT MET'}`,
  ]);
  const all = [['', 'figure', 'yardstick', 'ratio', 'the yardstick is', 'bound'], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  const isNumber = (at: number): boolean => at >= 1 && at <= 3;
  return all
    .map((row) =>
      row
        .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join('');
};

const shown = (value: number, unit: Figure['unit']): string => {
  if (unit === 'calls') return `${value} calls`;
  if (unit === 'turns/s' || unit === 'MB') return `${value.toFixed(0)} ${unit}`;
  if (value >= 1_000) return `${(value / 1_000).toFixed(2)} s`;
  return value >= 1 ? `${value.toFixed(1)} ms` : `${(value * 1_000).toFixed(1)} µs`;
};

const ratioShown = (ratio: number | null): string => {
  if (ratio === null) return '';
  return ratio >= 1 ? `${ratio.toFixed(2)}x` : `1/${(1 / ratio).toFixed(ratio > 0.01 ? 1 : 0)}`;
};
