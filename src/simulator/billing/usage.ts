import { type Answer, envelope, invalidField, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import {
  allSummaries,
  chargesBetween,
  isHeldBack,
  type Line,
  linesOf,
  monthStart,
  type Summary,
  summariesOf,
} from './usage-rows.ts';

/** The summary of the current month so far. */
const wireSummary = (summary: Summary, now: number) => {
  const { id, subscription, product, resource, given } = summary;
  return {
    id,
    companyId: given === undefined ? subscription.companyId : given.companyId,
    productId: product.id,
    resourceGroup: resource,
    vendorName: product.vendorName,
    ...chargesBetween(summary, monthStart(now), now),
    currencyCode: subscription.currencyCode,
    isTrial: false,
  };
};

type Row = ReturnType<typeof wireSummary>;

const listing = (subscriptionId: string, now: number): Listing<Row> => ({
  name: `usage ${subscriptionId} ${now}`,
  filters: {
    resourceGroup: equals(({ resourceGroup }) => resourceGroup),
    companyId: equals(({ companyId }) => companyId ?? ''),
  },
  sorts: {
    resourceGroup: ({ resourceGroup }) => resourceGroup,
    currentCharges: ({ currentCharges }) => currentCharges,
    partnerTotal: ({ partnerTotal }) => partnerTotal,
  },
  row: (row) => row,
});

const wireLine = ({ id, product, subscription, given }: Summary, usageDate: string, line: Line): unknown => ({
  ...line,
  usageSummaryId: id,
  usageDate,
  unitOfMeasure: given?.unit ?? product.usage?.unit,
  unitPrice: given === undefined ? 1 : given.currentCharges / given.quantity,
  currencyCode: subscription.currencyCode,
  isTrial: false,
});

const withSummary = (run: (call: Call, summary: Summary) => Answer) => (call: Call) => {
  const id = call.param('usageSummaryId');
  const summary = allSummaries(call.sim.world).find((candidate) => candidate.id === id);
  return summary === undefined
    ? envelope(404, `Usage Summary Not Found: ${id}`, call.path)
    : run(call, summary);
};

export const usageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/usage-summaries',
    run({ sim: { world }, query, param, now, path }) {
      const id = param('subscriptionId');
      const subscription = world.subscriptions.byId.get(id);
      if (subscription === undefined) return envelope(404, `Subscription Not Found: ${id}`, path);
      const rows = summariesOf(subscription, world.products.byId.get(subscription.productId));
      return list(
        listing(id, now),
        rows.map((row) => wireSummary(row, now)),
        query,
        world.views,
        path,
      );
    },
  },
  {
    method: 'GET',
    path: '/usage-summaries/{usageSummaryId}',
    run: withSummary(({ now }, summary) => ok(wireSummary(summary, now))),
  },
  {
    method: 'GET',
    path: '/usage-summaries/{usageSummaryId}/usage-lines',
    run: withSummary(({ sim, query, now, path }, summary) => {
      const date = query.get('usageDate') ?? '';
      const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
      if (Number.isNaN(at)) return invalidField('usageDate', path);
      const rows = at > now || isHeldBack(summary, at, now) ? [] : linesOf(summary, at);
      return list<Line>(
        {
          name: `usage lines ${summary.id} ${date}`,
          filters: { productId: equals(({ productId }) => productId) },
          sorts: {},
          row: (line) => wireLine(summary, date, line),
        },
        rows,
        query,
        sim.world.views,
        path,
      );
    }),
  },
];
