import type { Instant } from './instant.ts';

/** A stretch of time that a person named. `to` is exclusive. */
export type Period = Readonly<{
  from: Instant;
  to: Instant;
  /** How it reads in a title: "next 30 days", "in December 2026". */
  label: string;
}>;
