import { lock } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { AfterTerm, Renewal, RenewalLine } from './renewal.ts';
import { isMicrosoftLine } from './renewal-lines.ts';

/**
 * `lock`: New Commerce's last 24 hours, when Pax8 changes nothing. `renewing`: the term ended, but the outcome is not
 * visible yet. `window`: seats may be reduced. `over`: nothing more can happen.
 */
export type RenewalStage = 'before' | 'lock' | 'renewing' | 'window' | 'over';

const stages: readonly RenewalStage[] = ['window', 'renewing', 'lock', 'before'];

/** The stage of a renewal: when lines differ, the one that asks the most of people. */
export const stageOf = ({ lines, closedAt }: Renewal, now: Instant): RenewalStage => {
  if (closedAt !== null) return 'over';
  const reached = new Set(lines.map((line) => stageOfLine(line, now)));
  return stages.find((stage) => reached.has(stage)) ?? 'over';
};

export const stageOfLine = (line: RenewalLine, now: Instant): RenewalStage => {
  const { after, termEndsAt } = line;
  if (after !== null) return isWindowOpen(after, now) ? 'window' : 'over';
  if (now >= termEndsAt) return 'renewing';
  return now >= decidableUntil(line) ? 'lock' : 'before';
};

type RenewedAfter = Extract<AfterTerm, { kind: 'renewed' }>;

/** Whether seats certainly may go back until `closesAt`, which lies ahead. */
export const isWindowOpen = (after: AfterTerm, now: Instant): after is RenewedAfter =>
  after.kind === 'renewed' &&
  (after.rule === 'new-commerce' || after.rule === 'product') &&
  now < after.closesAt;

/** Until when seats may go back after this renewal; null when none may, or nobody knows. */
export const windowClosesAt = (after: RenewedAfter): Instant | null =>
  isWindowOpen(after, after.opensAt) ? after.closesAt : null;

/** Until when Pax8 accepts a decision about the end of a term. Its lock is known for New Commerce only. */
export const decidableUntil = (line: RenewalLine): Instant =>
  isMicrosoftLine(line) ? line.termEndsAt - lock : line.termEndsAt;
