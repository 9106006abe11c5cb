import { auditCsvHead, auditCsvLine } from '../../core/audit/audit-csv.ts';
import { mayRead } from '../audit/read-audit.ts';
import { dated, type FileKind } from './file.ts';

/** The audit of a person's tenant, or what of it is about an id; `companyId`: whose company it all is, if it is one's. */
export type AuditOrder = Readonly<{ about: string | null; companyId: string | null }>;

const batch = 500;

/** Newest first. That somebody took it away is recorded in it. */
export const auditFile: FileKind<AuditOrder> = {
  forOneAlone: true,
  mayHave: (context, person, { companyId }) => mayRead(context, person, companyId),
  make: ({ memory, now }, person, { about }) => ({
    name: dated('audit', now()),
    async *pieces() {
      const facts = { about: about ?? 'everything' };
      const nothing = { changeId: null, companyId: null };
      const { tenantId } = person;
      await memory.audit.append({ at: now(), tenantId, person, event: 'audit.exported', ...nothing, facts });
      yield auditCsvHead;
      let before: number | undefined;
      for (;;) {
        const records = await memory.audit.latest(tenantId, { limit: batch, before, about });
        yield records.map(auditCsvLine).join('');
        before = records.at(-1)?.seq;
        if (records.length < batch || before === undefined) return;
      }
    },
  }),
};
