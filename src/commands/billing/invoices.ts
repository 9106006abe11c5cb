import { lastTwelveMonths } from '../../core/billing/invoice-pick.ts';
import { narrowInvoices } from '../../core/billing/narrow-invoices.ts';
import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { invoicesCard } from '../../views/billing/invoices.ts';
import { companyNames, readInvoices } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

type InvoicesIntent = Extract<Intent, { kind: 'invoices' }>;

const applied = ['amount', 'top', 'by', 'except'] as const;

export const invoices = command({
  name: 'invoices',
  kind: 'invoices',
  usage: 'invoices [company] [period]',
  summary:
    'Invoices by date, with status, amount and what is left to pay; also unpaid invoices, invoices csv',
  examples: ['invoices', 'unpaid invoices', 'invoices Contoso last 6 months', 'invoices csv'],
  role: 'viewer',
  reads: true,
  costs: true,
  everywhere: true,
  filters: applied,
  run: (context, intent, asker) =>
    withCompanyOrAll(
      context,
      intent.company,
      (name) => sentenceOf(intent, name),
      (company) => listed(context, intent, asker, company),
    ),
});

const sentenceOf = ({ status, period, as }: InvoicesIntent, company: string): string =>
  [status?.toLowerCase(), 'invoices', company, period?.label, as === 'csv' ? 'csv' : '']
    .filter((part) => part)
    .join(' ');

const listed = async (
  context: Context,
  intent: InvoicesIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show, portfolio } = context;
  const { narrowing, heeded, unheeded } = narrowingOf(portfolio.current(), asker.filters, applied);
  const { status, unknownPeriod } = intent;
  const { from, to, label } = intent.period ?? lastTwelveMonths(context.now(), context.zone);
  const order = { companyId: company?.id ?? null, from, to, status, narrowing };
  if (intent.as === 'csv') return { ...(await fileReply(context, asker, 'invoices', order)), unheeded };
  const read = await readInvoices(context, order);
  const { rows, ...left } = narrowInvoices(read.rows, narrowing);
  return {
    unheeded,
    answer: answer(
      invoicesCard(
        {
          company,
          status,
          period: label,
          unknownPeriod,
          rows: companyNames(context, rows),
          narrowed: { heeded, left },
          unreadable: read.unreadable,
          csv: hasFiles(context, asker.conversation),
          page: asker.page,
          say: asker.sentence,
        },
        show(),
      ),
    ),
  };
};
