import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Grant, includes } from '../words/people.ts';

/** A grant that has an end. */
export type Ending = Grant & Readonly<{ until: Instant }>;

export const hasEnd = <G extends Grant>(grant: G): grant is G & Ending => grant.until !== undefined;

/** What a saved grant means now: itself or, once it has ended, the one behind it. */
export const grantNow = (saved: Grant, now: Instant): Grant | null => {
  if (saved.until === undefined || now < saved.until) return saved;
  return saved.afterwards ?? null;
};

/**
 * The grant to save over the present one. A grant with an end keeps the lasting role behind it, unless that would make
 * the end meaningless.
 */
export const grantOver = (given: Grant, before: Grant | null): Grant => {
  if (given.until === undefined || before === null) return given;
  const lasting = before.until === undefined ? before : (before.afterwards ?? null);
  if (lasting === null || includes(lasting.role, given.role)) return given;
  return { ...given, afterwards: { role: lasting.role, companies: lasting.companies } };
};

/** From when admins hear of the end: a day ahead, or when a quarter of a shorter grant is left. */
export const endIsNear = (until: Instant, grantedAt: Instant, now: Instant): boolean =>
  now < until && until - now <= Math.min(day, (until - grantedAt) / 4);
