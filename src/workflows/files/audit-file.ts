import { auditCsvHead, auditCsvLine } from '../../core/audit/audit-csv.ts';
import { csvFactWords } from '../../views/audit/fact-words.ts';
import { isApproverFor } from '../people/people.ts';
import { companyInTitle, type FileMaker } from './file.ts';

/** The audit of a tenant, or its entries about one id. `companyId` is the company that all of them belong to, if one. */
export type AuditOrder = Readonly<{ about: string | null; companyId: string | null }>;

const batch = 500;

/** Newest first. The export itself is recorded in the audit. */
export const auditFile: FileMaker<AuditOrder> = {
  forOneAlone: true,
  mayHave: (context, person, { companyId }) => isApproverFor(context, person, companyId),
  make: (context, person, { about, companyId }) => ({
    title: { kind: 'audit', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const { memory, now } = context;
      const facts = { about: about ?? 'everything' };
      const nothing = { changeId: null, companyId: null };
      const { tenantId } = person;
      await memory.audit.append({ at: now(), tenantId, person, event: 'audit.exported', ...nothing, facts });
      const words = csvFactWords(context.show());
      yield [auditCsvHead];
      let before: number | undefined;
      for (;;) {
        const records = await memory.audit.latest(tenantId, { limit: batch, before, about });
        yield records.map((record) => auditCsvLine(record, words));
        before = records.at(-1)?.seq;
        if (records.length < batch || before === undefined) return;
      }
    },
  }),
};
