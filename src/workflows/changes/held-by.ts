import type { Rows, Subscription } from '../../core/marketplace/records.ts';
import type { Context } from '../context.ts';

/**
 * Everything a company has, as just read. Pax8's lists leave out the product names of many rows; those come from the
 * portfolio.
 */
export const namedHeld = async (
  { marketplace, portfolio }: Pick<Context, 'marketplace' | 'portfolio'>,
  companyId: string,
): Promise<Rows<Subscription>> => {
  const { rows, unreadable } = await marketplace.findSubscriptions({ companyId }, 'person');
  const known = portfolio.current()?.subscriptions;
  return {
    rows: rows.map((row) => ({
      ...row,
      productName: row.productName ?? known?.get(row.id)?.productName ?? null,
    })),
    unreadable,
  };
};
