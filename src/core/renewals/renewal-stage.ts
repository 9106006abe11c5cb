import { lock } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { AfterTerm, Renewal, RenewalLine } from './renewal.ts';
import { isMicrosoftLine } from './renewal-lines.ts';

/**
 * `lock`: the last 24 hours of New Commerce, when Pax8 changes nothing. `renewing`: the term ended, the outcome was not seen yet.
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

export const stageOfLine = (line: RenewalLine, now: Instant): RenewalStage => {
  const { after, termEndsAt } = line;
  if (after !== null) return isWindowOpen(after, now) ? 'window' : 'over';
  if (now >= termEndsAt) return 'renewing';
  return now >= decidableUntil(line) ? 'lock' : 'before';
};

type RenewedAfter = Extract<AfterTerm, { kind: 'renewed' }>;

/** Whether it is known that seats may go back until `closesAt`, which has not come yet. */
export const isWindowOpen = (after: AfterTerm, now: Instant): after is RenewedAfter =>
  after.kind === 'renewed' &&
  (after.rule === 'new-commerce' || after.rule === 'product') &&
  now < after.closesAt;

/** Until when seats may go back after this renewal; null when none may, or nobody knows. */
export const windowClosesAt = (after: RenewedAfter): Instant | null =>
  isWindowOpen(after, after.opensAt) ? after.closesAt : null;

/** Until when Pax8 takes a decision about the end of a term. Its lock is known for New Commerce only. */
export const decidableUntil = (line: RenewalLine): Instant =>
  isMicrosoftLine(line) ? line.termEndsAt - lock : line.termEndsAt;
