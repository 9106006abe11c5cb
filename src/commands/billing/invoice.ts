import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { companyNames, findInvoice } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

type Asked = Extract<Intent, { kind: 'invoice' }>;

export const invoice = command({
  name: 'invoice',
  kind: 'invoice',
  usage: 'invoice <number or month> [for <company>]',
  summary: 'One invoice, its items by company and product; last invoice shows the newest',
  examples: ['last invoice', 'invoice of October', 'last invoice for Contoso', 'invoice of October csv'],
  role: 'viewer',
  run: async (context, intent, asker) => {
    const { unknownPeriod } = intent;
    if (unknownPeriod !== null && intent.number === null)
      return { answer: context.views.whichMonth({ unknownPeriod }) };
    return withCompanyOrAll(
      context,
      intent.company,
      (name) => sentenceOf(intent, name),
      (company) => shown(context, intent, asker, company),
    );
  },
});

const sentenceOf = ({ number, period, as }: Asked, company: string): string => {
  const which =
    number === null ? (period === null ? 'last invoice' : `invoice ${period.label}`) : `invoice #${number}`;
  return `${which} for ${company}${as === 'csv' ? ' csv' : ''}`;
};

const shown = async (
  context: Context,
  intent: Asked,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { views } = context;
  const { number, period } = intent;
  const found = await findInvoice(context, { number, period, company });
  const { unreadable } = found;
  switch (found.kind) {
    case 'not-on':
      return {
        answer:
          company === null
            ? views.chooseInvoice(
                { asked: null, several: false, choices: [], part: null, unreadable },
                context.now(),
              )
            : views.notOnInvoice({ company, invoices: found.invoices, unreadable }, context.now()),
      };
    case 'several':
    case 'none': {
      const asked = number ?? period?.label ?? null;
      const choices = companyNames(context, found.invoices);
      const several = found.kind === 'several';
      return {
        answer: views.chooseInvoice({ asked, several, choices, part: company, unreadable }, context.now()),
      };
    }
    case 'one': {
      const { invoice: one, items, replaced } = found;
      if (intent.as === 'csv') {
        const order = { invoiceId: one.id, companyId: company?.id ?? null };
        return fileReply(context, asker, 'invoice', order, 'Invoice');
      }
      const [listed] = companyNames(context, [one]);
      return {
        answer: views.invoice(
          {
            invoice: one,
            own: listed?.company ?? null,
            company,
            items,
            unreadable,
            replaced,
            csv: hasFiles(context, asker.conversation),
            page: asker.page,
          },
          context.now(),
        ),
      };
    }
  }
};
