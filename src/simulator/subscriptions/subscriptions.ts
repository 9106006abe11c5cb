import { type Answer, envelope, flatErrors, invalidField, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimSubscription } from '../model.ts';
import { wireHistory, wireListRow, wireSubscription } from '../wire.ts';
import { snapshot, type World } from '../world.ts';
import { cancellation } from './nce.ts';
import type { Refusal } from './refusal.ts';
import { billingTerms, updateSubscription } from './subscription-update.ts';

const statuses = [
  'Active',
  'Cancelled',
  'PendingManual',
  'PendingAutomated',
  'PendingCancel',
  'WaitingForDetails',
  'Trial',
  'Converted',
  'PendingActivation',
  'Activated',
];

const listing = ({ world, settings }: Call['sim']): Listing<SimSubscription> => ({
  name: 'subscriptions',
  filters: {
    status: equals(({ status }) => status, statuses),
    billingTerm: equals(({ billingTerm }) => billingTerm, billingTerms),
    companyId: equals(({ companyId }) => companyId),
    productId: equals(({ productId }) => productId),
  },
  sorts: {
    quantity: ({ quantity }) => quantity,
    startDate: ({ startDate }) => startDate,
    endDate: ({ endDate }) => endDate,
    createdDate: ({ createdDate }) => createdDate,
    billingStart: ({ billingStart }) => billingStart,
    price: ({ price }) => price,
  },
  row: (subscription) => read(world, subscription, (row) => wireListRow(row, settings.listWithoutCommitment)),
});

/** Every read of a subscription, in a list or alone, moves its provisioning one step on. */
const read = (
  world: World,
  subscription: SimSubscription,
  wire: (row: SimSubscription) => unknown,
): unknown => {
  const shown = wire(subscription);
  if (subscription.settleReads === 1)
    world.overwrite(subscription, { settleReads: 0, status: subscription.settlesAs });
  if (subscription.settleReads > 1) subscription.settleReads -= 1;
  return shown;
};

const withSubscription = (run: (call: Call, subscription: SimSubscription) => Answer) => (call: Call) => {
  const id = call.param('subscriptionId');
  const subscription = call.sim.world.subscriptions.byId.get(id);
  return subscription === undefined
    ? envelope(404, `Subscription Not Found: ${id}`, call.path)
    : run(call, subscription);
};

const refused = ({ text, flat }: Refusal, path: string): Answer =>
  flat ? flatErrors(422, [text]) : envelope(422, 'Invalid Subscription Update', path, [text]);

const cancel = ({ sim, query, now, path }: Call, subscription: SimSubscription): Answer => {
  const text = query.get('cancelDate');
  const wanted = text === null ? null : text.includes('T') ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(wanted)) return invalidField('cancelDate', path);
  const outcome = cancellation(
    subscription,
    sim.world.products.byId.get(subscription.productId),
    wanted,
    now,
  );
  if ('text' in outcome) return refused(outcome, path);
  sim.world.change(subscription, { endDate: outcome.endDate, status: 'PendingCancel', settleReads: 0 }, now);
  return { status: 204 };
};

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscriptions',
    run({ sim, query, path }) {
      const { world } = sim;
      const companyId = query.get('companyId');
      if (companyId !== null && !world.companies.byId.has(companyId))
        return envelope(403, 'Invalid companyId', path);
      const rows = companyId === null ? world.subscriptions.rows : world.subscriptionsOf(companyId);
      return list(listing(sim), rows, query, world.views, path);
    },
  },
  {
    method: 'GET',
    path: '/subscriptions/{subscriptionId}',
    run: withSubscription(({ sim }, subscription) => ok(read(sim.world, subscription, wireSubscription))),
  },
  {
    method: 'PUT',
    path: '/subscriptions/{subscriptionId}',
    run: withSubscription(({ sim, body, now, path }, subscription) => {
      const outcome = updateSubscription(sim, subscription, body, now);
      if (outcome.kind === 'invalid') return invalidField(outcome.field, path);
      if (outcome.kind === 'refused') return refused(outcome.refusal, path);
      return ok(wireSubscription(subscription));
    }),
  },
  { method: 'DELETE', path: '/subscriptions/{subscriptionId}', run: withSubscription(cancel) },
  {
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/history',
    run: withSubscription((_call, subscription) => {
      const { history } = subscription;
      return ok({ content: (history.length === 0 ? [snapshot(subscription)] : history).map(wireHistory) });
    }),
  },
];
