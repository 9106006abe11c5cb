import type { Marketplace, Urgency } from '../../core/marketplace/marketplace.ts';
import type { Product } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Log } from '../../core/words/log.ts';
import { messageOf } from '../../errors.ts';

const readsAtMost = 200;
const atOnce = 4;
/** After this long, a product without a known vendor is read again. */
const againAfterMs = 24 * 60 * 60_000;

/**
 * Reads a limited number of products, a few at a time, stopping at the first failure. `asked` has when Pax8 last
 * answered for an id.
 */
export const learnProducts = async (options: {
  marketplace: Pick<Marketplace, 'product'>;
  /** Product ids, in order of their use. */
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
