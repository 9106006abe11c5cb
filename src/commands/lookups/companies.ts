import { resolveCompany } from '../../core/finding/resolve.ts';
import { companiesNamed } from '../../core/portfolio/company-rows.ts';
import { totalsIn } from '../../core/portfolio/company-totals.ts';
import { companiesCard } from '../../views/companies/companies.ts';
import { noCompanyCard } from '../../views/kit/choose.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

export const companies = command({
  name: 'companies',
  kind: 'companies',
  usage: 'companies [text]',
  summary: 'Your companies with their subscriptions, seats and monthly price; companies csv exports them',
  examples: ['companies', 'companies fab', 'companies csv'],
  role: 'viewer',
  reads: true,
  run: async (context, { text, as }, asker) => {
    const { answer, show } = context;
    const portfolio = context.portfolio.current();
    if (portfolio === null) return { answer: answer(notReadyCard(context.portfolio.trouble())) };
    const named = companiesNamed(portfolio, text);
    const file = as === 'csv' ? ' csv' : '';
    if (named.length === 0 && text !== null) {
      const found = resolveCompany(portfolio, text);
      const nearest = found.kind === 'no-company' ? found.nearest : [];
      const choices = nearest.map((company) => ({ company, say: `companies ${company.name}${file}` }));
      return { answer: answer(noCompanyCard({ text, choices, asOf: portfolio.asOf }, show())) };
    }
    if (as === 'csv') return fileReply(context, asker, 'companies', { text });
    const now = context.now();
    const rows = named.map((company) => ({ company, ...totalsIn(portfolio, company, now) }));
    const { asOf, unreadable } = portfolio;
    const { page, sentence: say, conversation } = asker;
    const csv = hasFiles(context, conversation);
    return { answer: answer(companiesCard({ rows, query: text, csv, page, say, asOf, unreadable }, show())) };
  },
});
