import type { Change, Wanted } from '../../core/changes/change.ts';
import { passedOf } from '../../core/changes/change-amounts.ts';
import { plannedAfter, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { Guard, PolicyVersion, WaitingPolicy } from '../../core/ports/memory.ts';
import { pricedOf } from '../../core/rules/amounts.ts';
import { beyondSums, type Passed } from '../../core/rules/passed.ts';
import { firstPolicy, judge, type Policy, type Verdict } from '../../core/rules/policy.ts';
import type { Answer } from '../../core/words/chat.ts';
import { day, hour } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Person, samePerson } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { productPlain } from '../../views/kit/escape.ts';
import { waitingPolicyCard } from '../../views/people/policy-waiting.ts';
import { type Context, roleIn } from '../context.ts';
import { peopleOf } from './people.ts';

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
  /** As just read from Pax8. */
  subscription: Subscription;
  /** The request exists already and is judged again: it does not count against the hourly limit. */
  alreadyAsked?: boolean;
  /** The vendor's rule for the seats is not known. */
  ruleUnknown?: boolean;
  /** Requested now, without a reason or a ticket. */
  withoutReason?: boolean;
  /** Today's price list has the product for free. */
  listedFree?: boolean;
  /** Requests that are saved together with it and count before it. */
  besides?: number;
}>;

export type Judged = Readonly<{ verdict: Verdict; policyVersion: number; policy: Policy }>;

/**
 * Judges a change by the current policy and the person's role for this company. Writes nothing; throws the store's
 * errors. A vendor that Pax8 does not name counts as unknown.
 */
export const judgeRequest = async (
  context: Context,
  {
    person,
    companyId,
    companyName,
    wanted,
    subscription,
    alreadyAsked = false,
    ruleUnknown = false,
    withoutReason = false,
    listedFree = false,
    besides = 0,
  }: Judging,
): Promise<Judged> => {
  const { memory, portfolio } = context;
  const now = context.now();
  const { tenantId, objectId } = person;
  const [{ policy, version }, { role }, requestsInLastHour, passed] = await Promise.all([
    policyFor(context, tenantId),
    roleIn(context, person, companyId),
    alreadyAsked ? 0 : memory.changes.requestedSince(tenantId, objectId, now - hour),
    // What was saved before was within the limits then.
    alreadyAsked ? [] : memory.changes.passedSince(tenantId, since(now)),
  ]);
  const vendorName =
    policy.alwaysFor.vendors.length === 0 ? null : await vendorOf(context, subscription.productId);
  const verdict = judge(
    {
      ...pricedOf(subscription, {
        kind: wanted.kind,
        from: seatsBefore({ wanted }),
        to: seatsAfter({ wanted }),
        newPrice: wanted.kind === 'price' ? wanted.to : null,
        startsAt: wanted.kind === 'cancel' ? wanted.at : plannedAfter({ wanted }),
        credit: 'unknown',
        // The prices of an order are those of the price list.
        listedFree: listedFree || wanted.kind === 'order',
      }),
      planned: plannedAfter({ wanted }) !== null,
      companyId,
      companyName,
      subscriptionId: subscription.id,
      productName: subscription.productName ?? productPlain(null),
      vendorName,
      ruleUnknown,
      // An order looks at the company itself.
      companyStatus:
        wanted.kind === 'order' ? null : (portfolio.current()?.companies.get(companyId)?.status ?? null),
    },
    {
      person: objectId,
      role,
      requestsInLastHour: requestsInLastHour + besides,
      passed: passed.map(passedOf),
      withoutReason,
    },
    policy,
    now,
  );
  return { verdict, policyVersion: version, policy };
};

/** A rolling day: the limits for what passes without approval cover the last 24 hours. */
const since = (now: Instant): Instant => now - day;

/**
 * Lets changes pass without approval only while they fit the policy's limits together with what passed in the last 24
 * hours, at the moment of saving.
 */
export const passing = (changes: readonly Change[], policy: Policy, now: Instant): Guard => ({
  since: since(now),
  fits: (passed) => beyondTogether(changes, passed, policy).length === 0,
});

/**
 * Why changes need approval together although each alone does not: each is added to those before it and to what passed.
 */
export const beyondTogether = (changes: readonly Change[], passed: readonly Change[], policy: Policy) => {
  const before: Passed[] = passed.map(passedOf);
  return changes.flatMap((change) => {
    const passing = passedOf(change);
    const reasons = beyondSums(passing, before, policy);
    before.push(passing);
    return reasons;
  });
};

/** What passed without approval in the last 24 hours, without the given changes. */
export const passedBefore = async (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  changes: readonly Change[],
): Promise<readonly Change[]> => {
  const [first] = changes;
  if (first === undefined) return [];
  const passed = await memory.changes.passedSince(first.tenantId, since(now()));
  return passed.filter(({ id }) => changes.every((change) => change.id !== id));
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

/** The policy change that waits for a second admin; null when there is none, or it is too old. */
export const waitingPolicy = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  tenantId: string,
): Promise<WaitingPolicy | null> => {
  const waiting = await context.memory.policies.waiting(tenantId);
  if (waiting === null || context.now() >= policyExpiresAt(context, waiting)) return null;
  const { version } = await policyFor(context, tenantId);
  return waiting.basedOn === version ? waiting : null;
};

/** A waiting policy change expires like a request. */
const policyExpiresAt = (
  { settings }: Pick<Context, 'settings'>,
  { at }: Pick<WaitingPolicy, 'at'>,
): Instant => at + settings.approvalExpiryMs;

/** The card of a policy change that waits for a second admin. */
export const waitingPolicyAnswer = async (context: Context, waiting: WaitingPolicy): Promise<Answer> => {
  const { policy } = await policyFor(context, waiting.by.tenantId);
  const { approvalSelf } = context.settings;
  const expiresAt = policyExpiresAt(context, waiting);
  return context.answer(
    waitingPolicyCard({ waiting, current: policy, approvalSelf, expiresAt }, context.show()),
  );
};

/** The people who may change the policy. */
export const adminsOf = async (
  context: Pick<Context, 'memory' | 'settings'>,
  tenantId: string,
): Promise<Person[]> =>
  (await peopleOf(context, tenantId))
    .filter(({ role, companies }) => role === 'admin' && companies === null)
    .map(({ person }) => person);

/** Shows it to the other admins whose chats the bot knows. */
export const tellAdmins = async (context: Context, waiting: WaitingPolicy): Promise<void> => {
  const { conversations } = context.memory;
  for (const person of await adminsOf(context, waiting.by.tenantId)) {
    if (samePerson(person, waiting.by)) continue;
    const chat = await conversations.personalOf(person.tenantId, person.objectId);
    if (chat !== null) await context.chat.send(chat, await waitingPolicyAnswer(context, waiting));
  }
};
