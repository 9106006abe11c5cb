import { notReadyCard } from '../../views/kit/replies.ts';
import { todayCard } from '../../views/renewals/today.ts';
import { readToday } from '../../workflows/renewals/read-today.ts';
import { command } from '../asking/command.ts';

export const today = command({
  name: 'today',
  kind: 'today',
  usage: 'today',
  summary: 'What needs somebody today and costs money if nobody acts, the most money first',
  examples: ['today', 'good morning', 'what should I do first'],
  role: 'viewer',
  reads: true,
  run: async (context, _intent, { person, page, sentence: say }) => {
    const { answer, portfolio, show } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const found = await readToday(context, person.tenantId, held);
    return {
      answer: answer(todayCard({ ...found, companies: held.companies, asOf: held.asOf, page, say }, show())),
    };
  },
});
