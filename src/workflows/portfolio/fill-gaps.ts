import type { Marketplace } from '../../core/marketplace/marketplace.ts';
import type { Product, Subscription } from '../../core/marketplace/records.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Log } from '../../core/words/log.ts';
import { messageOf } from '../../errors.ts';

/** The most single reads in one refresh; later refreshes fill in the rest. */
const readsAtMost = 200;
const atOnce = 4;

/**
 * Fills in what list rows lack: the product's name (from the product) and the commitment (from a single read). Reuses
 * what earlier refreshes found; limits the number of reads.
 */
export const fillGaps = async (options: {
  marketplace: Marketplace;
  now: Instant;
  subscriptions: readonly Subscription[];
  before: ReadonlyMap<string, Subscription>;
  products: readonly Product[];
  /** By id, when a single read last gave no commitment. Lives across refreshes. */
  inVain: Map<string, Instant>;
  log: Log;
}): Promise<{ subscriptions: readonly Subscription[]; products: readonly Product[] }> => {
  const { marketplace, subscriptions, before, now, inVain, log } = options;
  const products = new Map(options.products.map((product) => [product.id, product]));
  const nameless = new Set(
    subscriptions
      .filter((row) => row.productName === null && !products.has(row.productId))
      .map((row) => row.productId),
  );
  const found = await readEach([...nameless].slice(0, readsAtMost), log, (id) =>
    marketplace.product(id, 'background'),
  );
  for (const product of found) products.set(product.id, product);

  const named = subscriptions.map((row) => ({
    ...row,
    productName: row.productName ?? products.get(row.productId)?.name ?? null,
  }));
  const known = named.map((row) => {
    const earlier = before.get(row.id);
    return row.commitment === null && earlier !== undefined && sameTerm(row, earlier, now)
      ? { ...row, commitment: earlier.commitment }
      : row;
  });
  const lacking = known.filter(
    ({ id, commitment, productName, status }) =>
      commitment === null &&
      isNewCommerce(productName) &&
      status !== 'Cancelled' &&
      status !== 'Trial' &&
      now - (inVain.get(id) ?? 0) >= day,
  );
  const single = await readEach(
    lacking.slice(0, readsAtMost).map((row) => row.id),
    log,
    (id) => marketplace.subscription(id, 'background'),
  );
  const commitments = new Map(single.map((row) => [row.id, row.commitment]));
  for (const { id, commitment } of single) if (commitment === null) inVain.set(id, now);
  return {
    subscriptions: known.map((row) => ({
      ...row,
      commitment: row.commitment ?? commitments.get(row.id) ?? null,
    })),
    products: [...products.values()],
  };
};

/** Whether an earlier commitment still holds for a row: same start, and the commitment has not ended since. */
const sameTerm = (row: Subscription, earlier: Subscription, now: Instant): boolean =>
  (earlier.commitment?.endsAt ?? 0) > now && row.startAt === earlier.startAt;

/** Reads several by id, a few at a time. Failures are logged and left out; a later refresh tries again. */
const readEach = async <T>(
  ids: readonly string[],
  log: Log,
  read: (id: string) => Promise<T | null>,
): Promise<T[]> => {
  const results: T[] = [];
  const queue = [...ids];
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        const record = await read(id);
        if (record !== null) results.push(record);
      } catch (thrown) {
        log.warn({ id, reason: messageOf(thrown) }, 'a single read failed while filling gaps');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
