import type { AuditEvent } from '../../core/audit/audit-events.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** Records what a person did to roles, policy or places, or was refused. */
export const record = (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  person: Person,
  event: AuditEvent,
  facts: Readonly<Record<string, unknown>>,
  { conversation, companyId = null }: Readonly<{ conversation: Conversation; companyId?: string | null }>,
): Promise<void> =>
  memory.audit.append({
    at: now(),
    tenantId: person.tenantId,
    person,
    event,
    changeId: null,
    companyId,
    facts: { ...facts, where: conversation.id },
  });
