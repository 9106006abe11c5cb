import { narrowingOf } from '../../core/finding/narrowing.ts';
import { marginsIn } from '../../core/prices/margins.ts';
import { allOfIt } from '../../views/kit/narrowed.ts';
import { marginsCard } from '../../views/prices/margins.ts';
import { countsIn } from '../../workflows/files/price-files.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { inScope } from './in-scope.ts';

const applied = ['product', 'vendor', 'except', 'amount', 'term'] as const;

export const margins = command({
  name: 'margins',
  kind: 'margins',
  usage: 'margins [below 10%] [company]',
  summary: 'Price, cost and margin of each subscription, the smallest margin first; csv exports them',
  examples: ['margins below 10%', 'margins of Contoso below 15%', 'margins below 10% csv'],
  role: 'viewer',
  reads: true,
  costs: 'own',
  filters: applied,
  run: (context, intent, asker) =>
    inScope(
      context,
      intent.company,
      asker,
      (name) => `margins of ${name}`,
      async (portfolio, company) => {
        const { narrowing, heeded, unheeded } = narrowingOf(portfolio, asker.filters, applied);
        const order = { companyId: company?.id ?? null, narrowing };
        if (intent.as === 'csv') return { ...(await fileReply(context, asker, 'margins', order)), unheeded };
        const found = marginsIn(portfolio, countsIn(portfolio, order), narrowing.amount, context.now());
        const { page, sentence: say, conversation } = asker;
        return {
          unheeded,
          answer: context.answer(
            marginsCard(
              {
                ...{ company, margins: found, narrowed: { ...allOfIt, heeded }, page, say },
                ...{ csv: hasFiles(context, conversation), asOf: portfolio.asOf },
              },
              context.show(),
            ),
          ),
        };
      },
    ),
});
