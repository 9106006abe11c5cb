import { createHash } from 'node:crypto';
import { randomNumbers } from '../../src/simulator/seed/ids.ts';

/** Chance that comes again: the same seed and purpose give the same choices. */
export type Chance = Readonly<{
  /** From 0 to 1, without 1. */
  share(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  of<T>(list: readonly T[]): T;
  /** One of the rows, the heavier the likelier. */
  weighted<T extends Readonly<{ weight: number }>>(rows: readonly T[]): T;
}>;

export const chanceOf = (seed: number, purpose: string): Chance => {
  const numbers = randomNumbers(createHash('sha256').update(`${seed} ${purpose}`).digest().readUInt32LE());
  const share = () => numbers() / 2 ** 32;
  const between = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  const of = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  return {
    share,
    between,
    of,
    weighted: (rows) => {
      let left = share() * rows.reduce((sum, { weight }) => sum + weight, 0);
      for (const row of rows) {
        left -= row.weight;
        if (left < 0) return row;
      }
      return of(rows);
    },
  };
};
