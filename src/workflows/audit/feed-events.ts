import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import type { EventDelivery } from '../../core/audit/events.ts';
import { isPublic } from '../../core/audit/outgoing.ts';
import { deliveryOf, type Known, publicEvent } from '../../core/audit/public-event.ts';
import { isForLine } from '../../core/renewals/after-renewal.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** How many of a tenant's entries become deliveries at once. */
const batch = 200;
/** After a long absence, several turns of the job catch up. */
const mostBatches = 20;

/**
 * Turns new audit entries into deliveries for every configured receiver. The cursor is saved with them, so nothing is
 * lost or sent twice, whichever instance does it. Without a receiver, only the cursor moves.
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
  const { memory } = context;
  let after = begin;
  for (let n = 0; n < mostBatches; n++) {
    const records = await memory.deliveries.entries(tenantId, after, batch);
    const last = records.at(-1);
    if (last === undefined) return;
    const deliveries = await deliveriesOf(context, records);
    if (!(await memory.deliveries.feed(tenantId, after, last.seq, deliveries))) return;
    if (records.length < batch) return;
    after = last.seq;
  }
};

/** One delivery for each receiver that wants the entry. */
const deliveriesOf = async (
  context: Context,
  records: readonly AuditRecord[],
): Promise<readonly EventDelivery[]> => {
  const { sinks, now } = context;
  if (sinks.length === 0) return [];
  const deliveries: EventDelivery[] = [];
  for (const record of records.filter(({ event }) => isPublic(event))) {
    const event = publicEvent(record, await knownOf(context, record));
    if (event === null) continue;
    deliveries.push(
      ...sinks.map((sink) => deliveryOf(record, event, sink, now())).filter((delivery) => delivery !== null),
    );
  }
  return deliveries;
};

const knownOf = async (context: Context, record: AuditRecord): Promise<Known> => {
  const { companyId } = record;
  const company = companyId === null ? undefined : context.portfolio.current()?.companies.get(companyId);
  const renewalId = await renewalOf(context, record);
  return { companyName: company?.name ?? null, externalId: company?.externalId ?? null, renewalId };
};

/** The renewal that a change was decided for. Only the renewal's own entries name it. */
const renewalOf = async ({ memory }: Context, { changeId }: AuditRecord): Promise<string | null> => {
  const change = changeId === null ? null : await memory.changes.get(changeId);
  if (change === null) return null;
  const open = await memory.renewals.ofSubscription(change.subscriptionId);
  const its = open.find(
    ({ tenantId, lines }) =>
      tenantId === change.tenantId &&
      lines.some((line) => line.subscriptionId === change.subscriptionId && isForLine(change, line)),
  );
  return its?.id ?? null;
};
