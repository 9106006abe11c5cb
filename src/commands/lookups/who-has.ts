import { answerFromPortfolio } from '../../core/finding/portfolio-answer.ts';
import { nobodyHasCard, portfolioAnswerCard } from '../../views/companies/portfolio-answer.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

export const whoHas = command({
  name: 'who has',
  kind: 'portfolio',
  usage: 'who has <product> [but not <product>]',
  summary:
    'Questions over all companies: who has or lacks a product, seats and margin in all, monthly terms, what was cancelled, open windows',
  examples: ['who has Copilot', 'clients on monthly terms', 'top 10 customers by spend'],
  role: 'viewer',
  reads: true,
  run: async (context, { question }, asker) => {
    const { answer, portfolio, show, now } = context;
    const { page, sentence: say, conversation } = asker;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    const found = answerFromPortfolio(held, question, now());
    if (found.kind === 'no-product') return { answer: answer(nobodyHasCard(found)) };
    if (question.as === 'csv') return fileReply(context, asker, 'portfolio', question);
    const { asOf, unreadable, companies } = held;
    const csv = hasFiles(context, conversation);
    return {
      answer: answer(
        portfolioAnswerCard({ question, ...found, companies, csv, page, say, asOf, unreadable }, show()),
      ),
    };
  },
});
