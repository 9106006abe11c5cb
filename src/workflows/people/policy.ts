import type { Wanted } from '../../core/changes/change.ts';
import { plannedAfter, seatsAfter } from '../../core/changes/change-facts.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { PolicyVersion } from '../../core/ports/memory.ts';
import { mayBeCommitted } from '../../core/rules/nce-windows.ts';
import { firstPolicy, judge, type Verdict } from '../../core/rules/policy.ts';
import { hour } from '../../core/words/durations.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { productPlain } from '../../views/kit/escape.ts';
import { type Context, roleIn } from '../context.ts';

/** The policy of a tenant. Until one is saved, that is `firstPolicy` as version 0. */
export const policyFor = async (
  { memory }: Pick<Context, 'memory'>,
  tenantId: string,
): Promise<Pick<PolicyVersion, 'version' | 'policy'>> =>
  (await memory.policies.current(tenantId)) ?? { version: 0, policy: firstPolicy };

export type Judging = Readonly<{
  person: Person;
  companyId: string;
  companyName: string;
  wanted: Wanted;
  /** As just read from Pax8: its quantity is where the change begins. */
  subscription: Subscription;
  /** The request is saved already and is looked at once more: it does not count against the requests of the hour. */
  alreadyAsked?: boolean;
  /** Requests that will be saved together with it and count before it. */
  besides?: number;
}>;

/**
 * Judges a wanted change by the current policy and the person's role for this company. Writes nothing; throws the
 * store's errors. A vendor that Pax8 does not name counts as unknown.
 */
export const judgeRequest = async (
  context: Context,
  { person, companyId, companyName, wanted, subscription, alreadyAsked = false, besides = 0 }: Judging,
): Promise<{ verdict: Verdict; policyVersion: number }> => {
  const { memory } = context;
  const now = context.now();
  const [{ policy, version }, { role }, requestsInLastHour] = await Promise.all([
    policyFor(context, person.tenantId),
    roleIn(context, person, companyId),
    alreadyAsked ? 0 : memory.changes.requestedSince(person.tenantId, person.objectId, now - hour),
  ]);
  const vendorName =
    policy.alwaysFor.vendors.length === 0 ? null : await vendorOf(context, subscription.productId);
  const verdict = judge(
    {
      what: wanted.kind,
      from: subscription.quantity,
      to: seatsAfter({ wanted }),
      price: subscription.price,
      partnerCost: subscription.partnerCost,
      committed: mayBeCommitted(subscription),
      newPrice: wanted.kind === 'price' ? wanted.to : null,
      planned: plannedAfter({ wanted }) !== null,
      billingTerm: subscription.billingTerm,
      currency: subscription.currency,
      commitmentEndsAt: subscription.commitment?.endsAt ?? null,
      companyName,
      productName: subscription.productName ?? productPlain(null),
      vendorName,
    },
    { role, requestsInLastHour: requestsInLastHour + besides },
    policy,
    now,
  );
  return { verdict, policyVersion: version };
};

const vendorOf = async ({ marketplace, log }: Context, productId: string): Promise<string | null> => {
  try {
    return (await marketplace.product(productId, 'person'))?.vendorName ?? null;
  } catch (thrown) {
    log.warn({ productId, reason: messageOf(thrown) }, 'the vendor of a product could not be read');
    return null;
  }
};

const versionsShown = 8;

/** What a policy card shows: the current policy, since when, and earlier versions. */
export const policyShown = async (context: Pick<Context, 'memory' | 'settings'>, tenantId: string) => ({
  ...(await policyFor(context, tenantId)),
  history: await context.memory.policies.history(tenantId, versionsShown),
  approvalSelf: context.settings.approvalSelf,
});
