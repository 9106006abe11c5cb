import { buildNames, matchName } from '../src/core/names/names.ts';
import { largeSeed } from '../src/simulator/seed/large.ts';
import type { Figure } from './figures.ts';
import { nearestByScan } from './naive-scan.ts';
import { median } from './samples.ts';

const sizes = [100, 1_000, 5_000, 20_000];
const lookUps = 200;
const scans = 10;

type Way = Readonly<{ what: string; write: (name: string) => string }>;

const ways: readonly Way[] = [
  { what: 'exact', write: (name) => name.toLowerCase() },
  { what: 'part', write: (name) => name.slice(0, name.indexOf(' ') + 4) },
  { what: 'typo', write: (name) => swapped(name, name.indexOf(' ') + 3) },
  { what: 'none', write: (name) => [...name.toLowerCase()].reverse().join('') },
];

/** One look-up by number of companies and by how the name was written, beside a scan over all names. */
export const names = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const size of sizes) {
    const items = largeSeed({ companies: size, subscriptions: 0, seed: 1, now: 0 }).companies;
    const scanned = items.map(({ name }) => name.toLowerCase());
    const sampled = Array.from({ length: lookUps }, (_, n) => items[(n * 97) % size]?.name ?? '');
    const index = buildNames(items);
    const wayFigures: Figure[] = [];
    for (const { what, write } of ways) {
      const texts = sampled.map(write);
      const found = timesOf(texts, (text) => matchName(index, text));
      const naive = timesOf(texts.slice(0, scans), (text) => nearestByScan(scanned, text.toLowerCase()));
      wayFigures.push(
        figure(`${size} names, ${what}, p50`, found, 'a scan with Levenshtein distance', naive),
      );
    }
    const building = timesOf([1, 2, 3], () => buildNames(items));
    const scan = wayFigures[0]?.yardstick?.value ?? Number.NaN;
    figures.push(
      ...wayFigures,
      figure(`${size} names, building the index`, building, 'one such scan', [scan]),
    );
  }
  return figures;
};

const figure = (
  what: string,
  times: readonly number[],
  against: string,
  naive: readonly number[],
): Figure => ({
  what,
  unit: 'ms',
  value: median(times),
  yardstick: { what: against, value: median(naive) },
  bound: null,
});

/** Each input once unmeasured, then once measured. */
const timesOf = <T>(inputs: readonly T[], work: (input: T) => unknown): number[] => {
  for (const input of inputs) work(input);
  return inputs.map((input) => {
    const started = performance.now();
    work(input);
    return performance.now() - started;
  });
};

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
