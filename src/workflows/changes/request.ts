import type { Change } from '../../core/changes/change.ts';
import { hasSeats, type Subscription } from '../../core/marketplace/records.ts';
import { isRuleUnknown } from '../../core/rules/notes.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import {
  type RequestBasis,
  type Requested,
  recordRefusal,
  saveRequest,
  seatsUnknown,
} from './new-request.ts';
import { readTerms } from './read-terms.ts';
import { needsHistory, ruleWish, type Wish, wishedTo, wishFacts } from './request-kinds.ts';
import { replaceEarlier } from './withdraw-plans.ts';

/**
 * Requests a change on a fresh read, by the rules and the policy: saved as pending, or as approved for the caller to
 * execute. A plan replaces earlier ones for the same renewal; a cancellation expires when Pax8 would refuse it. Throws
 * what Pax8's reads throw, and when another tenant has an open change; then nothing was saved.
 */
export const request = async (context: Context, asked: RequestBasis, wish: Wish): Promise<Requested> => {
  const subscription = await readAfresh(context, asked);
  if (subscription === null) return { kind: 'gone' };
  // Nobody could say what an approval is for.
  if (!hasSeats(subscription))
    return recordRefusal(context, asked, seatsUnknown(wish.kind, subscription), wishFacts(wish));
  const reads = { withHistory: needsHistory(wish), urgency: 'person' } as const;
  const terms = await readTerms(context, subscription, reads);

  const now = context.now();
  const shown = { what: wish.kind, subscription, to: wishedTo(wish, subscription) };
  const ruled = ruleWish(wish, { terms, now });
  if (ruled.kind === 'refused') return recordRefusal(context, asked, { ...ruled, ...shown }, wishFacts(wish));
  const { wanted, notes, until } = ruled;
  const ruleUnknown = isRuleUnknown(notes);
  const judging = { ...asked, wanted, subscription, ruleUnknown };
  const { verdict, policyVersion, policy } = await judgeRequest(context, judging);
  if (verdict.kind === 'refused') {
    const refusal = { kind: 'against-policy', because: verdict.because, ...shown } as const;
    return recordRefusal(context, asked, refusal, { ...wishFacts(wish), policyVersion });
  }
  // After the read: if an undo comes in between, the check before the write finds the moved seats.
  const undoes = wish.kind === 'seats' ? (wish.undoes ?? null) : null;
  const undone = undoes === null ? null : await undoOf(context, undoes, subscription.id);
  if (undone !== null) return { kind: 'undone-already', change: undone };

  const requested = await saveRequest(context, {
    ...{ asked, subscription, wanted, notes, verdict, policy, policyVersion, undoes },
    confirmed: undoes !== null || wish.kind === 'plan',
    purpose: wish.kind === 'plan' ? wish.purpose : null,
    ...(until === null ? {} : { expiresAt: Math.min(now + context.settings.approvalExpiryMs, until) }),
  });
  if (requested.kind === 'requested') await replaceEarlier(context, requested.change);
  return requested;
};

/** Reads the subscription and updates look-ups; null when it does not exist or belongs to another company. */
export const readAfresh = async (
  context: Context,
  {
    subscriptionId,
    companyId,
    productName,
  }: Pick<RequestBasis, 'subscriptionId' | 'companyId' | 'productName'>,
): Promise<Subscription | null> => {
  const read = await context.marketplace.subscription(subscriptionId, 'person');
  if (read === null || read.companyId !== companyId) return null;
  const subscription = { ...read, productName: read.productName ?? productName };
  await context.portfolio.put(subscription);
  return subscription;
};

/** The request that already undoes a change; there is at most one. */
const undoOf = async (
  { memory }: Context,
  changeId: string,
  subscriptionId: string,
): Promise<Change | null> => {
  const changes = await memory.changes.ofSubscription(subscriptionId, 200);
  return changes.find(({ undoes }) => undoes === changeId) ?? null;
};
