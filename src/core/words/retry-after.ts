import { DateTime } from 'luxon';

/**
 * Milliseconds to wait by a `Retry-After` header, 0 when its date is past; null when it is absent or unreadable.
 * Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const retryAfterMs = (
  header: string | readonly string[] | null | undefined,
  now: number,
): number | null => {
  const value = (typeof header === 'string' ? header : header?.[0])?.trim();
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const date = DateTime.fromHTTP(value);
  return date.isValid ? Math.max(0, date.toMillis() - now) : null;
};
