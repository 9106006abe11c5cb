import type { AuditEvent } from '../../core/audit/audit-events.ts';
import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import type { Deed, Filters } from '../../core/understanding/intent.ts';
import type { Person } from '../../core/words/people.ts';
import {
  auditCard,
  auditCheckCard,
  auditOfAllRefusedCard,
  auditOfNobodyCard,
} from '../../views/audit/audit.ts';
import { type About, findAbout } from '../../workflows/audit/read-audit.ts';
import type { Context } from '../../workflows/context.ts';
import { isApproverFor } from '../../workflows/people/people.ts';
import { type Asker, command } from '../asking/command.ts';
import { fileReply } from '../asking/file-reply.ts';

const shown = 10;

type Found = Extract<About, { kind: 'one' }> | null;

const ofOneself = ({ objectId, name }: Person): Extract<About, { kind: 'one' }> => ({
  ...{ kind: 'one', id: objectId, name, companyId: null },
});

const applied = ['who', 'period', 'deed'] as const;

export const audit = command({
  name: 'audit',
  kind: 'audit',
  usage: 'audit [company, person or #request]',
  summary: 'Who decided what, and when; audit verify checks it, audit csv exports it',
  examples: ['audit', 'audit Contoso', 'audit verify', 'audit csv'],
  role: 'approver',
  reads: true,
  filters: applied,
  run: async (context, { about, as }, asker) => {
    const { answer, show, memory } = context;
    const { tenantId } = asker.person;
    if (as === 'verify')
      return { answer: answer(auditCheckCard(await memory.audit.verify(tenantId), show())) };
    const { who, period, deed } = asker.filters;
    const own = about === null && who === 'me';
    const other = about === null || who === undefined ? null : await personOf(context, asker, who);
    const found = own
      ? ofOneself(asker.person)
      : about === null
        ? null
        : await findAbout(context, tenantId, about, asker.mentions);
    // The file has all times, and all that was done.
    const unheeded: Filters = {
      ...(who === undefined || own || (other !== null && as === 'card') ? {} : { who }),
      ...(period === undefined || as === 'card' ? {} : { period }),
      ...(deed === undefined || as === 'card' ? {} : { deed }),
    };
    if (found !== null && found.kind !== 'one') return { answer: answer(auditOfNobodyCard(found)) };
    if (!(await isApproverFor(context, asker.person, found?.companyId ?? null)))
      return { answer: answer(auditOfAllRefusedCard()) };
    return as === 'csv'
      ? { ...(await fileReply(context, asker, 'audit', orderOf(found))), unheeded }
      : { unheeded, answer: answer(auditCard(await entries(context, asker, found, other), show())) };
  },
});

/** The entries about what people did. A change of seats shows its request, approval and outcome. */
const eventsOf: Readonly<Record<Deed, readonly AuditEvent[]>> = {
  requested: ['change.requested'],
  approved: ['change.approved', 'change.approved-in-part'],
  rejected: ['change.rejected'],
  decided: ['change.approved', 'change.approved-in-part', 'change.rejected', 'renewal.decided'],
  changed: ['change.requested', 'change.approved', 'change.applied', 'change.failed'],
};

/** The one person of that name; null for none or several. */
const personOf = async (context: Context, asker: Asker, who: string): Promise<Found> => {
  if (who === 'me') return ofOneself(asker.person);
  const found = await findAbout(context, asker.person.tenantId, `@${who}`, asker.mentions);
  return found.kind === 'one' ? found : null;
};

const orderOf = (found: Found) => ({ about: found?.id ?? null, companyId: found?.companyId ?? null });

/** This list pages by entry number: it continues below `page`; 0 is the newest. */
const entries = async (
  { memory }: Context,
  { person, page, filters: { period, deed }, sentence }: Asker,
  found: Found,
  other: Found,
) => {
  const before = page > 0 ? page : undefined;
  const records: AuditRecord[] = await memory.audit.latest(person.tenantId, {
    limit: shown + 1,
    before,
    about: found?.id,
    also: other?.id,
    events: deed === undefined ? undefined : eventsOf[deed],
    within: period,
  });
  return {
    records: records.slice(0, shown),
    about: found?.name ?? null,
    also: other?.name ?? null,
    deed: deed ?? null,
    period: period?.label ?? null,
    // A time, a deed and oneself stand in what was said.
    say:
      period !== undefined || deed !== undefined || other !== null || found?.id === person.objectId
        ? sentence
        : found === null
          ? 'audit'
          : `audit ${found.name}`,
    older: records.length > shown,
    newer: before !== undefined,
  };
};
