import type { InvoiceDifference } from '../../core/billing/invoice-compare.ts';
import type { ChangesBySubscription } from '../../core/billing/known-changes.ts';
import type { Context } from '../context.ts';

const newest = 50;

/** The changes of a tenant to the subscriptions that differ. */
export const changesOf = async (
  { memory }: Pick<Context, 'memory'>,
  tenantId: string,
  differences: readonly InvoiceDifference[],
): Promise<ChangesBySubscription> => {
  const ids = new Set(differences.flatMap(({ subscriptionIds }) => subscriptionIds));
  const read = [...ids].map(async (id) => {
    const changes = await memory.changes.ofSubscription(id, newest);
    return [id, changes.filter((change) => change.tenantId === tenantId)] as const;
  });
  return new Map(await Promise.all(read));
};
