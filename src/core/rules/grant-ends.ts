import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Grant, includes } from '../words/people.ts';

/** A grant that has an end. */
export type Ending = Grant & Readonly<{ until: Instant }>;

export const hasEnd = <G extends Grant>(grant: G): grant is G & Ending => grant.until !== undefined;

/** What holds of a saved grant now: itself, or what it stood in front of once it has ended. */
export const grantNow = (saved: Grant, now: Instant): Grant | null => {
  if (saved.until === undefined || now < saved.until) return saved;
  return saved.afterwards ?? null;
};

/**
 * The grant as it is saved over what holds now. One with an end lets the lasting role before it come back, unless that would make
 * the end mean nothing.
 */
export const grantOver = (given: Grant, before: Grant | null): Grant => {
  if (given.until === undefined || before === null) return given;
  const lasting = before.until === undefined ? before : (before.afterwards ?? null);
  if (lasting === null || includes(lasting.role, given.role)) return given;
  return { ...given, afterwards: { role: lasting.role, companies: lasting.companies } };
};

/** From when on admins are told of the end: a day ahead, or when a quarter of a shorter grant is left. */
export const endIsNear = (until: Instant, grantedAt: Instant, now: Instant): boolean =>
  now < until && until - now <= Math.min(day, (until - grantedAt) / 4);
