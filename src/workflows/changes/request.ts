import type { Change } from '../../core/changes/change.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { type RequestBasis, type Requested, recordRefusal, saveRequest } from './new-request.ts';
import { needsHistory, ruleWish, type Wish, wishedTo, wishFacts } from './request-kinds.ts';
import { replaceEarlier } from './withdraw-plans.ts';

/**
 * Asks for a change of a subscription: a fresh read, the rules, the verdict of the policy, and the change saved, pending
 * or, where the policy lets it pass, as approved by it: then whoever asked carries it out. A plan takes the place of what
 * was planned before for the same renewal; a cancellation waits for its approval no longer than Pax8 would take it.
 * Nothing is written to Pax8. Throws what Pax8's reads throw, and when another tenant has an open change; then nothing
 * was saved.
 */
export const request = async (context: Context, asked: RequestBasis, wish: Wish): Promise<Requested> => {
  const [subscription, history] = await Promise.all([
    readAfresh(context, asked),
    needsHistory(wish) ? context.marketplace.history(asked.subscriptionId, 'person') : { rows: [] },
  ]);
  if (subscription === null) return { kind: 'gone' };

  const now = context.now();
  const shown = { what: wish.kind, subscription, to: wishedTo(wish, subscription) };
  const ruled = ruleWish(wish, { subscription, history: history.rows, now });
  if (ruled.kind === 'refused') return recordRefusal(context, asked, { ...ruled, ...shown }, wishFacts(wish));
  const { wanted, notes, until } = ruled;
  const { verdict, policyVersion } = await judgeRequest(context, { ...asked, wanted, subscription });
  if (verdict.kind === 'refused') {
    const refusal = { kind: 'against-policy', because: verdict.because, ...shown } as const;
    return recordRefusal(context, asked, refusal, { ...wishFacts(wish), policyVersion });
  }
  // After the read: an undo that slips in between has moved the seats, which the look before the write finds.
  const undoes = wish.kind === 'seats' ? (wish.undoes ?? null) : null;
  const undone = undoes === null ? null : await undoOf(context, undoes, subscription.id);
  if (undone !== null) return { kind: 'undone-already', change: undone };

  const requested = await saveRequest(context, {
    ...{ asked, subscription, wanted, notes, verdict, policyVersion, undoes },
    purpose: wish.kind === 'plan' ? wish.purpose : null,
    ...(until === null ? {} : { expiresAt: Math.min(now + context.settings.approvalExpiryMs, until) }),
  });
  if (requested.kind === 'requested') await replaceEarlier(context, requested.change);
  return requested;
};

/** The subscription as Pax8 has it now, and in look-ups too; null: there is none, or it is another company's. */
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

/** The request that takes a change back already; there is one at most. */
const undoOf = async (
  { memory }: Context,
  changeId: string,
  subscriptionId: string,
): Promise<Change | null> => {
  const changes = await memory.changes.ofSubscription(subscriptionId, 200);
  return changes.find(({ undoes }) => undoes === changeId) ?? null;
};
