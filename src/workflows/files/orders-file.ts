import { orderCsvHead, orderCsvLines } from '../../core/ordering/order-csv.ts';
import { orderRows } from '../../core/ordering/order-rows.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The orders of one company, or of all (null). */
export type OrdersOrder = Readonly<{ companyId: string | null }>;

/** Reads from Pax8 when the file is fetched. */
export const ordersFile: FileMaker<OrdersOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    title: { kind: 'orders', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const held = heldFor(context);
      const read = await context.marketplace.orders(companyId, 'background');
      const rows = orderRows(read, held.subscriptions);
      const nameOf = (id: string): string => held.companies.get(id)?.name ?? '';
      yield [orderCsvHead];
      yield* inPieces(rows, (order) => orderCsvLines(order, nameOf(order.companyId)));
      yield unreadableCsvLines(read.unreadable);
    },
  }),
};
