import type { PolicyRefusal } from '../rules/policy.ts';
import type { AnyRefusal } from '../rules/refusals.ts';
import type { Instant } from '../words/instant.ts';

/** What was named for a request of several lines and is not among them. */
export type NotAsked =
  | Readonly<{ kind: 'not-held'; companyName: string; product: string }>
  /** It was marked in the form and is no longer among those of the company. */
  | Readonly<{ kind: 'no-longer-held' }>
  | Readonly<{ kind: 'no-line'; productName: string | null; why: NoLine }>;

/** Why a line cannot be asked for; `at` is when that was so. */
export type NoLine =
  | Readonly<{ kind: 'open-already' | 'gone' | 'planned-already' }>
  | Readonly<{ kind: 'refused'; because: AnyRefusal; at: Instant }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal }>;
