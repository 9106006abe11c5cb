import { unusedIn } from '../../core/assignments/unused.ts';
import { unusedCsvHead, unusedCsvLine } from '../../core/assignments/unused-csv.ts';
import { assignmentsNow } from '../assignments/tenants.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The seats that nobody uses, of one company or (null) of all. */
export type UnusedOrder = Readonly<{ companyId: string | null }>;

/** All of them, including those that do not count, with the reason. */
export const unusedFile: FileMaker<UnusedOrder> = {
  mayHave: forViewers,
  make: (context, { tenantId }, { companyId }) => ({
    title: { kind: 'unused', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const held = heldFor(context);
      yield [unusedCsvHead];
      const [{ assignments }, ignored] = await Promise.all([
        assignmentsNow(context, tenantId, held, companyId === null ? null : { id: companyId }),
        context.memory.ignoredLicences.list(tenantId),
      ]);
      yield* inPieces(unusedIn(held, assignments, ignored), (row) => [unusedCsvLine(row)]);
    },
  }),
};
