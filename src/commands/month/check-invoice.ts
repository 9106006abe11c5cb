import type { Company } from '../../core/marketplace/records.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { monthCheckCard, nothingCheckedCard } from '../../views/month/month-check.ts';
import type { Context } from '../../workflows/context.ts';
import { readMonth } from '../../workflows/month/read-month.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withMonth } from '../asking/of-month.ts';

type CheckIntent = Extract<Intent, { kind: 'check-invoice' }>;

export const checkInvoice = command({
  name: 'check invoice',
  kind: 'check-invoice',
  usage: 'check invoice [month] [company]',
  summary:
    'Whether a month’s invoice fits the subscriptions, the changes and what the PSA bills; what was not looked at is said; add csv for a file',
  examples: [
    'check invoice',
    'reconcile October',
    'check invoice for Contoso',
    'does the invoice match',
    'check invoice csv',
  ],
  role: 'viewer',
  reads: true,
  costs: true,
  everywhere: true,
  run: (context, intent, asker) =>
    withMonth(context, 'check invoice', intent, (company) => shown(context, intent, asker, company)),
});

const shown = async (
  context: Context,
  { period, as }: CheckIntent,
  asker: Asker,
  company: Company | null,
): Promise<Reply> => {
  const { answer, portfolio, show } = context;
  const held = portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
  const companyId = company?.id ?? null;
  const read = await readMonth(context, asker.person.tenantId, held, period, companyId);
  if (read.kind === 'no-invoice')
    return {
      answer: answer(nothingCheckedCard({ month: read.month ?? period?.label ?? null, company })),
    };
  if (as === 'csv') return fileReply(context, asker, 'month', { companyId, period });
  const { page, sentence: say } = asker;
  const csv = hasFiles(context, asker.conversation);
  return { answer: answer(monthCheckCard({ ...read, company, page, say, csv }, show())) };
};
