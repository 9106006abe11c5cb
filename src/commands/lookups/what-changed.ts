import { narrowingOf } from '../../core/finding/narrowing.ts';
import { sinceYesterday } from '../../core/history/what-changed.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { whatChangedCard } from '../../views/companies/what-changed.ts';
import { pageOf } from '../../views/kit/buttons.ts';
import type { Context } from '../../workflows/context.ts';
import { madeIn, readChanges } from '../../workflows/history/read-history.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { notKept, ofKeptNights } from './kept-nights.ts';

type WhatChanged = Extract<Intent, { kind: 'what-changed' }>;

const applied = ['product', 'vendor', 'except'] as const;

export const whatChanged = command({
  name: 'what changed',
  kind: 'what-changed',
  usage: 'what changed [since yesterday] [at company]',
  summary:
    'What is new, gone or changed in seats, price, status and term, from the nightly history; csv exports it',
  examples: [
    'what changed since yesterday',
    'what changed at Contoso in October',
    'what changed in October csv',
  ],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: (context, intent, asker) =>
    ofKeptNights(
      context,
      intent,
      (name) => `what changed at ${name} ${intent.period?.label ?? 'since yesterday'}`,
      (held, company) => shown(context, intent, asker, held, company),
    ),
});

const shown = async (
  context: Context,
  intent: WhatChanged,
  asker: Asker,
  portfolio: Portfolio,
  company: Company | null,
): Promise<Reply> => {
  const { answer, show, zone, now } = context;
  const { page, sentence: say, person, conversation } = asker;
  const period = intent.period ?? sinceYesterday(zone, now());
  const { narrowing, unheeded } = narrowingOf(portfolio, asker.filters, applied);
  if (period.from > now()) return notKept(context, 'ahead', period.label);
  const found = await readChanges(context, period, {
    ...{ portfolio, narrowing, companyId: company?.id ?? null },
  });
  if (found.kind !== 'changes')
    return notKept(context, found.kind, period.label, found.kind === 'before' ? found.since : null);
  const { companies, asOf, unreadable } = portfolio;
  if (intent.as === 'csv') {
    const order = { companyId: company?.id ?? null, narrowing, period };
    return { ...(await fileReply(context, asker, 'what-changed', order)), unheeded };
  }
  const { kind: _, ...changes } = found;
  const csv = hasFiles(context, conversation);
  const made = await madeIn(context, person.tenantId, changes.span, pageOf(changes.rows, page, say).rows);
  return {
    unheeded,
    answer: answer(
      whatChangedCard(
        { ...changes, company, companies, label: period.label, made, csv, asOf, unreadable, page, say },
        show(),
      ),
    ),
  };
};
