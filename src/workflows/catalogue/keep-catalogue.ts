import { buildCatalogue, type Catalogue } from '../../core/finding/catalogue.ts';
import type { Marketplace } from '../../core/marketplace/marketplace.ts';
import type { CachedCatalogue } from '../../core/ports/catalogue-memory.ts';
import type { Claims } from '../../core/ports/memory.ts';
import { day, hour } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Log } from '../../core/words/log.ts';
import { messageOf } from '../../errors.ts';
import type { CatalogueKeeper } from '../context.ts';

/** When a new night's catalogue is due, in UTC: after office hours in America, before those in Europe. */
const due = 5 * hour;
const lastNight = (now: Instant): Instant => Math.floor((now - due) / day) * day + due;

export const keepCatalogue = (options: {
  marketplace: Pick<Marketplace, 'products'>;
  cache: CachedCatalogue;
  claims: Claims;
  now: () => Instant;
  log: Log;
}): CatalogueKeeper => {
  const { marketplace, cache, claims, now, log } = options;
  let held: Catalogue | null = null;

  const load = async (): Promise<void> => {
    const saved = await cache.load();
    if (saved !== null && saved.asOf > (held?.asOf ?? 0)) held = buildCatalogue(saved);
  };
  const isYoung = (asOf: Instant | null): boolean => asOf !== null && asOf >= lastNight(now());

  return {
    current: () => held,
    warm: async () => {
      try {
        await load();
      } catch (thrown) {
        log.error({ reason: messageOf(thrown) }, 'the saved catalogue could not be loaded');
      }
    },
    refreshIfOld: async () => {
      if (isYoung(held?.asOf ?? null)) return;
      if (isYoung(await cache.asOf())) return load();
      const asOf = now();
      // One instance reads; when it fails, one tries again in the next hour.
      if (!(await claims.claim(`catalogue ${Math.floor(asOf / hour)}`, asOf))) return;
      const { rows: products, unreadable } = await marketplace.products('background');
      if (products.length === 0) {
        log.warn({}, 'an empty catalogue from Pax8 was not kept');
        return;
      }
      const read = { products, unreadable, asOf };
      await cache.save(read);
      held = buildCatalogue(read);
      log.info({ products: products.length, unreadable, ms: now() - asOf }, 'catalogue read from Pax8');
    },
  };
};
