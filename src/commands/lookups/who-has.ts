import { narrowingOf } from '../../core/finding/narrowing.ts';
import { answerFromPortfolio, rankedQuestion } from '../../core/finding/portfolio-answer.ts';
import { unknownVendors } from '../../core/renewals/renewal-rows.ts';
import type { PortfolioQuestion } from '../../core/understanding/intent.ts';
import { nobodyHasCard, portfolioAnswerCard } from '../../views/companies/portfolio-answer.ts';
import { noCostsCard, notReadyCard } from '../../views/kit/replies.ts';
import { noneAdded, readAddedSeats } from '../../workflows/history/read-added-seats.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withVendors } from '../asking/with-vendors.ts';

const applied = ['except'] as const;

/** Whether the answer needs vendors, so that those of new products are read first. */
const isOfVendors = ({ has, lacks, of, by, as }: PortfolioQuestion): boolean =>
  has.length + lacks.length + of.length > 0 || by === 'vendor' || as === 'csv';

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
  run: async (context, asked, asker) => {
    const question = rankedQuestion(asked.question);
    const { answer, portfolio, show, now } = context;
    const { person, page, sentence: say, conversation } = asker;
    const known = portfolio.current();
    if (known === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    // A name may be a vendor's, and a vendor has more than the products that are called like it.
    const held = isOfVendors(question) ? await withVendors(context, known) : known;
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
          {
            unknownVendors: isOfVendors(question) ? unknownVendors(held) : 0,
            question,
            except,
            ...found,
            companies,
            csv,
            page,
            say,
            asOf,
            unreadable,
          },
          show(),
        ),
      ),
    };
  },
});
