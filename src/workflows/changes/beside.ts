import { plannedAfter, seatsAfter } from '../../core/changes/change-facts.ts';
import { fitsSeats } from '../../core/changes/plan-seats.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import type { ServiceTermNote } from '../../core/rules/seat-rules.ts';
import { assignedNow } from '../assignments/tenants.ts';
import type { Context } from '../context.ts';
import type { Wish } from './request-kinds.ts';
import { serviceTermNote } from './service-terms.ts';

/** What exists beside the subscription of a request, and what its card says about it. */
export type Beside = Readonly<{ notes: readonly AnyNote[]; serviceTerm: ServiceTermNote | null }>;

/**
 * Beside a change of seats: a waiting plan, a service term, Microsoft's assigned seats. Beside a cancellation: add-ons
 * that look-ups know. `to` is the resulting number of seats.
 */
export const besideRequest = async (
  context: Context,
  tenantId: string,
  kind: Wish['kind'],
  subscription: Subscription,
  to: number,
): Promise<Beside> => {
  if (kind === 'cancel') return { notes: addOns(context, subscription), serviceTerm: null };
  if (kind === 'price') return { notes: [], serviceTerm: null };
  const assigned = await assignedBeside(context, tenantId, subscription, to);
  if (kind === 'plan') return { notes: assigned, serviceTerm: null };
  const serviceTerm = await serviceTermNote(context, tenantId, subscription);
  const plans = await planBeside(context, tenantId, subscription.id, to);
  return { notes: [...(serviceTerm === null ? [] : [serviceTerm]), ...plans, ...assigned], serviceTerm };
};

/** How many of its seats are assigned at Microsoft, where that is known. */
const assignedBeside = async (
  context: Context,
  tenantId: string,
  subscription: Subscription,
  to: number,
): Promise<AnyNote[]> => {
  const found = await assignedNow(context, tenantId, subscription);
  if (found === null) return [];
  const { licence, shared, asOf } = found;
  const { assigned, seats } = licence;
  const fewer = Math.max(0, (subscription.quantity ?? to) - to);
  return [{ kind: 'assigned', assigned, seats, shared, asOf, fewer }];
};

/** A refusal, explained by the service term where one runs: waiting for a renewal would not help. */
export const refusalBeside = (because: AnyRefusal, { serviceTerm }: Beside): AnyRefusal =>
  serviceTerm !== null && ofTerms.has(because.kind) ? serviceTerm : because;

const ofTerms: ReadonlySet<AnyRefusal['kind']> = new Set([
  'committed',
  'locked-before-end',
  'renewing',
  'window-unknown',
]);

const planBeside = async (
  { memory }: Pick<Context, 'memory'>,
  tenantId: string,
  subscriptionId: string,
  from: number,
): Promise<AnyNote[]> => {
  const plans = await memory.changes.planned(subscriptionId);
  const plan = plans.findLast((planned) => planned.tenantId === tenantId);
  const at = plan === undefined ? null : plannedAfter(plan);
  if (plan === undefined || at === null) return [];
  return [{ kind: 'plan-waits', to: seatsAfter(plan), at, from, stays: fitsSeats(plan, from, from) }];
};

/** More names than this say no more. */
const namesShown = 3;

const addOns = ({ portfolio, now }: Pick<Context, 'portfolio' | 'now'>, { id }: Subscription): AnyNote[] => {
  const held = [...(portfolio.current()?.subscriptions.values() ?? [])];
  const names = held
    .filter((addOn) => addOn.parentId === id && isRunning(addOn, now()) && addOn.endAt === null)
    .map(({ productName }) => productName);
  return names.length === 0
    ? []
    : [{ kind: 'add-ons', names: names.slice(0, namesShown), count: names.length }];
};
