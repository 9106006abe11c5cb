import { narrowingOf } from '../../core/finding/narrowing.ts';
import { noLicencesCard, unusedCard } from '../../views/assignments/unused.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { readUnused } from '../../workflows/assignments/read-unused.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyOrAll } from '../asking/look-up.ts';

const applied = ['product', 'except', 'top'] as const;

export const unused = command({
  name: 'unused',
  kind: 'unused',
  usage: 'unused [company]',
  summary: 'Seats that are assigned to nobody at Microsoft, the most money first',
  examples: ['unused', 'who has seats nobody uses?', 'unassigned licences at Contoso'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: (context, { company: name, as }, asker) =>
    withCompanyOrAll(
      context,
      name,
      (company) => `unused ${company}${as === 'csv' ? ' csv' : ''}`,
      async (company) => {
        const { answer, show, licences, portfolio } = context;
        const { person, conversation, filters, page, sentence: say } = asker;
        const held = portfolio.current();
        if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
        if (licences === null) return { answer: answer(noLicencesCard()) };
        if (as === 'csv')
          return {
            ...(await fileReply(context, asker, 'unused', { companyId: company?.id ?? null })),
            unheeded: filters,
          };
        const { narrowing, heeded, unheeded } = narrowingOf(held, filters, applied);
        const found = await readUnused(context, person.tenantId, held, company, narrowing);
        const csv = hasFiles(context, conversation);
        return {
          unheeded,
          answer: answer(unusedCard({ company, ...found, heeded, csv, page, say }, show())),
        };
      },
    ),
});
