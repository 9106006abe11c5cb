import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import type { Filters } from '../../core/understanding/intent.ts';
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

const applied = ['who', 'period'] as const;

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
    const { who, period } = asker.filters;
    const own = about === null && who === 'me';
    const found = own
      ? ofOneself(asker.person)
      : about === null
        ? null
        : await findAbout(context, tenantId, about, asker.mentions);
    // Of one person at one company nothing is kept apart; the file has all times.
    const unheeded: Filters = {
      ...(who === undefined || own ? {} : { who }),
      ...(period === undefined || as === 'card' ? {} : { period }),
    };
    if (found !== null && found.kind !== 'one') return { answer: answer(auditOfNobodyCard(found)) };
    if (!(await isApproverFor(context, asker.person, found?.companyId ?? null)))
      return { answer: answer(auditOfAllRefusedCard()) };
    return as === 'csv'
      ? { ...(await fileReply(context, asker, 'audit', orderOf(found))), unheeded }
      : { unheeded, answer: answer(auditCard(await entries(context, asker, found), show())) };
  },
});

const orderOf = (found: Found) => ({ about: found?.id ?? null, companyId: found?.companyId ?? null });

/** This list pages by entry number: it continues below `page`; 0 is the newest. */
const entries = async (
  { memory }: Context,
  { person, page, filters: { period }, sentence }: Asker,
  found: Found,
) => {
  const before = page > 0 ? page : undefined;
  const records: AuditRecord[] = await memory.audit.latest(person.tenantId, {
    limit: shown + 1,
    before,
    about: found?.id,
    within: period,
  });
  return {
    records: records.slice(0, shown),
    about: found?.name ?? null,
    period: period?.label ?? null,
    // A time and oneself stand in what was said.
    say:
      period !== undefined || found?.id === person.objectId
        ? sentence
        : found === null
          ? 'audit'
          : `audit ${found.name}`,
    older: records.length > shown,
    newer: before !== undefined,
  };
};
