import { type Answer, envelope, invalidField, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimInvoice, SimItem } from '../model.ts';
import { addMonths } from '../subscriptions/terms.ts';
import { extrasOf } from './invoice-extras.ts';
import { billedIn, invoicesAt, monthOf, newestMonth } from './invoice-rows.ts';

const wireInvoice = ({ items, companyId, externalId, isGiven, ...invoice }: SimInvoice): unknown => ({
  ...invoice,
  ...(companyId === null ? {} : { companyId }),
  ...(externalId === null ? {} : { externalId }),
});

const statuses = ['Unpaid', 'Paid', 'Void', 'Carried', 'Nothing Due', 'Credited'];

const listing = (now: number): Listing<SimInvoice> => ({
  // Statuses change with the clock.
  name: `invoices ${newestMonth(now)}`,
  filters: {
    status: equals(({ status }) => status, statuses),
    invoiceDate: equals(({ invoiceDate }) => invoiceDate),
    dueDate: equals(({ dueDate }) => dueDate),
    invoiceDateRangeStart: { keeps: ({ invoiceDate }, from) => invoiceDate >= from },
    invoiceDateRangeEnd: { keeps: ({ invoiceDate }, to) => invoiceDate <= to },
    total: { keeps: ({ total }, value) => total === Number(value) },
    balance: { keeps: ({ balance }, value) => balance === Number(value) },
    carriedBalance: { keeps: ({ carriedBalance }, value) => carriedBalance === Number(value) },
    // Pax8 does not publish whether it also finds the partner's invoices by a company on them.
    companyId: {
      keeps: ({ companyId, items }, wanted) =>
        companyId === wanted || items.some((item) => item.companyId === wanted),
    },
  },
  sorts: {
    invoiceDate: ({ invoiceDate }) => invoiceDate,
    dueDate: ({ dueDate }) => dueDate,
    status: ({ status }) => status,
    partnerName: ({ partnerName }) => partnerName,
    total: ({ total }) => total,
    balance: ({ balance }) => balance,
    carriedBalance: ({ carriedBalance }) => carriedBalance,
  },
  row: wireInvoice,
});

const items = (name: string): Listing<SimItem> => ({
  name,
  filters: { companyId: equals(({ companyId }) => companyId) },
  sorts: {},
  row: (item) => item,
});

const withInvoice = (run: (call: Call, invoice: SimInvoice) => Answer) => (call: Call) => {
  const id = call.param('invoiceId');
  const invoice = invoicesAt(call.sim.world, call.now).find((candidate) => candidate.id === id);
  return invoice === undefined ? envelope(404, `Invoice Not Found: ${id}`, call.path) : run(call, invoice);
};

/** The draft of this month's invoice (`monthOffset` 0) or the next one, without items billed in arrears. */
const draft = ({ sim: { world }, query, now, path }: Call): Answer => {
  const offset = query.get('monthOffset') ?? '1';
  if (offset !== '0' && offset !== '1') return invalidField('monthOffset', path);
  const companyId = query.get('companyId');
  if (companyId !== null && !world.companies.byId.has(companyId))
    return envelope(403, 'Invalid companyId', path);
  const month = addMonths(monthOf(now), Number(offset));
  const seats = billedIn(world, month, false).flatMap((billed) => billed.items);
  const payer = world.companies.byId.get(seats[0]?.companyId ?? '');
  const extras = payer === undefined ? [] : extrasOf(payer, world.currencyOf(payer.id), month);
  const rows = [...seats, ...extras];
  return list(items(`draft items ${month}`), rows, query, world.views, path);
};

export const invoiceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/invoices',
    run({ sim: { world }, query, now, path }) {
      const companyId = query.get('companyId');
      if (companyId !== null && !world.companies.byId.has(companyId))
        return envelope(404, `Company Not Found: ${companyId}`, path);
      return list(listing(now), invoicesAt(world, now), query, world.views, path);
    },
  },
  { method: 'GET', path: '/invoices/draftItems', run: draft },
  {
    method: 'GET',
    path: '/invoices/{invoiceId}',
    run: withInvoice((_call, invoice) => ok(wireInvoice(invoice))),
  },
  {
    method: 'GET',
    path: '/invoices/{invoiceId}/items',
    run: withInvoice(({ sim, query, path }, invoice) =>
      list(items(`items ${invoice.id}`), invoice.items, query, sim.world.views, path),
    ),
  },
];
