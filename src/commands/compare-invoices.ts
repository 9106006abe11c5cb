import type { Intent } from '../core/intent.ts';
import { compareItems } from '../core/invoice-compare.ts';
import { monthName, newestFirst } from '../core/invoice-pick.ts';
import type { Company } from '../core/marketplace.ts';
import type { Context } from '../workflows/context.ts';
import { readItemsOfAll, readTwoMonths } from '../workflows/read-invoices.ts';
import { type Asker, command, type Reply } from './command.ts';
import { withCompanyReply } from './look-up.ts';

type Asked = Extract<Intent, { kind: 'compare-invoices' }>;

export const compareInvoices = command({
  name: 'compare invoice',
  kind: 'compare-invoices',
  usage: 'compare invoice with last month',
  summary: 'What is new, gone or changed in seats or price since the invoice of the month before',
  examples: [
    'compare invoice with last month',
    'compare the October invoice with last month',
    "compare Contoso's invoice with last month",
  ],
  role: 'viewer',
  run: async (context, intent, asker) => {
    const { unknownPeriod } = intent;
    if (unknownPeriod !== null) return { answer: context.views.whichMonth({ unknownPeriod }) };
    return intent.company === null
      ? shown(context, intent, asker, null)
      : withCompanyReply(
          context,
          intent.company,
          (name) => `compare invoice${intent.period === null ? '' : ` ${intent.period.label}`} for ${name}`,
          (company) => shown(context, intent, asker, company),
        );
  },
});

const shown = async (
  context: Context,
  { period }: Asked,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { views } = context;
  const now = context.now();
  const months = await readTwoMonths(context, period, company?.id ?? null);
  if (months === null) {
    const asked = period?.label ?? null;
    return {
      answer: views.chooseInvoice({ asked, several: false, choices: [], part: company, unreadable: 0 }, now),
    };
  }
  const { before, after } = months;
  const missing = [after, before].find(({ invoices }) => invoices.length === 0);
  if (missing !== undefined) {
    const { credited } = missing;
    return { answer: views.notComparable({ month: monthName(missing.month), credited, company }, now) };
  }
  const companyId = company?.id ?? null;
  const [old, newer] = await Promise.all([
    readItemsOfAll(context, before.invoices, companyId),
    readItemsOfAll(context, after.invoices, companyId),
  ]);
  const invoices = newestFirst([...after.invoices, ...before.invoices]);
  return {
    answer: views.invoiceCompare(
      {
        company,
        months: { before: monthName(before.month), after: monthName(after.month) },
        comparison: compareItems(old.rows, newer.rows, invoices[0]?.date ?? now),
        invoices,
        credited: [...after.credited, ...before.credited],
        leftOut: company === null ? months.leftOut : 0,
        unreadable: months.unreadable + old.unreadable + newer.unreadable,
        page: asker.page,
        say: asker.sentence,
      },
      now,
    ),
  };
};
