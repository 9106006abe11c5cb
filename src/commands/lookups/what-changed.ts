import { narrowingOf } from '../../core/finding/narrowing.ts';
import { sinceYesterday } from '../../core/history/what-changed.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { notKeptCard } from '../../views/companies/kept-since.ts';
import { whatChangedCard } from '../../views/companies/what-changed.ts';
import { pageOf } from '../../views/kit/buttons.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import type { Context } from '../../workflows/context.ts';
import { madeIn, readChanges } from '../../workflows/portfolio/read-history.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type WhatChanged = Extract<Intent, { kind: 'what-changed' }>;

const applied = ['product', 'vendor', 'except'] as const;

export const whatChanged = command({
  name: 'what changed',
  kind: 'what-changed',
  usage: 'what changed [since yesterday] [at company]',
  summary: 'What is new, gone or changed in seats, price, status and term, from the nightly history',
  examples: ['what changed since yesterday', 'what changed this week', 'what changed at Contoso in October'],
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
        (name) => `what changed at ${name} ${period?.label ?? 'since yesterday'}`,
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
  intent: WhatChanged,
  asker: Asker,
  portfolio: Portfolio,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show, zone, now } = context;
  const { page, sentence: say, person } = asker;
  const period = intent.period ?? sinceYesterday(zone, now());
  const { narrowing, unheeded } = narrowingOf(portfolio, asker.filters, applied);
  if (period.from > now())
    return { answer: answer(notKeptCard({ reason: 'ahead', period: period.label, since: null }, show())) };
  const found = await readChanges(context, period, {
    ...{ portfolio, narrowing, companyId: company?.id ?? null },
  });
  if (found.kind !== 'changes') {
    const since = found.kind === 'before' ? found.since : null;
    return { answer: answer(notKeptCard({ reason: found.kind, period: period.label, since }, show())) };
  }
  const { companies, asOf, unreadable } = portfolio;
  const { kind: _, ...changes } = found;
  const made = await madeIn(context, person.tenantId, changes.span, pageOf(changes.rows, page, say).rows);
  return {
    unheeded,
    answer: answer(
      whatChangedCard(
        { ...changes, company, companies, label: period.label, made, asOf, unreadable, page, say },
        show(),
      ),
    ),
  };
};
