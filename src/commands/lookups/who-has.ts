import { narrowingOf } from '../../core/finding/narrowing.ts';
import { answerFromPortfolio } from '../../core/finding/portfolio-answer.ts';
import { nobodyHasCard, portfolioAnswerCard } from '../../views/companies/portfolio-answer.ts';
import { noCostsCard, notReadyCard } from '../../views/kit/replies.ts';
import { noneAdded, readAddedSeats } from '../../workflows/history/read-added-seats.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

const applied = ['except'] as const;

export const whoHas = command({
  name: 'who has',
  kind: 'portfolio',
  usage: 'who has <product> [but not <product>]',
  summary:
    'Questions over all companies: who has or lacks a product, seats and margin in all, monthly terms, what was cancelled, open windows',
  examples: ['who has Copilot', 'clients on monthly terms', 'top 10 customers by spend'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: async (context, { question }, asker) => {
    const { answer, portfolio, show, now } = context;
    const { person, page, sentence: say, conversation } = asker;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const isMargin = question.what === 'margin' || question.by === 'margin';
    if (isMargin && context.costs === 'none') return { answer: answer(noCostsCard(asker.conversation)) };
    const { narrowing, heeded, unheeded } = narrowingOf(held, asker.filters, applied);
    const { without } = narrowing;
    const added = question.window ? await readAddedSeats(context, person.tenantId, held) : noneAdded;
    const found = answerFromPortfolio(held, question, now(), { without, added });
    if (found.kind === 'no-product') return { answer: answer(nobodyHasCard(found)) };
    if (question.as === 'csv')
      return { ...(await fileReply(context, asker, 'portfolio', { question, without })), unheeded };
    const { asOf, unreadable, companies } = held;
    const csv = hasFiles(context, conversation);
    const except = heeded.except ?? [];
    return {
      unheeded,
      answer: answer(
        portfolioAnswerCard(
          { question, except, ...found, companies, csv, page, say, asOf, unreadable },
          show(),
        ),
      ),
    };
  },
});
