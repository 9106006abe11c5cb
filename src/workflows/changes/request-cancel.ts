import { dayOf } from '../../core/renewals/renewal-lines.ts';
import { type CancelAt, ruleCancellation } from '../../core/rules/cancel-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { type Asked, type Requested, readAfresh, recordRefusal, saveRequest } from './new-request.ts';

export type CancelRequest = Asked &
  Readonly<{
    /** `term-end`: when the commitment ends, as the fresh read has it. */
    at: CancelAt;
    /** The day for which it was decided, where that is known: a term that ends on another one is not cancelled. */
    forEnd?: Instant;
  }>;

/**
 * Asks for the end of a subscription: a fresh read, the rules for cancelling, the policy, which lets no cancellation pass
 * without approval, and the request saved. It waits for its approval no longer than Pax8 would take it. Throws what
 * Pax8's reads throw, and when another tenant has an open change; then nothing was saved.
 */
export const requestCancel = async (context: Context, request: CancelRequest): Promise<Requested> => {
  const [subscription, history] = await Promise.all([
    readAfresh(context, request),
    context.marketplace.history(request.subscriptionId, 'person'),
  ]);
  if (subscription === null) return { kind: 'gone' };
  const what = 'cancel';
  const to = 0;
  const now = context.now();
  const end = subscription.commitment?.endsAt ?? null;
  if (request.forEnd !== undefined && end !== null && dayOf(end) !== dayOf(request.forEnd)) {
    const because = { kind: 'term-moved', at: end } as const;
    return recordRefusal(context, request, { kind: 'refused', because, what, subscription, to });
  }
  const ruling = ruleCancellation(subscription, request.at, history.rows, now);
  if (ruling.kind === 'refused')
    return recordRefusal(context, request, { ...ruling, what, subscription, to });
  const { verdict, policyVersion } = await judgeRequest(context, { ...request, what, subscription, to });
  if (verdict.kind === 'refused') {
    const { because } = verdict;
    const refusal = { kind: 'against-policy', what, because, subscription, to } as const;
    return recordRefusal(context, request, refusal, { policyVersion });
  }
  const expiresAt = Math.min(now + context.settings.approvalExpiryMs, ruling.until ?? Infinity);
  const { notes, at: cancelAt } = ruling;
  const more = { what, cancelAt, expiresAt } as const;
  return saveRequest(context, { asked: request, subscription, to, notes, verdict, policyVersion, more });
};
