import type { Marketplace, Urgency } from '../../core/marketplace/marketplace.ts';
import type { Product } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Log } from '../../core/words/log.ts';
import { messageOf } from '../../errors.ts';

const readsAtMost = 200;
const atOnce = 4;
/** A product that Pax8 does not know, or knows without a vendor, is asked for again after so long. */
export const againAfterMs = 24 * 60 * 60_000;

/**
 * Reads products one by one, a bounded number, a few at once. `asked` notes when Pax8 last answered for an id. The first
 * failure ends it: what is left is for the next time.
 */
export const learnProducts = async (options: {
  marketplace: Pick<Marketplace, 'product'>;
  /** Ids of products, in the order of their use. */
  wanted: Iterable<string>;
  asked: Map<string, Instant>;
  urgency: Urgency;
  now: () => Instant;
  log: Log;
}): Promise<Product[]> => {
  const { marketplace, asked, urgency, now, log } = options;
  const open = [...new Set(options.wanted)].filter((id) => now() - (asked.get(id) ?? 0) >= againAfterMs);
  const queue = open.slice(0, readsAtMost);
  const found: Product[] = [];
  let failed = false;
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined && !failed; id = queue.shift()) {
      try {
        const product = await marketplace.product(id, urgency);
        asked.set(id, now());
        if (product !== null) found.push(product);
      } catch (thrown) {
        failed = true;
        log.warn({ id, reason: messageOf(thrown) }, 'products could not be read; the next turn tries again');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
};
