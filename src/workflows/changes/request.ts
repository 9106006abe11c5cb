import type { Change } from '../../core/changes/change.ts';
import { withDetails } from '../../core/changes/vendor-details.ts';
import { hasSeats, type Subscription } from '../../core/marketplace/records.ts';
import { isListedFree, isRuleUnknown, notesInServiceTerm } from '../../core/rules/notes.ts';
import { planInstead } from '../../core/rules/plan-rules.ts';
import { isGiven } from '../../core/words/given-reason.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { besideRequest, refusalBeside } from './beside.ts';
import {
  type RequestBasis,
  type Requested,
  recordRefusal,
  saveRequest,
  seatsUnknown,
} from './new-request.ts';
import { readTerms } from './read-terms.ts';
import { needsHistory, type Read, ruleWish, type Wish, wishedTo, wishFacts } from './request-kinds.ts';
import { readSeatFacts } from './seat-facts.ts';
import { replaceEarlier } from './withdraw-plans.ts';

/**
 * Requests a change on a fresh read, by rules and policy: saved as pending, or as approved for the caller to execute. A
 * plan replaces earlier ones for its renewal. When a read throws, nothing was saved.
 */
export const request = async (context: Context, asked: RequestBasis, wish: Wish): Promise<Requested> => {
  const judged = await judgeWish(context, asked, wish);
  return judged.kind === 'allowed' ? save(context, asked, wish, judged) : judged;
};

/** Reads afresh, and judges by the rules alone. A refusal is recorded. */
export const ruleAfresh = async (context: Context, asked: RequestBasis, wish: Wish) => {
  const subscription = await readAfresh(context, asked);
  if (subscription === null) return { kind: 'gone' } as const;

  // Nobody could say what an approval is for.
  if (!hasSeats(subscription))
    return recordRefusal(context, asked, seatsUnknown(wish.kind, subscription), wishFacts(wish));
  const reads = { withHistory: needsHistory(wish), urgency: 'person' } as const;
  const terms = await readTerms(context, subscription, reads);

  const now = context.now();
  const to = wishedTo(wish, subscription);
  const shown = { request: wish.kind, subscription, to };
  const [ruled, beside] = await Promise.all([
    ruledWith(context, wish, { terms, now }),
    besideRequest(context, asked.person.tenantId, wish.kind, subscription, to),
  ]);
  if (ruled.kind === 'refused') {
    const because = refusalBeside(ruled.because, beside);
    const planFor = wish.kind === 'seats' ? planInstead(terms, to, because, now) : null;
    const refusal = { kind: 'refused', because, ...shown, planFor } as const;
    return recordRefusal(context, asked, refusal, wishFacts(wish));
  }
  const notes = [...beside.notes, ...notesInServiceTerm(ruled.notes, beside.serviceTerm)];
  return { ...ruled, notes, subscription, to };
};

/** The same, and by the policy. */
export const judgeWish = async (context: Context, asked: RequestBasis, wish: Wish) => {
  const ruled = await ruleAfresh(context, asked, wish);
  if (ruled.kind !== 'allowed') return ruled;
  const { wanted, subscription, to } = ruled;
  const withoutReason = !isGiven(asked.given) && !(wish.kind === 'seats' && wish.undoes !== undefined);
  const judging = {
    ...{ ...asked, wanted, subscription, withoutReason },
    ...{ ruleUnknown: isRuleUnknown(ruled.notes), listedFree: isListedFree(ruled.notes) },
  };
  const { verdict, policyVersion, policy } = await judgeRequest(context, judging);
  if (verdict.kind === 'refused') {
    const shown = { request: wish.kind, subscription, to };
    const refusal = { kind: 'against-policy', because: verdict.because, ...shown } as const;
    return recordRefusal(context, asked, refusal, { ...wishFacts(wish), policyVersion });
  }
  return { ...ruled, verdict, policy, policyVersion };
};

type Allowed = Extract<Awaited<ReturnType<typeof judgeWish>>, { kind: 'allowed' }>;

const save = async (
  context: Context,
  asked: RequestBasis,
  wish: Wish,
  { subscription, to, wanted, notes, until, verdict, policy, policyVersion }: Allowed,
): Promise<Requested> => {
  // After the read: if an undo comes in between, the check before the write finds the moved seats.
  const undoes = wish.kind === 'seats' ? (wish.undoes ?? null) : null;
  const undone = undoes === null ? null : await undoOf(context, undoes, subscription.id);
  if (undone !== null) return { kind: 'undone-already', change: undone };

  const requested = await saveRequest(context, {
    ...{ asked, subscription, wanted, notes, verdict, policy, policyVersion, undoes },
    ...(asked.bundle === undefined ? {} : { line: { bundle: asked.bundle, approvers: 0 as const } }),
    confirmed: undoes !== null || wish.kind === 'plan',
    ...(until === null
      ? {}
      : { expiresAt: Math.min(context.now() + context.settings.approvalExpiryMs, until) }),
  });
  if (requested.kind === 'open-already')
    return { ...requested, asked: { request: wish.kind, subscription, to } };
  // One of a list of renewals counts only when it is noted there.
  if (asked.bundle?.kind !== 'renewals') await replaceEarlier(context, requested.change);
  return requested;
};

/** The wish's own rules and, for seats, what the company's other subscriptions and the product add. */
const ruledWith = async (context: Context, wish: Wish, read: Read) => {
  const ruled = ruleWish(wish, read);
  if (ruled.kind === 'refused' || ruled.wanted.kind !== 'seats') return ruled;
  const { because, ...facts } = await readSeatFacts(context, read.terms.subscription, ruled.wanted.to);
  const notes = [...ruled.notes, ...facts.notes];
  const wanted = withDetails(ruled, facts.details).wanted;
  if (because === null) return { ...ruled, wanted, notes };
  if (wish.kind !== 'plan' || because.kind !== 'business-limit') return { kind: 'refused', because } as const;
  const warned = notes.some(({ kind }) => kind === 'beyond-business-limit');
  const beyond = warned ? [] : [{ kind: 'beyond-business-limit', limit: because.limit } as const];
  return { ...ruled, wanted, notes: [...notes, ...beyond] };
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
