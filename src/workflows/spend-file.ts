import { includes } from '../core/people.ts';
import { spendStandings } from '../core/spend.ts';
import { spendCsvHead, spendCsvLine } from '../core/spend-csv.ts';
import { roleIn } from './context.ts';
import { dated, type FileKind } from './file.ts';

/** What runs at a company, of a vendor, or (both null) everywhere. */
export type SpendOrder = Readonly<{ companyId: string | null; vendor: string | null }>;

const batch = 500;

/** Made from the portfolio as it is when the file is fetched. */
export const spendFile: FileKind<SpendOrder> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'viewer'),
  make: ({ portfolio, now }, _person, { companyId, vendor }) => ({
    name: dated('spend', now()),
    async *pieces() {
      yield spendCsvHead;
      const held = portfolio.current();
      if (held === null) return;
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const rows = spendStandings(held, { company, vendor });
      for (let from = 0; from < rows.length; from += batch)
        yield rows
          .slice(from, from + batch)
          .map((standing) => spendCsvLine(standing, held))
          .join('');
    },
  }),
};
