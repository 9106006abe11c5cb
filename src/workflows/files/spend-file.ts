import { spendLines } from '../../core/billing/spend.ts';
import { spendCsvHead, spendCsvLine } from '../../core/billing/spend-csv.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor } from './file.ts';

/** What is active at one company or of one vendor, or everything (both null). */
export type SpendOrder = Readonly<{ companyId: string | null; vendor: string | null }>;

/** Made from the portfolio when the file is fetched, company by company. */
export const spendFile: FileMaker<SpendOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, vendor }) => ({
    title: { kind: 'spend', of: [companyInTitle(context, companyId), vendor] },
    async *rows() {
      const held = heldFor(context);
      yield [spendCsvHead];
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const rows = spendLines(held, { company, vendor }, context.now());
      const nameOf = (id: string): string => held.companies.get(id)?.name ?? '';
      const byCompany = [...Map.groupBy(rows, ({ standing }) => standing.subscription.companyId)];
      byCompany.sort(([a], [b]) => (nameOf(a) < nameOf(b) ? -1 : 1));
      for (const [, ofCompany] of byCompany) yield ofCompany.map((line) => spendCsvLine(line, held));
    },
  }),
};
