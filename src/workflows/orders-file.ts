import { orderCsvHead, orderCsvLines } from '../core/order-csv.ts';
import { orderRows } from '../core/order-rows.ts';
import { includes } from '../core/people.ts';
import { roleIn } from './context.ts';
import { dated, type FileKind } from './file.ts';

/** The orders of a company, or (null) of all. */
export type OrdersOrder = Readonly<{ companyId: string | null }>;

const batch = 500;

/** Read from Pax8 when the file is fetched. */
export const ordersFile: FileKind<OrdersOrder> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'viewer'),
  make: ({ marketplace, portfolio, now }, _person, { companyId }) => ({
    name: dated('orders', now()),
    async *pieces() {
      yield orderCsvHead;
      const held = portfolio.current();
      if (held === null) return;
      const rows = orderRows(await marketplace.orders(companyId, 'background'), held.subscriptions);
      const nameOf = (id: string): string => held.companies.get(id)?.name ?? '';
      for (let from = 0; from < rows.length; from += batch)
        yield rows
          .slice(from, from + batch)
          .map((order) => orderCsvLines(order, nameOf(order.companyId)))
          .join('');
    },
  }),
};
