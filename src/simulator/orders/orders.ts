import { type Answer, envelope, invalidField, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimOrder } from '../model.ts';
import { orderBody, refuseOrder } from './order-check.ts';
import { placeOrder } from './order-place.ts';

/** Each read of an order brings it one step closer to showing its subscriptions' ids. */
const wireOrder = (order: SimOrder): unknown => ({
  id: order.id,
  companyId: order.companyId,
  createdDate: new Date(order.createdDate).toISOString().slice(0, 10),
  orderedBy: order.orderedBy,
  ...(order.orderedByUserEmail === null ? {} : { orderedByUserEmail: order.orderedByUserEmail }),
  isScheduled: false,
  // Not in the document, but on the wire: https://github.com/pax8labs/pax8-cli/issues/369
  status: order.lineItems.some(({ hiddenReads }) => hiddenReads > 0) ? 'Processing' : 'Completed',
  lineItems: order.lineItems.map((line) => {
    const hidden = line.hiddenReads > 0;
    if (hidden) line.hiddenReads -= 1;
    const { id, productId, subscriptionId, commitmentTermId, billingTerm, quantity } = line;
    return {
      id,
      productId,
      subscriptionId: hidden ? null : subscriptionId,
      ...(commitmentTermId === null ? {} : { commitmentTermId }),
      billingTerm,
      quantity,
    };
  }),
});

const listing: Listing<SimOrder> = {
  name: 'orders',
  filters: { companyId: equals(({ companyId }) => companyId) },
  // The document names no sort; this one works, and a filter by `status` is ignored.
  // https://github.com/pax8labs/pax8-cli/issues/478, https://github.com/pax8labs/pax8-cli/issues/369
  sorts: { createdAt: ({ createdDate }) => createdDate },
  row: wireOrder,
};

const create = ({ sim, query, body, now, path }: Call): Answer => {
  const parsed = orderBody.safeParse(body);
  if (!parsed.success) return invalidField(String(parsed.error.issues[0]?.path.at(-1) ?? 'body'), path);
  const refusals = refuseOrder(sim.world, parsed.data, now);
  if (refusals.length > 0) return envelope(422, 'Invalid Order', path, refusals);
  if (query.get('isMock') === 'true') return ok(wireOrder(mockOf(parsed.data.companyId, now)));
  return ok(wireOrder(placeOrder(sim, parsed.data, now)));
};

/** The answer to an accepted mock order. Pax8 does not publish what it holds. */
const mockOf = (companyId: string, createdDate: number): SimOrder => ({
  id: '00000000-0000-4000-8000-000000000000',
  companyId,
  createdDate,
  orderedBy: 'Pax8 Partner',
  orderedByUserEmail: null,
  lineItems: [],
});

export const orderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/orders',
    run({ sim, query, path }) {
      const companyId = query.get('companyId');
      if (companyId !== null && !sim.world.companies.byId.has(companyId))
        return envelope(404, `Company Not Found: ${companyId}`, path);
      return list(listing, sim.world.orders().rows, query, sim.world.views, path);
    },
  },
  { method: 'POST', path: '/orders', run: create },
  {
    method: 'GET',
    path: '/orders/{orderId}',
    run({ sim, param, path }) {
      const order = sim.world.orders().byId.get(param('orderId'));
      return order === undefined
        ? envelope(404, `Order Not Found: ${param('orderId')}`, path)
        : ok(wireOrder(order));
    },
  },
];
