import { rulePlan } from '../../core/rules/plan-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { type Asked, type Requested, readAfresh, recordRefusal, saveRequest } from './new-request.ts';
import { replaceEarlier } from './withdraw-plans.ts';

export type PlanRequest = Asked &
  Readonly<{
    to: number;
    /** End of the term after whose renewal it is to be made. */
    termEndsAt: Instant;
    /** Why, as the person wrote it. */
    purpose: string | null;
  }>;

/**
 * Asks for a number of seats after a renewal: a fresh read, the rules for plans, the policy as things are today, and the
 * plan saved, pending or, where the policy lets it pass, planned. It takes the place of what was planned before for the
 * same renewal. Throws what Pax8's reads throw; then nothing was saved.
 */
export const requestPlan = async (context: Context, request: PlanRequest): Promise<Requested> => {
  const subscription = await readAfresh(context, request);
  if (subscription === null) return { kind: 'gone' };
  const what = 'plan';
  const { to, termEndsAt } = request;
  const terms = { afterTermEnd: termEndsAt, purpose: request.purpose };
  const ruling = rulePlan(subscription, to, termEndsAt, context.now());
  if (ruling.kind === 'refused')
    return recordRefusal(context, request, { ...ruling, what, subscription, to }, terms);
  const judging = { ...request, what: 'seats', subscription, to } as const;
  const { verdict, policyVersion } = await judgeRequest(context, judging);
  if (verdict.kind === 'refused') {
    const { because } = verdict;
    const refusal = { kind: 'against-policy', what, because, subscription, to } as const;
    return recordRefusal(context, request, refusal, { ...terms, policyVersion });
  }
  const { notes } = ruling;
  const wanted = { asked: request, subscription, to, notes, verdict, policyVersion, more: terms };
  const requested = await saveRequest(context, wanted);
  if (requested.kind === 'requested') await replaceEarlier(context, requested.change);
  return requested;
};
