import type { Change } from '../../core/changes/change.ts';
import type { OrderWanted } from '../../core/changes/order-wanted.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** People's names and addresses and tenants stand in what a vendor is told; that it was told them is enough here. */
const withoutValues = ({ provisioning, ...order }: OrderWanted) => ({
  ...order,
  provisioning: provisioning.map(({ key }) => key),
});

/** One audit entry about a change: what it is, what was seen, how it stands. `person` is null when the bot acted by itself. */
export const audit = async (
  context: Pick<Context, 'memory' | 'now'>,
  change: Change,
  person: Person | null,
  event: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  context.memory.audit.append({
    at: context.now(),
    tenantId: change.tenantId,
    person,
    event,
    changeId: change.id,
    companyId: change.companyId,
    facts: {
      company: change.companyName,
      product: change.productName,
      subscriptionId: change.subscriptionId,
      what: change.what,
      ...(change.order === null ? {} : { order: withoutValues(change.order) }),
      ...(change.price === null ? {} : { 'new price': `${change.price.to} ${change.price.currency}` }),
      cancelAt: change.cancelAt,
      afterTermEnd: change.afterTermEnd,
      purpose: change.purpose,
      endsAt: change.endsAt ?? null,
      from: change.from,
      to: change.to,
      state: change.state,
      where: change.askedIn,
      askedTo: change.askedTo,
      approversNeeded: change.approversNeeded,
      approvals: change.approvals,
      reasons: change.reasons,
      undoes: change.undoes,
      ...(change.bundleId === null ? {} : { bundleId: change.bundleId }),
      seen: change.seen,
      reason: change.reason,
      outcome: change.outcome,
      pax8: change.pax8Text,
      settledBy: change.settledBy,
      note: change.note,
      ...more,
    },
  });
