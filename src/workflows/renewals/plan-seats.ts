import type { Change } from '../../core/changes/change.ts';
import { plannedAfter } from '../../core/changes/change-facts.ts';
import { hasSeats } from '../../core/marketplace/records.ts';
import { nextVersion } from '../../core/renewals/after-renewal.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { dayOf, lineFor, newRenewal } from '../../core/renewals/renewal-lines.ts';
import { followChange } from '../cards/follow-change.ts';
import { type RequestBasis, type Requested, recordRefusal } from '../changes/new-request.ts';
import { readAfresh, request } from '../changes/request.ts';
import { reckonedOtherwise, seatsWished, type Wish } from '../changes/request-kinds.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';
import { withOwners } from './company-owners.ts';
import { decideRenewal, noteDecision, type RenewalDecided } from './decide-renewal.ts';

export type Planned =
  | Requested
  | Readonly<{
      kind: 'not-planned';
      reason: Extract<RenewalDecided, { kind: 'denied' }>['reason'] | 'under-way';
    }>;

/**
 * Requests seats for the next renewal, on a fresh read, as the renewal's own card does; opens the renewal if the sweep
 * has not, also for a monthly term. Throws what Pax8's reads throw.
 */
export const planSeats = async (
  context: Context,
  asked: RequestBasis,
  wish: Pick<Wish<'seats'>, 'direction' | 'seats' | 'reckonedFrom'>,
): Promise<Planned> => {
  const subscription = await readAfresh(context, asked);
  if (subscription === null) return { kind: 'gone' };
  const termEndsAt = subscription.commitment?.endsAt ?? null;
  const to = hasSeats(subscription) ? seatsWished(subscription.quantity, wish) : 0;
  const moved = hasSeats(subscription) ? reckonedOtherwise(subscription, wish.reckonedFrom) : null;
  if (moved !== null)
    return recordRefusal(context, asked, {
      kind: 'refused',
      request: 'plan',
      because: moved,
      subscription,
      to,
    });
  const known = termEndsAt === null ? null : await renewalWith(context, asked, dayOf(termEndsAt));
  if (known !== null) {
    const given = { kind: 'plan', line: subscription.id, seats: to, given: asked.given } as const;
    return plannedAs(await decideRenewal(context, known.id, given, asked));
  }
  const requested = await request(context, asked, { kind: 'plan', to, termEndsAt: termEndsAt ?? 0 });
  if (requested.kind !== 'requested') return requested;
  const renewal = await renewalOfPlan(context, requested.change);
  return renewal === null
    ? requested
    : plannedAs(await noteDecision(context, renewal, requested.change, asked));
};

/** That day's open renewal with the subscription's line; null when there is none yet. */
const renewalWith = async (
  { memory }: Context,
  { person, subscriptionId }: RequestBasis,
  day: string,
): Promise<Renewal | null> =>
  (await memory.renewals.ofSubscription(subscriptionId)).find(
    (renewal) => renewal.tenantId === person.tenantId && renewal.day === day,
  ) ?? null;

const plannedAs = (decided: RenewalDecided | null): Planned => {
  switch (decided?.kind) {
    case 'asked':
      return { kind: 'requested', change: decided.change };
    case 'not-allowed':
      return decided.because;
    case 'denied':
      return { kind: 'not-planned', reason: decided.reason };
    default:
      return { kind: 'not-planned', reason: 'under-way' };
  }
};

/**
 * The renewal that a plan waits for, with the plan's line, opened now if necessary; null when look-ups do not know it.
 */
const renewalOfPlan = async (
  { memory, portfolio, newId, now }: Context,
  change: Change,
): Promise<Renewal | null> => {
  const { tenantId, companyId, companyName, subscriptionId } = change;
  const endsAt = plannedAfter(change);
  const held = portfolio.current();
  const subscription = held?.subscriptions.get(subscriptionId);
  if (endsAt === null || held === null || subscription === undefined) return null;
  const vendorName = held.vendors.get(subscription.productId) ?? null;
  const line = lineFor(subscription, endsAt, { ends: false, serviceTerm: null, vendorName });
  const unsaved = newRenewal({
    ...{ id: newId(), tenantId, companyId, companyName, day: dayOf(endsAt) },
    ...{ lines: [line], createdAt: now() },
  });
  const [owned = unsaved] = await withOwners({ memory }, tenantId, [unsaved]);
  const renewal = await memory.renewals.insert(owned);
  const saved = await untilSaved(renewal, renewalsIn(memory), (latest) =>
    attempt(
      latest.lines.some((other) => other.subscriptionId === subscriptionId)
        ? null
        : { ...nextVersion(latest), lines: [...latest.lines, line], closedAt: null },
    ),
  );
  return saved.kind === 'saved' ? saved.after : saved.latest;
};

/**
 * Opens the renewals of plans that have none, so that each plan runs: it was requested elsewhere, or a process died.
 */
export const openForPlans = async (context: Context): Promise<void> => {
  const plans = (await context.memory.changes.inStatesAnywhere(['pending', 'planned'])).filter(
    (change) => plannedAfter(change) !== null,
  );
  const tenants = new Set(plans.map(({ tenantId }) => tenantId));
  const open = await Promise.all([...tenants].map((tenantId) => context.memory.renewals.open(tenantId)));
  const held = new Set(
    open
      .flat()
      .flatMap(({ tenantId, day, lines }) =>
        lines.map(({ subscriptionId }) => `${tenantId} ${subscriptionId} ${day}`),
      ),
  );
  for (const plan of plans) {
    const key = `${plan.tenantId} ${plan.subscriptionId} ${dayOf(plannedAfter(plan) ?? 0)}`;
    if (!held.has(key) && (await renewalOfPlan(context, plan)) !== null) await followChange(context, plan);
  }
};
