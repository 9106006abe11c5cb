import { differences, type RecordDifference } from '../changes/timeline.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type KeptRow, unpacked } from './kept-state.ts';

/** How a night saw a subscription differ from before. */
export type KeptStep = Readonly<{
  night: number;
  /** `began`: it was not there before. `gone`: Pax8 no longer listed it. */
  kind: 'began' | 'gone' | 'changed';
  differences: readonly RecordDifference[];
}>;

/**
 * The steps of some subscriptions within a time, oldest first, from all their rows. The first night of all is no step:
 * things may have been so for long.
 */
export const keptSteps = (
  rows: readonly KeptRow[],
  ids: readonly string[],
  { from, to }: Readonly<{ from: Instant; to: Instant }>,
  firstNight: number,
): KeptStep[] => {
  const steps: KeptStep[] = [];
  for (const id of ids) {
    let before: string | null = null;
    for (const { night, packed } of rows.filter((row) => row.id === id)) {
      const at = night * day;
      if (night > firstNight && at > from && at <= to) steps.push(...stepBetween(before, packed, night));
      before = packed;
    }
  }
  return steps.sort((a, b) => a.night - b.night);
};

const stepBetween = (before: string | null, after: string | null, night: number): KeptStep[] => {
  if (after === null) return [{ night, kind: 'gone', differences: [] }];
  if (before === null) return [{ night, kind: 'began', differences: [] }];
  const at = night * day;
  const found = differences({ ...unpacked(before), at }, { ...unpacked(after), at });
  return found.length === 0 ? [] : [{ night, kind: 'changed', differences: found }];
};
