import { narrowingOf } from '../../core/finding/narrowing.ts';
import { allOfIt } from '../../views/kit/narrowed.ts';
import { annualCard } from '../../views/prices/annual.ts';
import { readAnnual } from '../../workflows/catalogue/read-annual.ts';
import { countsIn } from '../../workflows/files/price-files.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { inScope } from './in-scope.ts';

const applied = ['product', 'vendor', 'except'] as const;

export const annual = command({
  name: 'annual',
  kind: 'annual',
  usage: 'what would annual save [company] [product]',
  summary:
    'What a year’s commitment would save where the term is a month, what flexibility costs, and after how many months a year is cheaper; of all companies, terms that run for more than a year',
  examples: [
    'what would annual save',
    'what would annual save Contoso',
    'should Contoso go annual for Business Premium',
    'what would annual save csv',
  ],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: (context, intent, asker) =>
    inScope(
      context,
      intent.company,
      asker,
      (name) => `what would annual save ${name}`,
      async (portfolio, company) => {
        const { narrowing, heeded, unheeded } = narrowingOf(portfolio, asker.filters, applied);
        const older = intent.older || (company === null && narrowing.products === null);
        const order = { companyId: company?.id ?? null, narrowing, older };
        if (intent.as === 'csv') return { ...(await fileReply(context, asker, 'annual', order)), unheeded };
        const found = await readAnnual(context, portfolio, countsIn(portfolio, order), older);
        const { page, sentence: say, conversation } = asker;
        return {
          unheeded,
          answer: context.answer(
            annualCard(
              {
                ...{ company, older, ...found, narrowed: { ...allOfIt, heeded }, page, say },
                ...{ csv: hasFiles(context, conversation), asOf: portfolio.asOf },
              },
              context.show(),
            ),
          ),
        };
      },
    ),
});
