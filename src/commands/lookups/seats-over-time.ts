import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { seatsOverTimeCard } from '../../views/companies/seats-over-time.ts';
import type { Context } from '../../workflows/context.ts';
import { readSeats } from '../../workflows/history/read-history.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { notKept, ofKeptNights } from './kept-nights.ts';

type SeatsOverTime = Extract<Intent, { kind: 'seats-over-time' }>;

const applied = ['vendor', 'except'] as const;

export const seatsOverTime = command({
  name: 'growth',
  kind: 'seats-over-time',
  usage: 'growth [company]',
  summary: 'How the seats came and went, as a chart and as rows, from the nightly history; csv exports it',
  examples: ['growth Contoso', 'seats of Contoso over the year', 'seats of Contoso over the year csv'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: (context, intent, asker) =>
    ofKeptNights(
      context,
      intent,
      (name) => `seats of ${name} over time${intent.period === null ? '' : ` ${intent.period.label}`}`,
      (held, company) => shown(context, intent, asker, held, company),
    ),
});

const shown = async (
  context: Context,
  { period, as }: SeatsOverTime,
  asker: Asker,
  portfolio: Portfolio,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show, now } = context;
  const { page, sentence: say, conversation } = asker;
  const label = period?.label ?? '';
  const { narrowing, unheeded } = narrowingOf(portfolio, asker.filters, applied);
  if (period !== null && period.from > now()) return notKept(context, 'ahead', label);
  const scope = { portfolio, narrowing, companyId: company?.id ?? null };
  const found = await readSeats(context, period, scope);
  if (found.kind !== 'course')
    return notKept(context, found.kind, label, found.kind === 'before' ? found.since : null);
  const { course, since, whole } = found;
  if (as === 'csv') {
    const order = { companyId: company?.id ?? null, narrowing, period };
    return {
      ...(await fileReply(context, asker, 'growth', order)),
      unheeded: whole ? asker.filters : unheeded,
    };
  }
  const csv = hasFiles(context, conversation);
  return {
    unheeded: whole ? asker.filters : unheeded,
    answer: answer(
      seatsOverTimeCard({ company, course, since, csv, asOf: portfolio.asOf, page, say }, show()),
    ),
  };
};
