import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../tables.ts';
import { firstTables } from './0001-first-tables.ts';
import { trust } from './0002-trust.ts';
import { keys } from './0003-keys.ts';
import { renewals } from './0004-renewals.ts';
import { deliveries } from './0006-deliveries.ts';
import { orderDrafts } from './0007-order-drafts.ts';

/**
 * Every step from an empty database to today's tables, in the order of its names. A step that was shipped never
 * changes, and leaves the tables usable by the version before it: both run side by side during an update.
 */
export const migrations: Readonly<
  Record<string, (db: Kysely<unknown>, kind: DatabaseKind) => Promise<void>>
> = {
  '0001-first-tables': firstTables,
  '0002-trust': trust,
  '0003-keys': keys,
  '0004-renewals': renewals,
  '0006-deliveries': deliveries,
  '0007-order-drafts': orderDrafts,
};
