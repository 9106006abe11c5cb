import type { TenantRead, TenantTrouble } from '../core/assignments/licences.ts';

/** Why a call returned nothing. */
export class GraphTrouble extends Error {
  readonly trouble: TenantTrouble;
  readonly retryAfterMs: number | null;

  constructor(trouble: TenantTrouble, retryAfterMs: number | null = null) {
    super(trouble);
    this.trouble = trouble;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What a failed call's answer means; `refused` is what a refusal of this call means. */
export const troubleOf = (
  { status, retryAfterMs }: Readonly<{ status: number | null; retryAfterMs: number | null }>,
  refused: TenantTrouble,
): GraphTrouble => {
  if (status === null) return new GraphTrouble('down');
  // Graph also asks to wait with 503. https://learn.microsoft.com/graph/throttling
  if (status === 429) return new GraphTrouble('busy', retryAfterMs);
  if (status >= 500 || status === 408) return new GraphTrouble('down', retryAfterMs);
  return new GraphTrouble(status === 401 || status === 403 ? refused : 'unreadable');
};

export const asRead = (thrown: unknown): TenantRead =>
  thrown instanceof GraphTrouble
    ? { kind: 'trouble', trouble: thrown.trouble, retryAfterMs: thrown.retryAfterMs }
    : // Only the secret's own source throws anything else.
      { kind: 'trouble', trouble: 'credentials', retryAfterMs: null };
