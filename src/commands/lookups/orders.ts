import { invoiceDays } from '../../core/billing/invoice-pick.ts';
import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Order } from '../../core/marketplace/orders.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { asksForAll, narrowOrders, type OrdersAsked } from '../../core/ordering/narrow-orders.ts';
import { orderRows } from '../../core/ordering/order-rows.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { oneOrderCard, ordersCard } from '../../views/ordering/orders.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type OrdersIntent = Extract<Intent, { kind: 'orders' }>;

const run = (context: Context, asked: OrdersIntent, asker: Asker): Promise<Reply> =>
  asked.company === null
    ? listed(context, asked, asker, null)
    : withCompanyReply(
        context,
        asked.company,
        (company) => sentence(asked, company),
        (company) => listed(context, asked, asker, company),
      );

const sentence = ({ as, reference }: OrdersIntent, company: string): string =>
  [
    'orders',
    ...(reference === null ? [] : [`#${reference}`]),
    company,
    ...(as === 'csv' ? ['csv'] : []),
  ].join(' ');

const listed = async (
  context: Context,
  { as, reference }: OrdersIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { marketplace, portfolio, answer, show, zone } = context;
  const held = portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
  const companyId = company?.id ?? null;
  const { narrowing, heeded, unheeded } = narrowingOf(held, asker.filters, applied);
  const asked: OrdersAsked = {
    without: narrowing.without,
    productIds: narrowing.products,
    days: heeded.period === undefined ? null : invoiceDays(heeded.period, zone),
    status: heeded.status ?? null,
    top: narrowing.top,
  };
  if (as === 'csv') return { ...(await fileReply(context, asker, 'orders', { companyId, asked })), unheeded };
  const { page, sentence: say, conversation } = asker;
  const shown = { company, companies: held.companies, asOf: held.asOf };
  if (reference !== null) {
    const { rows, complete } = await referenced(context, companyId, reference.toLowerCase());
    const found = orderRows({ rows }, held.subscriptions);
    return { answer: answer(oneOrderCard({ ...shown, reference, found, complete }, show())) };
  }
  if (!asksForAll(asked)) {
    const all: Order[] = [];
    let lost = 0;
    for await (const each of marketplace.orderPages(companyId, 'person')) {
      all.push(...each.rows);
      lost += each.unreadable;
    }
    const found = narrowOrders(orderRows({ rows: all }, held.subscriptions), asked);
    const { rows, total, undated, withoutStatus } = found;
    const left = { ...nothingLeft, total };
    const input = {
      ...{
        ...shown,
        rows,
        part: { total: rows.length, before: 0, until: rows.length },
        unreadable: lost,
        page,
        say,
      },
      narrowed: { heeded, left, undated, withoutStatus },
      csv: hasFiles(context, conversation),
    };
    return { unheeded, answer: answer(ordersCard(input, show())) };
  }
  const at = Math.floor(page / ordersRead);
  const read = await marketplace.orders(companyId, 'person', at);
  const rows = orderRows(read, held.subscriptions);
  const csv = hasFiles(context, conversation);
  const before = at * ordersRead;
  const part = { total: read.total, before, until: Math.min(before + ordersRead, read.total) };
  const { unreadable } = read;
  return {
    unheeded,
    answer: answer(ordersCard({ ...shown, rows, part, unreadable, csv, page, say }, show())),
  };
};

const applied = ['product', 'period', 'status', 'top', 'except'] as const;
const nothingLeft = { unknown: 0, otherCurrency: 0, perCurrency: false };

/** Pax8's page size for orders. */
const ordersRead = 200;

/** The orders that a reference means: a whole id is read as it is, a short one is looked for among the newest. */
const referenced = async (
  { marketplace }: Context,
  companyId: string | null,
  reference: string,
): Promise<Readonly<{ rows: readonly Order[]; complete: boolean }>> => {
  if (reference.length === wholeId) {
    const order = await marketplace.order(reference, 'person');
    return { rows: order === null ? [] : [order], complete: true };
  }
  const { rows, total } = await marketplace.orders(companyId, 'person');
  return {
    rows: rows.filter(({ id }) => id.toLowerCase().startsWith(reference)),
    complete: total <= rows.length,
  };
};

const wholeId = 36;

export const orders = command({
  name: 'orders',
  kind: 'orders',
  usage: 'orders [company]',
  summary: 'What was ordered, newest first, and where it stands; orders csv exports all of it',
  examples: ['orders Contoso'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run,
});
