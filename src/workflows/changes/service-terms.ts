import type { Subscription } from '../../core/marketplace/records.ts';
import { type ServiceTermSeen, serviceTermsIn, stillByTheMonth } from '../../core/renewals/service-terms.ts';
import type { ServiceTermNote } from '../../core/rules/seat-rules.ts';
import type { Context } from '../context.ts';

/** The subscriptions that went on under a service term, by id, as the renewals of these tenants saw it. */
export const serviceTermsOf = async (
  { memory }: Pick<Context, 'memory'>,
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, ServiceTermSeen>> => {
  const renewals = await Promise.all(tenantIds.map((tenantId) => memory.renewals.withServiceTerms(tenantId)));
  return serviceTermsIn(renewals.flat());
};

/** The note for a change of seats of a subscription that went on by the month after its term; null for others. */
export const serviceTermNote = async (
  context: Pick<Context, 'memory'>,
  tenantId: string,
  subscription: Subscription,
): Promise<ServiceTermNote | null> => {
  if (!stillByTheMonth(subscription)) return null;
  const seen = (await serviceTermsOf(context, [tenantId])).get(subscription.id);
  return seen === undefined ? null : { kind: 'service-term', ...seen };
};
