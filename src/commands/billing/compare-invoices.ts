import { monthName } from '../../core/billing/invoice-pick.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { invoiceCompareCard } from '../../views/billing/invoice-compare.ts';
import { chooseInvoiceCard, notComparableCard } from '../../views/billing/invoice-none.ts';
import { pageOf } from '../../views/kit/buttons.ts';
import { changesOf } from '../../workflows/billing/changes-of.ts';
import { keptBetween } from '../../workflows/billing/kept-between.ts';
import { readTwoMonths } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { comparedMonths } from '../../workflows/files/compare-file.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withMonth } from '../asking/of-month.ts';

type CompareIntent = Extract<Intent, { kind: 'compare-invoices' }>;

export const compareInvoices = command({
  name: 'compare invoice',
  kind: 'compare-invoices',
  usage: 'compare invoice with last month',
  summary:
    'What is new, gone or changed in seats, price or tax since last month’s invoice, and who asked for it; add csv for a file',
  examples: [
    'compare invoice with last month',
    'compare the October invoice with last month',
    'compare invoice with last month csv',
    "compare Contoso's invoice with last month",
  ],
  role: 'viewer',
  reads: true,
  costs: true,
  everywhere: true,
  run: (context, intent, asker) =>
    withMonth(context, 'compare invoice', intent, (company) => shown(context, intent, asker, company)),
});

const shown = async (
  context: Context,
  { period, as }: CompareIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show } = context;
  const months = await readTwoMonths(context, period, company?.id ?? null);
  if (months === null) {
    const asked = period?.label ?? null;
    return {
      answer: answer(
        chooseInvoiceCard({ asked, several: false, choices: [], part: company, unreadable: 0 }, show()),
      ),
    };
  }
  const { before, after } = months;
  const missing = [after, before].find(({ invoices }) => invoices.length === 0);
  if (missing !== undefined) {
    const { credited } = missing;
    return {
      answer: answer(notComparableCard({ month: monthName(missing.month), credited, company }, show())),
    };
  }
  const companyId = company?.id ?? null;
  if (as === 'csv') return fileReply(context, asker, 'compare', { companyId, period });
  const compared = await comparedMonths(context, months, companyId);
  const { regular, once } = compared.comparison;
  const onPage = pageOf([...regular, ...once], asker.page, asker.sentence).rows;
  return {
    answer: answer(
      invoiceCompareCard(
        {
          company,
          ...compared,
          changes: await changesOf(context, asker.person.tenantId, onPage),
          nightly: await keptBetween(context, onPage, compared.span),
          credited: [...after.credited, ...before.credited],
          leftOut: company === null ? months.leftOut : 0,
          csv: hasFiles(context, asker.conversation),
          page: asker.page,
          say: asker.sentence,
        },
        show(),
      ),
    ),
  };
};
