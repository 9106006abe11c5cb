import type { CancelRefusal } from './cancel-rules.ts';
import type { AnyNote } from './notes.ts';
import type { PlanRefusal } from './plan-rules.ts';
import type { PriceAskedBack } from './price-asked.ts';
import type { PriceRefusal } from './price-rules.ts';
import type { Refusal } from './seat-rules.ts';

/** What a request wants: other seats now, other seats after the renewal, an end, or another price. */
export type RequestKind = 'seats' | 'plan' | 'cancel' | 'price';

/** Why Microsoft's terms or Pax8's rules refuse a request, of any kind. */
export type AnyRefusal = Refusal | PlanRefusal | CancelRefusal | PriceRefusal | PriceAskedBack;

/** What all rules together say about a change. */
export type AnyRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly AnyNote[] }>
  | Readonly<{ kind: 'refused'; because: AnyRefusal }>;
