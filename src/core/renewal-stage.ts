import type { Instant } from './marketplace.ts';
import { lock } from './nce-windows.ts';
import type { Renewal } from './renewal.ts';

export type RenewalStage = 'before' | 'lock' | 'renewing' | 'window' | 'over';

export const stageOf = ({ lines, day, closedAt }: Renewal, now: Instant): RenewalStage => {
  const open = lines.filter(({ after }) => after === null);
  const windows = lines.some(({ after }) => after?.kind === 'renewed' && now < after.closesAt);
  if (closedAt !== null) return 'over';
  if (windows) return 'window';
  if (open.length === 0) return 'over';
  const end = Math.min(...open.map(({ termEndsAt }) => termEndsAt), Number.POSITIVE_INFINITY);
  const at = Number.isFinite(end) ? end : Date.parse(day);
  return now < at - lock ? 'before' : now < at ? 'lock' : 'renewing';
};
