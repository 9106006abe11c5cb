import { keptAfter, tenantsDue } from '../../core/assignments/keep-tenant.ts';
import type { Context } from '../context.ts';
import { allTenants } from './tenants.ts';

/** Tenants read at once. Graph allows thousands of calls; more at once would only crowd this machine. */
const atOnce = 4;
/** A turn of the job starts no more reads after this, in milliseconds; the next minute continues. */
const turnMs = 40_000;

/**
 * Reads and keeps Microsoft's numbers of the due tenants. A failing one stops no other, and keeps its former numbers.
 */
export const keepTenants = async (
  context: Pick<Context, 'memory' | 'licences' | 'portfolio' | 'now' | 'log' | 'stopping'>,
): Promise<void> => {
  const { memory, licences, portfolio, now, log, stopping } = context;
  const held = portfolio.current();
  if (licences === null || held === null) return;
  const tenants = await allTenants(context, [...held.companies.values()]);
  if (tenants.size === 0) return;
  const saved = new Map((await memory.customerTenants.all()).map((tenant) => [tenant.tenantId, tenant]));
  const queue = tenantsDue(tenants, saved, now());
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (!stopping.aborted && performance.now() - began < turnMs) {
      const tenantId = queue.shift();
      if (tenantId === undefined) return;
      const read = await licences.read(tenantId);
      await memory.customerTenants.save(keptAfter(saved.get(tenantId) ?? null, tenantId, read, now()));
      if (read.kind === 'trouble')
        log.warn({ customer: tenantId, trouble: read.trouble }, 'a tenant could not be read at Microsoft');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
