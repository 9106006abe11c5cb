import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import { isPublic } from '../../core/audit/events.ts';
import { deliveryOf, type Known, publicEvent } from '../../core/audit/public-event.ts';
import { isAbout } from '../../core/renewals/after-renewal.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Entries of a tenant that are turned into deliveries at once. */
const batch = 200;
/** A long absence is caught up over several turns of the job. */
const mostBatches = 20;

/**
 * Turns what the audit has gained into deliveries for every receiver that is configured. The cursor moves with them, so
 * that nothing is told twice or left out, whatever instance does it; without a receiver it moves alone.
 */
export const feedEvents = async (context: Context): Promise<void> => {
  for (const { tenantId, after } of await context.memory.deliveries.behind())
    try {
      await feed(context, tenantId, after);
    } catch (thrown) {
      context.log.error(
        { tenantId, after, reason: messageOf(thrown) },
        'events could not be taken from the audit',
      );
    }
};

const feed = async (context: Context, tenantId: string, begin: number): Promise<void> => {
  const { memory, sinks, now } = context;
  let after = begin;
  for (let n = 0; n < mostBatches; n++) {
    const records = await memory.deliveries.entries(tenantId, after, batch);
    const last = records.at(-1);
    if (last === undefined) return;
    const told = sinks.length === 0 ? [] : records.filter(({ event }) => isPublic(event));
    const deliveries = [];
    for (const record of told) {
      const event = publicEvent(record, await knownOf(context, record));
      for (const sink of sinks) {
        const delivery = event === null ? null : deliveryOf(record, event, sink, now());
        if (delivery !== null) deliveries.push(delivery);
      }
    }
    if (!(await memory.deliveries.feed(tenantId, after, last.seq, deliveries))) return;
    if (records.length < batch) return;
    after = last.seq;
  }
};

const knownOf = async (context: Context, record: AuditRecord): Promise<Known> => {
  const { companyId } = record;
  const company = companyId === null ? undefined : context.portfolio.current()?.companies.get(companyId);
  return { externalId: company?.externalId ?? null, renewalId: await renewalOf(context, record) };
};

/** The renewal for which a change was decided: its own entries say it, those of the change do not. */
const renewalOf = async ({ memory }: Context, { changeId }: AuditRecord): Promise<string | null> => {
  const change = changeId === null ? null : await memory.changes.get(changeId);
  if (change === null) return null;
  const open = await memory.renewals.ofSubscription(change.subscriptionId);
  const its = open.find(
    ({ tenantId, lines }) =>
      tenantId === change.tenantId &&
      lines.some((line) => line.subscriptionId === change.subscriptionId && isAbout(change, line)),
  );
  return its?.id ?? null;
};
