import { lock } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';

/**
 * `lock`: the last 24 hours, in which Pax8 changes nothing. `renewing`: the term has ended and nobody has seen yet what
 * became of it. `window`: seats may go back. `over`: nothing is left to happen.
 */
export type RenewalStage = 'before' | 'lock' | 'renewing' | 'window' | 'over';

const stages: readonly RenewalStage[] = ['window', 'renewing', 'lock', 'before'];

/** Where a renewal stands: of lines that differ, the one that asks most of people counts. */
export const stageOf = ({ lines, closedAt }: Renewal, now: Instant): RenewalStage => {
  if (closedAt !== null) return 'over';
  const there = new Set(lines.map((line) => stageOfLine(line, now)));
  return stages.find((stage) => there.has(stage)) ?? 'over';
};

export const stageOfLine = ({ after, termEndsAt }: RenewalLine, now: Instant): RenewalStage => {
  if (after !== null) return after.kind === 'renewed' && now < after.closesAt ? 'window' : 'over';
  if (now >= termEndsAt) return 'renewing';
  return now >= termEndsAt - lock ? 'lock' : 'before';
};
