import type { PolicyRefusal } from '../rules/policy.ts';
import type { AnyRefusal } from '../rules/refusals.ts';
import type { Instant } from '../words/instant.ts';

/** Something named in a request with several lines that did not become a line. */
export type NotAsked =
  | Readonly<{ kind: 'not-held'; companyName: string; product: string }>
  /** It was marked in the form, but the company no longer has it. */
  | Readonly<{ kind: 'no-longer-held' }>
  /** The policy refuses all lines that were possible, for what they come to together. */
  | Readonly<{ kind: 'no-lines'; because: PolicyRefusal }>
  | Readonly<{ kind: 'no-line'; productName: string | null; reason: NoLine }>;

/** Why a line cannot be requested; `at` is when that was found. */
export type NoLine =
  | Readonly<{ kind: 'open-already' | 'gone' | 'planned-already' }>
  | Readonly<{ kind: 'refused'; because: AnyRefusal; at: Instant }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal }>;
