import { includes } from '../core/people.ts';
import { careOf, renewalCsvHead, renewalCsvLine } from '../core/renewal-csv.ts';
import { listedRows, type RenewalsOf, renewalRows } from '../core/renewal-rows.ts';
import { roleIn } from './context.ts';
import { dated, type FileKind } from './file.ts';

/** The list of renewals, the company by its id. `undated`: those of which the end is not known, instead of a period's. */
export type RenewalsOrder = Omit<RenewalsOf, 'company'> &
  Readonly<{ companyId: string | null; undated: boolean }>;

const batch = 500;

/** Made from the portfolio as it is when the file is fetched. */
export const renewalsFile: FileKind<RenewalsOrder> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'viewer'),
  make: ({ memory, portfolio, now }, { tenantId }, { companyId, undated, ...of }) => ({
    name: dated('renewals', now()),
    async *pieces() {
      yield renewalCsvHead;
      const held = portfolio.current();
      if (held === null) return;
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const rows = listedRows(renewalRows(held, { ...of, company }, now()), undated);
      const care = careOf(await memory.renewals.open(tenantId));
      for (let from = 0; from < rows.length; from += batch)
        yield rows
          .slice(from, from + batch)
          .map((listed) => renewalCsvLine(listed, care(listed.row), held.vendors))
          .join('');
    },
  }),
};
