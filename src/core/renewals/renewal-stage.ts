import { lock } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';

/**
 * `lock`: the last 24 hours, when Pax8 changes nothing. `renewing`: the term ended, the outcome was not seen yet.
 * `window`: seats may be reduced. `over`: nothing more can happen.
 */
export type RenewalStage = 'before' | 'lock' | 'renewing' | 'window' | 'over';

const stages: readonly RenewalStage[] = ['window', 'renewing', 'lock', 'before'];

/** The stage of a renewal: when lines differ, the one that asks most of people counts. */
export const stageOf = ({ lines, closedAt }: Renewal, now: Instant): RenewalStage => {
  if (closedAt !== null) return 'over';
  const reached = new Set(lines.map((line) => stageOfLine(line, now)));
  return stages.find((stage) => reached.has(stage)) ?? 'over';
};

export const stageOfLine = ({ after, termEndsAt }: RenewalLine, now: Instant): RenewalStage => {
  if (after !== null) return after.kind === 'renewed' && now < after.closesAt ? 'window' : 'over';
  if (now >= termEndsAt) return 'renewing';
  return now >= termEndsAt - lock ? 'lock' : 'before';
};
