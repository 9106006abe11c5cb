import { z } from 'zod';
import { lacksAnswers } from '../catalogue/provisioning.ts';
import type { SimSubscription } from '../model.ts';
import type { Sim } from '../sim.ts';
import { additionsAfter, hasEnded, refuseBillingTerm, refuseSeats } from './nce.ts';
import type { Refusal } from './refusal.ts';

export const billingTerms = [
  'Monthly',
  'Annual',
  '2-Year',
  '3-Year',
  'One-Time',
  'Trial',
  'Activation',
] as const;

const moment = z.string().transform((text, context) => {
  const parsed = Date.parse(text);
  if (!Number.isNaN(parsed)) return parsed;
  context.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});

/**
 * Accepts every field that the document does not mark as read-only, so that a client that sends back what it read
 * visibly damages prices and dates.
 */
const writable = z.object({
  quantity: z.int().positive().optional(),
  price: z.number().nonnegative().optional(),
  partnerCost: z.number().nonnegative().optional(),
  currencyCode: z.string().length(3).optional(),
  billingTerm: z.enum(billingTerms).optional(),
  startDate: moment.optional(),
  endDate: moment.nullish(),
  provisioningDetails: z.array(z.object({ key: z.string(), values: z.array(z.string()) })).default([]),
});

type Update = Omit<z.output<typeof writable>, 'provisioningDetails'>;

const oneIsNeeded = ['price', 'billingTerm', 'quantity', 'startDate'] as const;

export type UpdateOutcome =
  | Readonly<{ kind: 'invalid'; field: string }>
  | Readonly<{ kind: 'refused'; refusal: Refusal }>
  | Readonly<{ kind: 'done' }>;

export const updateSubscription = (
  { world, settings }: Sim,
  subscription: SimSubscription,
  body: unknown,
  now: number,
): UpdateOutcome => {
  const parsed = writable.safeParse(body);
  if (!parsed.success) return { kind: 'invalid', field: String(parsed.error.issues[0]?.path[0] ?? 'body') };
  const { provisioningDetails, ...update } = parsed.data;
  const product = world.products.byId.get(subscription.productId);
  const refusal = refuse(update, subscription, product, now);
  if (refusal !== null) return { kind: 'refused', refusal };

  const changes = differences(subscription, update);
  if (Object.keys(changes).length === 0) return { kind: 'done' };
  const quantity = update.quantity ?? subscription.quantity;
  const settled = subscription.settleReads > 0 ? subscription.settlesAs : subscription.status;
  const waits =
    product !== undefined && quantity > subscription.quantity && lacksAnswers(product, provisioningDetails);
  const settlesAs = waits ? 'WaitingForDetails' : settled;
  world.change(
    subscription,
    {
      ...changes,
      ...(settings.seatsMoveStart && quantity !== subscription.quantity ? { startDate: now } : {}),
      additions: additionsAfter(subscription, quantity, now),
      status: settings.provisioningReads > 0 ? 'PendingAutomated' : settlesAs,
      settleReads: settings.provisioningReads,
      settlesAs,
    },
    now,
  );
  return { kind: 'done' };
};

const refuse = (
  update: Update,
  subscription: SimSubscription,
  product: Parameters<typeof refuseSeats>[1],
  now: number,
): Refusal | null => {
  if (oneIsNeeded.every((field) => update[field] === undefined))
    return {
      text: 'At least one of the following fields are required: Price, BillingTerm, Quantity, StartDate',
      flat: false,
    };
  if (hasEnded(subscription, now))
    return { text: 'Subscription is cancelled and can not be updated', flat: false };
  if (subscription.startDate > now)
    return { text: 'Subscriptions with a future date can not be updated', flat: false };
  return (
    refuseSeats(subscription, product, update.quantity ?? subscription.quantity, now) ??
    refuseBillingTerm(subscription, update.billingTerm ?? subscription.billingTerm)
  );
};

const differences = (subscription: SimSubscription, update: Update): Partial<SimSubscription> =>
  Object.fromEntries(
    Object.entries(update).filter(
      ([field, value]) => value !== undefined && value !== subscription[field as keyof Update],
    ),
  );
