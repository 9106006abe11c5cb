import type { HistoryEntry, Rows, Subscription } from '../../core/marketplace/records.ts';
import {
  type ServiceTermSeen,
  serviceTermAfter,
  serviceTermInHistory,
  serviceTermsIn,
  stillByTheMonth,
} from '../../core/renewals/service-terms.ts';
import { isMicrosoftCommerce } from '../../core/rules/seat-rule.ts';
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

/** What the bot saw of a subscription, or else what Pax8's own rows show; null when it is under no service term. */
export const serviceTermOf = async (
  { memory, portfolio, now }: Pick<Context, 'memory' | 'portfolio' | 'now'>,
  tenantId: string,
  subscription: Subscription,
  readHistory: () => Promise<Rows<HistoryEntry> | null>,
): Promise<ServiceTermSeen | null> => {
  if (!stillByTheMonth(subscription)) return null;
  const seen = (await serviceTermsOf({ memory }, [tenantId])).get(subscription.id);
  if (seen !== undefined) return seen;
  const { productName, productId, commitment, companyId } = subscription;
  const held = portfolio.current();
  const vendorName = held?.vendors.get(productId) ?? null;
  if (commitment === null || !isMicrosoftCommerce({ productName, vendorName, committed: true })) return null;
  return (
    serviceTermAfter(subscription, held?.byCompany.get(companyId) ?? [], now()) ??
    serviceTermInHistory(subscription, (await readHistory())?.rows ?? [], now())
  );
};

/** The note for a change of seats of a subscription that went on by the month after its term; null for others. */
export const serviceTermNote = async (
  context: Context,
  tenantId: string,
  subscription: Subscription,
): Promise<ServiceTermNote | null> => {
  const seen = await serviceTermOf(context, tenantId, subscription, () =>
    // Without the history the note is missing; the change itself is ruled by what its kind reads.
    context.marketplace.history(subscription.id, 'person').catch(() => null),
  );
  return seen === null ? null : { kind: 'service-term', ...seen };
};
