import { type CareAsked, narrowRenewals } from '../../core/renewals/narrow-renewals.ts';
import { byCompany } from '../../core/renewals/owners.ts';
import { careOf, fileRows, renewalCsvHead, renewalCsvLine } from '../../core/renewals/renewal-csv.ts';
import { type RenewalsOf, renewalRows } from '../../core/renewals/renewal-rows.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The list of renewals, with the company as an id. `undated` lists those without a known end instead of a period. */
export type RenewalsOrder = Omit<RenewalsOf, 'company'> &
  Readonly<{ companyId: string | null; undated: boolean; care: CareAsked }>;

/** Made from the portfolio when the file is fetched. */
export const renewalsFile: FileMaker<RenewalsOrder> = {
  mayHave: forViewers,
  make: (context, { tenantId }, { companyId, undated, care: asked, ...of }) => ({
    title: { kind: 'renewals', of: [companyInTitle(context, companyId), of.vendor] },
    async *rows() {
      const held = heldFor(context);
      yield [renewalCsvHead];
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const all = renewalRows(held, { ...of, company }, context.now());
      const care = careOf(
        await context.memory.renewals.open(tenantId),
        byCompany(await context.memory.owners.list(tenantId)),
      );
      const rows = fileRows(narrowRenewals(all, undated, of.narrowing, asked, care).rows, undated);
      yield* inPieces(rows, (listed) => [renewalCsvLine(listed, care(listed.row), held.vendors)]);
    },
  }),
};
