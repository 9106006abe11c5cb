import { draftMonth } from '../../core/billing/invoice-pick.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { AppError } from '../../errors.ts';
import { draftInvoiceCard, draftRefusedCard } from '../../views/billing/draft-invoice.ts';
import { readDraft } from '../../workflows/billing/read-invoices.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

type DraftIntent = Extract<Intent, { kind: 'draft' }>;

export const draft = command({
  name: 'draft',
  kind: 'draft',
  usage: 'draft [company]',
  summary: 'The coming invoice as it is now; it may still change',
  examples: ['draft', 'draft Contoso', 'draft this month', 'draft csv'],
  role: 'viewer',
  reads: true,
  costs: true,
  everywhere: true,
  run: (context, intent, asker) =>
    withCompanyOrAll(
      context,
      intent.company,
      (name) => sentenceOf(intent, name),
      (company) => shown(context, intent, asker, company),
    ),
});

const sentenceOf = ({ monthOffset, as }: DraftIntent, company: string): string =>
  ['draft', company, monthWords(monthOffset), as === 'csv' ? 'csv' : '']
    .filter((part) => part !== '')
    .join(' ');

const monthWords = (offset: 0 | 1 | null): string =>
  offset === null ? '' : offset === 0 ? 'this month' : 'next month';

const shown = async (
  context: Context,
  intent: DraftIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { answer } = context;
  const { offset, month } = draftMonth(context.now(), intent.monthOffset);
  const order = { companyId: company?.id ?? null, monthOffset: offset };
  if (intent.as === 'csv') return fileReply(context, asker, 'draft', order);
  try {
    const { rows: items, unreadable } = await readDraft(context, order);
    const say = ['draft', company?.name ?? '', monthWords(offset)].filter((part) => part !== '').join(' ');
    const csv = hasFiles(context, asker.conversation);
    return {
      answer: answer(draftInvoiceCard({ company, month, items, unreadable, say, csv, page: asker.page })),
    };
  } catch (thrown) {
    const pax8Text = thrown instanceof AppError ? thrown.said : null;
    if (pax8Text?.status !== 408 && pax8Text?.status !== 422) throw thrown;
    return { answer: answer(draftRefusedCard({ ...pax8Text, company })) };
  }
};
