import { careOf, renewalCsvHead, renewalCsvLine } from '../../core/renewals/renewal-csv.ts';
import { listedRows, type RenewalsOf, renewalRows } from '../../core/renewals/renewal-rows.ts';
import { dated, type FileKind, forViewers, heldFor, inPieces } from './file.ts';

/** The list of renewals, the company by its id. `undated`: those of which the end is not known, instead of a period's. */
export type RenewalsOrder = Omit<RenewalsOf, 'company'> &
  Readonly<{ companyId: string | null; undated: boolean }>;

/** Made from the portfolio as it is when the file is fetched. */
export const renewalsFile: FileKind<RenewalsOrder> = {
  mayHave: forViewers,
  make: (context, { tenantId }, { companyId, undated, ...of }) => ({
    name: dated('renewals', context.now()),
    async *pieces() {
      const held = heldFor(context);
      yield renewalCsvHead;
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const rows = listedRows(renewalRows(held, { ...of, company }, context.now()), undated);
      const care = careOf(await context.memory.renewals.open(tenantId));
      yield* inPieces(rows, (listed) => renewalCsvLine(listed, care(listed.row), held.vendors));
    },
  }),
};
