import { orderCsvHead, orderCsvLines } from '../../core/ordering/order-csv.ts';
import { orderRows } from '../../core/ordering/order-rows.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The orders of one company, or of all (null). */
export type OrdersOrder = Readonly<{ companyId: string | null }>;

/** Reads from Pax8 when the file is fetched, a page at a time. */
export const ordersFile: FileMaker<OrdersOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    title: { kind: 'orders', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const held = heldFor(context);
      const nameOf = (id: string): string => held.companies.get(id)?.name ?? '';
      yield [orderCsvHead];
      let unreadable = 0;
      for await (const page of context.marketplace.orderPages(companyId, 'background')) {
        const rows = orderRows(page, held.subscriptions);
        yield* inPieces(rows, (order) => orderCsvLines(order, nameOf(order.companyId)));
        unreadable += page.unreadable;
      }
      yield unreadableCsvLines(unreadable);
    },
  }),
};
