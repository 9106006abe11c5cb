import { hour } from '../../core/words/durations.ts';
import type { Context } from '../context.ts';
import { addAlerts } from '../renewals/renewal-alerts.ts';

/** Once a day, even when the job's turns shift a little. */
const every = 20 * hour;

/**
 * Once a day publishes how each organisation's audit ends: as an event, in the log, and in the place with the oldest
 * alerts. This later proves that nothing before was changed. Skips days without entries.
 */
export const anchorAudit = async (context: Context): Promise<void> => {
  const { memory, now } = context;
  for (const { tenantId } of await memory.audit.heads()) {
    const name = `audit-anchored ${tenantId}`;
    const last = await memory.marks.get(name);
    // A mark ahead of a clock that was set back must not silence it.
    if (last !== null && Math.abs(now() - last) < every) continue;
    // The first day ends a day after the first entry.
    if (last !== null) await anchor(context, tenantId);
    await memory.marks.set(name, now());
  }
};

const anchor = async (context: Context, tenantId: string): Promise<void> => {
  const { memory, log, now } = context;
  const [newest] = await memory.audit.latest(tenantId, { limit: 1 });
  if (newest === undefined || newest.event === 'audit.anchored') return;
  const { seq: entries, hash } = newest;
  log.info({ tenantId, entries, hash }, 'the audit ends with this entry');
  const places = await memory.alertPlaces.list(tenantId);
  const [place] = places.filter(({ trouble }) => trouble === null).sort((a, b) => a.setAt - b.setAt);
  await addAlerts(context, { tenantId }, place === undefined ? [] : [place.conversationId], () => ({
    key: `audit-anchor ${tenantId} ${entries}`,
    content: { kind: 'audit-anchor', entries, hash },
  }));
  await memory.audit.append({
    ...{ at: now(), tenantId, person: null, event: 'audit.anchored', changeId: null, companyId: null },
    facts: { entries, hash },
  });
};
