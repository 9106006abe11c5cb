import type { Renewal, RenewalLine, RenewalStep } from './renewal.ts';

/** The renewal with the changes, as its next version; the steps end its story. */
export const changed = (
  renewal: Renewal,
  changes: Partial<Renewal>,
  ...steps: readonly RenewalStep[]
): Renewal => ({
  ...renewal,
  ...changes,
  version: renewal.version + 1,
  story: [...renewal.story, ...steps],
});

/** The lines, the one of the subscription changed. */
export const withLine = (
  renewal: Renewal,
  subscriptionId: string,
  change: Partial<RenewalLine>,
): RenewalLine[] =>
  renewal.lines.map((line) => (line.subscriptionId === subscriptionId ? { ...line, ...change } : line));
