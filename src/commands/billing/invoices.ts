import { lastTwelveMonths } from '../../core/billing/invoice-pick.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { companyNames, readInvoices } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

type Asked = Extract<Intent, { kind: 'invoices' }>;

export const invoices = command({
  name: 'invoices',
  kind: 'invoices',
  usage: 'invoices [company] [period]',
  summary: 'Invoices by date, with status, amount and what is to be paid; also unpaid invoices, invoices csv',
  examples: ['invoices', 'unpaid invoices', 'invoices Contoso last 6 months', 'invoices csv'],
  role: 'viewer',
  run: (context, intent, asker) =>
    withCompanyOrAll(
      context,
      intent.company,
      (name) => sentenceOf(intent, name),
      (company) => listed(context, intent, asker, company),
    ),
});

const sentenceOf = ({ status, period, as }: Asked, company: string): string =>
  [status?.toLowerCase(), 'invoices', company, period?.label, as === 'csv' ? 'csv' : '']
    .filter((part) => part)
    .join(' ');

const listed = async (
  context: Context,
  intent: Asked,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { views } = context;
  const { status, unknownPeriod } = intent;
  const { from, to, label } = intent.period ?? lastTwelveMonths(context.now(), context.zone);
  const order = { companyId: company?.id ?? null, from, to, status };
  if (intent.as === 'csv') return fileReply(context, asker, 'invoices', order, 'Invoices');
  const { rows, unreadable } = await readInvoices(context, order);
  return {
    answer: views.invoices(
      {
        company,
        status,
        period: label,
        unknownPeriod,
        rows: companyNames(context, rows),
        unreadable,
        csv: hasFiles(context, asker.conversation),
        page: asker.page,
        say: asker.sentence,
      },
      context.now(),
    ),
  };
};
