import type { Order } from '../marketplace/orders.ts';
import type { Rows, Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';

/** An order with what is known of its lines; null when not known. */
export type OrderRow = Readonly<{
  id: string;
  companyId: string;
  createdAt: Instant | null;
  orderedBy: string | null;
  orderedByEmail: string | null;
  /** The order's own status; null when Pax8 sends none, as its documents say. */
  status: string | null;
  lines: readonly OrderRowLine[];
}>;
export type OrderRowLine = Readonly<{
  productId: string;
  productName: string | null;
  quantity: number | null;
  billingTerm: string | null;
  subscriptionId: string | null;
  /** The status of the line's subscription, as last read. */
  status: string | null;
}>;

/** Newest first. Product names come from the portfolio, as far as it has them. */
export const orderRows = (
  { rows }: Pick<Rows<Order>, 'rows'>,
  subscriptions: ReadonlyMap<string, Subscription>,
): OrderRow[] => {
  const names = new Map<string, string>();
  for (const { productId, productName } of subscriptions.values())
    if (productName !== null) names.set(productId, productName);
  return [...rows]
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ lines, ...order }) => ({
      ...order,
      lines: lines.map(({ productId, quantity, billingTerm, subscriptionId }) => ({
        productId,
        productName: names.get(productId) ?? null,
        quantity,
        billingTerm,
        subscriptionId,
        status: subscriptionId === null ? null : (subscriptions.get(subscriptionId)?.status ?? null),
      })),
    }));
};
