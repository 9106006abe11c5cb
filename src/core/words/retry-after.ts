import { DateTime } from 'luxon';

/**
 * Milliseconds to wait by a `Retry-After` header (seconds or a date), 0 when its date is past; null when absent or
 * unreadable. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
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
