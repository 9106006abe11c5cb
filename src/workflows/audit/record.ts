import type { AuditEvent } from '../../core/audit/audit-events.ts';
import type { AuditEntry } from '../../core/audit/audit-memory.ts';
import type { Change } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import {
  askedTo,
  byHandOf,
  endReported,
  pax8TextOf,
  plannedAfter,
  reasonOf,
  seatsAfter,
  seatsBefore,
} from '../../core/changes/change-facts.ts';
import { missingIn } from '../../core/changes/vendor-details.ts';
import type { OrderWanted, VendorDetails } from '../../core/changes/wanted.ts';
import { whyOf } from '../../core/changes/why.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** Provisioning details hold names, addresses and tenants, so the audit records only that they were given. */
const withoutValues = ({ lines, ...order }: OrderWanted) => ({
  ...order,
  lines: lines.map((line) => ({ ...line, provisioning: line.provisioning.map(({ key }) => key) })),
});

/** What the vendor of other seats asked for: what was given, and what was not. */
const detailFacts = (details: VendorDetails | null) =>
  details === null
    ? {}
    : {
        detailsGiven: details.given.map(({ key }) => key),
        detailsMissing: missingIn(details).map(({ key }) => key),
      };

/** What an entry says of what is wanted, by its kind. */
const wantedFacts = ({ wanted }: Change) => {
  if (wanted.kind === 'order') return { order: withoutValues(wanted) };
  if (wanted.kind === 'seats') return detailFacts(wanted.details ?? null);
  return wanted.kind === 'price' ? { newPrice: `${wanted.to} ${wanted.currency}` } : {};
};

/** What its requester says of its urgency, why that does not count, and until when it is looked at. */
const emergencyFacts = ({ emergency }: Change) => {
  if (emergency === undefined) return {};
  const { reason, refused, dueAt, review } = emergency;
  return {
    urgent: reason,
    ...(refused === null ? {} : { notUrgent: refused }),
    ...(dueAt === null || review !== null ? {} : { reviewBy: dueAt }),
  };
};

/**
 * What the audit says about a change: what it is, what was seen, its state. `person` is null when the bot acted by
 * itself.
 */
export const entryAbout = (
  { now }: Pick<Context, 'now'>,
  change: Change,
  person: Person | null,
  event: AuditEvent,
  more: Readonly<Record<string, unknown>> = {},
): AuditEntry => {
  const { wanted } = change;
  const byHand = byHandOf(change);
  return {
    at: now(),
    tenantId: change.tenantId,
    person,
    event,
    changeId: change.id,
    companyId: change.companyId,
    facts: {
      company: change.companyName,
      product: change.productName,
      subscriptionId: change.subscriptionId,
      what: wanted.kind,
      ...wantedFacts(change),
      cancelAt: wanted.kind === 'cancel' ? wanted.at : null,
      afterTermEnd: plannedAfter(change),
      purpose: change.purpose,
      ticket: change.ticket,
      endsAt: endReported(change),
      from: seatsBefore(change),
      to: seatsAfter(change),
      state: change.state,
      where: change.askedIn,
      askedTo: askedTo(change),
      approversNeeded: change.approversNeeded,
      approvals: change.approvals,
      reasons: change.reasons,
      requestedAt: change.requestedAt,
      undoes: change.undoes,
      ...(change.bundle === null ? {} : { bundleId: change.bundle.id }),
      seen: change.seen,
      amounts: changeAmounts(change),
      reason: reasonOf(change),
      outcome: whyOf(change),
      pax8: pax8TextOf(change),
      settledBy: byHand?.by ?? null,
      note: byHand?.note ?? null,
      ...emergencyFacts(change),
      ...more,
    },
  };
};

/** Adds what no step of a change is saved with: a refusal, above all. */
export const audit = (
  context: Pick<Context, 'memory' | 'now'>,
  ...about: Parameters<typeof entryAbout> extends [unknown, ...infer Rest] ? Rest : never
): Promise<void> => context.memory.audit.append(entryAbout(context, ...about));
