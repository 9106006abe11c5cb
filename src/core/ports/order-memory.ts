import type { OrderDraft } from '../ordering/order-draft.ts';
import type { Instant } from '../words/instant.ts';

/** Orders being filled in. */
export type OrderDrafts = Readonly<{
  add(draft: OrderDraft): Promise<void>;
  get(tenantId: string, id: string): Promise<OrderDraft | null>;
  /** Forgets drafts begun before the given moment. */
  forget(before: Instant): Promise<void>;
}>;
