import type { AuditEvent } from '../../core/audit/audit-events.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { renewalFacts } from '../../core/renewals/renewal-facts.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** Records an event of a renewal; `person` is null when the bot acted by itself. */
export const recordRenewal = (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  renewal: Renewal,
  person: Person | null,
  event: AuditEvent,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  memory.audit.append({
    at: now(),
    tenantId: renewal.tenantId,
    person,
    event,
    changeId: null,
    companyId: renewal.companyId,
    facts: { ...renewalFacts(renewal), ...more },
  });
