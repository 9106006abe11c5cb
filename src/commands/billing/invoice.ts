import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { invoiceCard } from '../../views/billing/invoice.ts';
import { chooseInvoiceCard, notOnInvoiceCard, whichMonthCard } from '../../views/billing/invoice-none.ts';
import { companyNames, findInvoice } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

type InvoiceIntent = Extract<Intent, { kind: 'invoice' }>;

export const invoice = command({
  name: 'invoice',
  kind: 'invoice',
  usage: 'invoice <number or month> [for <company>]',
  summary: 'One invoice, its items by company and product; last invoice shows the newest',
  examples: ['last invoice', 'invoice of October', 'last invoice for Contoso', 'invoice of October csv'],
  role: 'viewer',
  reads: true,
  costs: true,
  everywhere: true,
  run: async (context, intent, asker) => {
    const { unknownPeriod } = intent;
    if (unknownPeriod !== null && intent.number === null)
      return { answer: context.answer(whichMonthCard({ unknownPeriod })) };
    return withCompanyOrAll(
      context,
      intent.company,
      (name) => sentenceOf(intent, name),
      (company) => shown(context, intent, asker, company),
    );
  },
});

const sentenceOf = ({ number, period, as }: InvoiceIntent, company: string): string => {
  const which =
    number === null ? (period === null ? 'last invoice' : `invoice ${period.label}`) : `invoice #${number}`;
  return `${which} for ${company}${as === 'csv' ? ' csv' : ''}`;
};

const shown = async (
  context: Context,
  intent: InvoiceIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show } = context;
  const { number, period } = intent;
  const found = await findInvoice(context, { number, period, company });
  const { unreadable } = found;
  switch (found.kind) {
    case 'not-on':
      return {
        answer:
          company === null
            ? answer(
                chooseInvoiceCard(
                  { asked: null, several: false, choices: [], part: null, unreadable },
                  show(),
                ),
              )
            : answer(notOnInvoiceCard({ company, invoices: found.invoices, unreadable }, show())),
      };
    case 'several':
    case 'none': {
      const asked = number ?? period?.label ?? null;
      const choices = companyNames(context, found.invoices);
      const several = found.kind === 'several';
      return {
        answer: answer(chooseInvoiceCard({ asked, several, choices, part: company, unreadable }, show())),
      };
    }
    case 'one': {
      const { invoice: picked, items, replaced } = found;
      if (intent.as === 'csv') {
        const order = { invoiceId: picked.id, companyId: company?.id ?? null };
        return fileReply(context, asker, 'invoice', order);
      }
      const [listed] = companyNames(context, [picked]);
      return {
        answer: answer(
          invoiceCard(
            {
              invoice: picked,
              own: listed?.company ?? null,
              company,
              items,
              unreadable,
              replaced,
              csv: hasFiles(context, asker.conversation),
              page: asker.page,
            },
            show(),
          ),
        ),
      };
    }
  }
};
