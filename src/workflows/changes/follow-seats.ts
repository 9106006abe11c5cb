import { keptAfter } from '../../core/assignments/keep-tenant.ts';
import type { TenantRead } from '../../core/assignments/licences.ts';
import { type Increase, isSeatsLookDue, seatsFound, seatsLooked } from '../../core/changes/follow-seats.ts';
import { messageOf } from '../../errors.ts';
import { assignedNow, tenantOf } from '../assignments/tenants.ts';
import { entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';

/**
 * Checks whether Microsoft shows recently added seats, and updates the cards of their changes. The next look is saved
 * with the change, so that it survives a restart.
 */
export const followSeats = async (context: Context): Promise<void> => {
  const { memory, licences, now, log } = context;
  if (licences === null || context.portfolio.current() === null) return;
  const due = (await memory.changes.addedSeats(now())).filter((change) => isSeatsLookDue(change, now()));
  // Several changes of one tenant are one read.
  const reads = new Map<string, Promise<TenantRead>>();
  await Promise.all(
    due.map((change) =>
      look(context, change, reads).catch((thrown: unknown) =>
        log.warn({ change: change.id, reason: messageOf(thrown) }, 'added seats could not be followed'),
      ),
    ),
  );
};

const look = async (
  context: Context,
  change: Increase,
  reads: Map<string, Promise<TenantRead>>,
): Promise<void> => {
  const { memory, now } = context;
  const { found, waitMs } = (await isTakenBack(context, change))
    ? ({ found: 'unknown', waitMs: null } as const)
    : await seen(context, change, reads);
  const after = seatsLooked(change, found, now(), waitMs);
  const kind = after.seatsShown?.kind;
  const entries =
    kind === 'shown' || kind === 'stopped'
      ? [entryAbout(context, after, null, kind === 'shown' ? 'change.seats-shown' : 'change.seats-not-shown')]
      : [];
  if (await memory.changes.save(after, entries)) await publish(context, after);
};

/** More than anybody looks at. */
const newest = 20;

/** Whether seats were removed since: then nobody waits for these, and Microsoft never shows as many. */
const isTakenBack = async (
  { memory }: Pick<Context, 'memory'>,
  { subscriptionId, settledAt, wanted }: Increase,
): Promise<boolean> =>
  (await memory.changes.ofSubscription(subscriptionId, newest)).some(
    (other) =>
      other.state === 'applied' &&
      other.wanted.kind === 'seats' &&
      other.settledAt > settledAt &&
      other.wanted.to < wanted.to,
  );

type Found = Readonly<{ found: 'shown' | 'not-yet' | 'unknown'; waitMs: number | null }>;

const seen = async (
  context: Context,
  { tenantId, companyId, subscriptionId, wanted }: Increase,
  reads: Map<string, Promise<TenantRead>>,
): Promise<Found> => {
  const customer = await tenantOf(context, tenantId, companyId);
  if (customer === null) return { found: 'unknown', waitMs: null };
  const reading = reads.get(customer) ?? readAndKeep(context, customer);
  reads.set(customer, reading);
  const read = await reading;
  if (read.kind === 'trouble') {
    const passing = read.trouble === 'busy' || read.trouble === 'down';
    return { found: passing ? 'not-yet' : 'unknown', waitMs: read.retryAfterMs };
  }
  const assigned = await assignedNow(context, tenantId, { id: subscriptionId, companyId });
  return { found: seatsFound(assigned, wanted.to), waitMs: null };
};

const readAndKeep = async (
  { licences, memory, now }: Pick<Context, 'licences' | 'memory' | 'now'>,
  customer: string,
): Promise<TenantRead> => {
  if (licences === null) return { kind: 'trouble', trouble: 'not-allowed', retryAfterMs: null };
  const [before] = await memory.customerTenants.of([customer]);
  const read = await licences.read(customer);
  await memory.customerTenants.save(keptAfter(before ?? null, customer, read, now()));
  return read;
};
