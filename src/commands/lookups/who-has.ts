import { answerFromPortfolio } from '../../core/finding/portfolio-answer.ts';
import { nobodyHasCard, portfolioAnswerCard } from '../../views/companies/portfolio-answer.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { command } from '../asking/command.ts';

export const whoHas = command({
  name: 'who has',
  kind: 'portfolio',
  usage: 'who has <product> [but not <product>]',
  summary:
    'Which companies have or lack a product, are on monthly terms, have the most seats or the highest price',
  examples: ['who has Copilot', 'clients on monthly terms', 'top 10 customers by spend'],
  role: 'viewer',
  reads: true,
  run: async ({ answer, portfolio, show, now }, { question }, { page, sentence: say }) => {
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble() !== null)) };
    const found = answerFromPortfolio(held, question, now());
    if (found.kind === 'no-product') return { answer: answer(nobodyHasCard(found)) };
    const { asOf, unreadable } = held;
    return {
      answer: answer(portfolioAnswerCard({ question, ...found, page, say, asOf, unreadable }, show())),
    };
  },
});
