import type { Change } from '../../core/changes/change.ts';
import { isOpen } from '../../core/changes/change-steps.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import { hasSeats, type Subscription, type WithSeats } from '../../core/marketplace/records.ts';
import { type Terms, type Windows, windowsOf } from '../../core/rules/nce-windows.ts';
import { isListedFree, isRuleUnknown, notesInServiceTerm } from '../../core/rules/notes.ts';
import type { Policy, Verdict } from '../../core/rules/policy.ts';
import type { AnyRuling } from '../../core/rules/refusals.ts';
import { ruleSeats, type SeatRuling } from '../../core/rules/seat-rules.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { approversFor } from '../people/people.ts';
import { type Judging, judgeRequest } from '../people/policy.ts';
import { type Beside, besideRequest, refusalBeside } from './beside.ts';
import type { RequestBasis } from './new-request.ts';
import { readTerms } from './read-terms.ts';
import { readAfresh } from './request.ts';
import { seatsWanted, seatsWished, type Wish } from './request-kinds.ts';
import { readSeatFacts, type SeatFacts } from './seat-facts.ts';

/** What would happen to a change now. */
export type Supposed = Readonly<{
  kind: 'supposed';
  subscription: WithSeats;
  to: number;
  /** The vendor's questions about the seats; null when there are none, or the seats are impossible. */
  details: VendorDetails | null;
  ruling: AnyRuling;
  verdict: Verdict;
  /** The version of the policy that decided; 0 when none was saved yet. */
  policyVersion: number;
  terms: Terms;
  policy: Policy;
  windows: Windows;
  /** Known people who can approve it. */
  approvers: readonly Person[];
  /** An open change of this subscription, which must be settled first. */
  open: Change | null;
}>;

/** Pax8 does not say how many seats it has. */
type SeatsUnknown = Readonly<{ kind: 'seats-unknown'; subscription: Subscription }>;

/**
 * Judges a seat change on fresh reads without requesting it; saves nothing. Returns null when the company has no such
 * subscription. Throws what Pax8's reads throw.
 */
export const suppose = async (
  context: Context,
  request: Omit<RequestBasis, 'conversation' | 'given'>,
  wish: Wish<'seats'>,
  { besides = 0, withoutReason = false }: Pick<Judging, 'besides' | 'withoutReason'> = {},
): Promise<Supposed | SeatsUnknown | null> => {
  const { memory, now } = context;
  const { person, companyId, companyName, subscriptionId } = request;
  const [subscription, changes] = await Promise.all([
    readAfresh(context, request),
    memory.changes.ofSubscription(subscriptionId, 10),
  ]);
  if (subscription === null) return null;
  if (!hasSeats(subscription)) return { kind: 'seats-unknown', subscription };
  const terms = await readTerms(context, subscription, { withHistory: true, urgency: 'person' });
  const at = now();
  const to = seatsWished(subscription.quantity, wish);
  const wanted = seatsWanted(subscription.quantity, to, null);
  const ruled = ruleSeats(terms, to, at);
  const [approvers, facts, beside] = await Promise.all([
    approversFor(context, person, companyId),
    ruled.kind === 'refused' ? null : readSeatFacts(context, subscription, to),
    besideRequest(context, person.tenantId, 'seats', subscription, to),
  ]);
  const { verdict, policyVersion, policy } = await judgeRequest(context, {
    ...{ person, companyId, companyName, wanted, subscription, besides, withoutReason },
    ruleUnknown: ruled.kind === 'allowed' && isRuleUnknown(ruled.notes),
    listedFree: isListedFree(facts?.notes ?? []),
  });
  return {
    kind: 'supposed',
    subscription,
    to,
    details: facts?.details ?? null,
    ruling: rulingWith(ruled, facts, beside),
    verdict,
    policyVersion,
    policy,
    terms,
    windows: windowsOf(terms, at),
    approvers,
    open: changes.find(isOpen) ?? null,
  };
};

const rulingWith = (ruled: SeatRuling, facts: SeatFacts | null, beside: Beside): AnyRuling => {
  if (ruled.kind === 'refused') return { kind: 'refused', because: refusalBeside(ruled.because, beside) };
  if (facts !== null && facts.because !== null) return { kind: 'refused', because: facts.because };
  const notes = notesInServiceTerm([...ruled.notes, ...(facts?.notes ?? [])], beside.serviceTerm);
  return { kind: 'allowed', notes: [...beside.notes, ...notes] };
};
