import type { OrderRefusal } from '../rules/order-rules.ts';
import type { PolicyRefusal } from '../rules/policy.ts';
import type { AnyRefusal } from '../rules/refusals.ts';
import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';
import type { EmergencyRefusal } from './emergency-mark.ts';

/** What changed at Pax8 since the request, so that the approval no longer fits. */
export type Drift =
  | Readonly<{ kind: 'gone' }>
  /** Pax8 does not say how many seats it has. */
  | Readonly<{ kind: 'seats-unknown' }>
  | Readonly<{ kind: 'seats-moved'; seats: number; from: number; planned: boolean }>
  | Readonly<{ kind: 'status-moved'; status: string; was: string }>
  | Readonly<{ kind: 'end-moved' | 'price-moved' }>
  /** The vendor no longer accepts the answers that the plan waited with. */
  | Readonly<{ kind: 'details-moved' }>
  /**
   * For a plan: the subscription has ended (`at` is null when Pax8 did not say when), or Pax8 does not show the new
   * term.
   */
  | Readonly<{ kind: 'did-not-renew'; status: string; endedAt: Instant | null }>
  | Readonly<{ kind: 'term-not-shown' }>;

/** What changed since an order was requested. */
export type OrderDrift = Readonly<{
  kind: 'product-gone' | 'not-sold-so' | 'order-price-moved' | 'parent-not-running';
}>;

/** Why a change cannot be made now. */
export type NotNow =
  | Drift
  | OrderDrift
  | Readonly<{ kind: 'refused'; because: AnyRefusal }>
  | Readonly<{ kind: 'order-refused'; because: OrderRefusal }>
  /** Pax8's own check refused an order; `text` is what it says, empty when it says nothing. */
  | Readonly<{ kind: 'not-taken'; text: string; failure: Failure }>
  /** What was ordered is not Active right before the old one would be cancelled; null: Pax8 does not show it. */
  | Readonly<{ kind: 'order-not-active'; status: string | null }>
  /** The other line of a switch is no longer wanted, or was impossible. */
  | Readonly<{ kind: 'switch-broken'; because: NotNow | null }>
  /** The policy now names other people for the company than those who approved. */
  | Readonly<{ kind: 'not-by-named' }>
  /** The customer's consent is missing, or they declined; while links are off nobody can ask (again). */
  | Readonly<{ kind: 'no-consent' | 'no-links' | 'consent-declined' | 'declined-no-links' }>
  /** One person approved what could not wait, and that is no longer enough. */
  | Readonly<{ kind: 'not-alone'; because: EmergencyRefusal }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal }>
  | Readonly<{ kind: 'needs-approval'; approvers: 1 | 2; planned: boolean }>;
