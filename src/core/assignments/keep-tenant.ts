import { hour, minute } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { KeptTenant, TenantRead, TenantTrouble } from './licences.ts';

/** How old numbers get before they are read again. */
const every = 4 * hour;
/** What a person has to fix is checked again after this. */
const untilMended = hour;

const pauseAfter = (trouble: TenantTrouble, failures: number): number => {
  switch (trouble) {
    case 'credentials':
    case 'no-tenant':
    case 'no-consent':
    case 'not-allowed':
      return untilMended;
    default:
      return Math.min(every, 5 * minute * 2 ** Math.min(failures, 6));
  }
};

/** A tenant after a try to read it: what was read before stays when the try failed. */
export const keptAfter = (
  before: KeptTenant | null,
  tenantId: string,
  read: TenantRead,
  now: Instant,
): KeptTenant => {
  if (read.kind === 'read')
    return {
      ...{ tenantId, licences: read.licences, asOf: now, trouble: null, nextAt: now + every, failures: 0 },
    };
  const failures = before?.failures ?? 0;
  const since = before?.trouble?.kind === read.trouble ? before.trouble.since : now;
  return {
    tenantId,
    licences: before?.licences ?? null,
    asOf: before?.asOf ?? null,
    trouble: { kind: read.trouble, since },
    // Microsoft's own wish goes first. https://learn.microsoft.com/graph/throttling
    nextAt: now + (read.retryAfterMs ?? pauseAfter(read.trouble, failures)),
    failures: failures + 1,
  };
};

/** The tenants to read now: those that never were come first, then the one that has waited longest. */
export const tenantsDue = (
  tenantIds: Iterable<string>,
  saved: ReadonlyMap<string, KeptTenant>,
  now: Instant,
): string[] =>
  [...new Set(tenantIds)]
    .filter((id) => (saved.get(id)?.nextAt ?? 0) <= now)
    .sort((a, b) => (saved.get(a)?.nextAt ?? 0) - (saved.get(b)?.nextAt ?? 0));
