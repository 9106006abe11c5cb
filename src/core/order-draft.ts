import type { Instant } from './instant.ts';
import type { Person } from './people.ts';

/** An order that is being filled in. A form names it by its id alone; the request that comes of it has the same id. */
export type OrderDraft = Readonly<{
  id: string;
  tenantId: string;
  person: Person;
  companyId: string;
  companyName: string;
  productId: string;
  productName: string;
  /** As it was said; null: not said. */
  quantity: number | null;
  at: Instant;
}>;
