import { narrowOrders, type OrdersAsked } from '../../core/ordering/narrow-orders.ts';
import { orderCsvHead, orderCsvLines } from '../../core/ordering/order-csv.ts';
import { orderRows } from '../../core/ordering/order-rows.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The orders of one company, or of all (null). */
export type OrdersOrder = Readonly<{ companyId: string | null; asked: OrdersAsked }>;

/** Reads from Pax8 when the file is fetched, a page at a time. */
export const ordersFile: FileMaker<OrdersOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, asked }) => ({
    title: { kind: 'orders', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const held = heldFor(context);
      const nameOf = (id: string): string => held.companies.get(id)?.name ?? '';
      yield [orderCsvHead];
      let unreadable = 0;
      let given = 0;
      for await (const page of context.marketplace.orderPages(companyId, 'background')) {
        const found = narrowOrders(orderRows(page, held.subscriptions), { ...asked, top: null });
        const rows = found.rows.slice(0, asked.top === null ? found.rows.length : asked.top - given);
        given += rows.length;
        yield* inPieces(rows, (order) => orderCsvLines(order, nameOf(order.companyId)));
        unreadable += page.unreadable;
      }
      yield unreadableCsvLines(unreadable);
    },
  }),
};
