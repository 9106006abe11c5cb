import { type Answer, envelope, invalidField, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import { allSummaries, chargesBetween, type Line, linesOf, type Summary, summariesOf } from './usage-rows.ts';

const monthStart = (now: number): number => {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

/** The summary of the current month so far. */
const wireSummary = (summary: Summary, now: number) => {
  const { id, subscription, product, resource } = summary;
  return {
    id,
    companyId: subscription.companyId,
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
    companyId: equals(({ companyId }) => companyId),
  },
  sorts: {
    resourceGroup: ({ resourceGroup }) => resourceGroup,
    currentCharges: ({ currentCharges }) => currentCharges,
    partnerTotal: ({ partnerTotal }) => partnerTotal,
  },
  row: (row) => row,
});

const wireLine = ({ id, product, subscription }: Summary, usageDate: string, line: Line): unknown => ({
  ...line,
  usageSummaryId: id,
  usageDate,
  unitOfMeasure: product.usage?.unit,
  unitPrice: 1,
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
      const rows = at > now ? [] : linesOf(summary, at);
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
