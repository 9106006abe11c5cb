import { narrowingOf } from '../../core/finding/narrowing.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notKeptCard } from '../../views/companies/kept-since.ts';
import { seatsOverTimeCard } from '../../views/companies/seats-over-time.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import type { Context } from '../../workflows/context.ts';
import { readSeats } from '../../workflows/portfolio/read-history.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type SeatsOverTime = Extract<Intent, { kind: 'seats-over-time' }>;

const applied = ['vendor', 'except'] as const;

export const seatsOverTime = command({
  name: 'growth',
  kind: 'seats-over-time',
  usage: 'growth [company]',
  summary: 'How the seats came and went, as a chart and as rows, from the nightly history',
  examples: ['growth Contoso', 'seats of Contoso over the year', 'seats over time'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, intent, asker) => {
    const { answer, show, portfolio } = context;
    const { company, unknownPeriod: unknown, period } = intent;
    if (unknown !== null)
      return {
        answer: answer(notKeptCard({ reason: 'unknown-period', period: unknown, since: null }, show())),
      };
    if (company !== null)
      return withCompanyReply(
        context,
        company,
        (name) => `seats of ${name} over time${period === null ? '' : ` ${period.label}`}`,
        (found, held) => shown(context, intent, asker, held, found),
      );
    const held = portfolio.current();
    return held === null
      ? { answer: answer(notReadyCard(portfolio.trouble())) }
      : shown(context, intent, asker, held, null);
  },
});

const shown = async (
  context: Context,
  { period }: SeatsOverTime,
  asker: Asker,
  portfolio: Portfolio,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show, now } = context;
  const { page, sentence: say } = asker;
  const label = period?.label ?? '';
  const { narrowing, unheeded } = narrowingOf(portfolio, asker.filters, applied);
  if (period !== null && period.from > now())
    return { answer: answer(notKeptCard({ reason: 'ahead', period: label, since: null }, show())) };
  const scope = { portfolio, narrowing, companyId: company?.id ?? null };
  const found = await readSeats(context, period, scope);
  if (found.kind !== 'course') {
    const since = found.kind === 'before' ? found.since : null;
    return { answer: answer(notKeptCard({ reason: found.kind, period: label, since }, show())) };
  }
  const { course, since, whole } = found;
  return {
    unheeded: whole ? asker.filters : unheeded,
    answer: answer(seatsOverTimeCard({ company, course, since, asOf: portfolio.asOf, page, say }, show())),
  };
};
