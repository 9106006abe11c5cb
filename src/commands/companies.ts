import { totalsOf } from '../core/company-totals.ts';
import type { Company } from '../core/marketplace.ts';
import { findNames } from '../core/names.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { resolveCompany } from '../core/resolve.ts';
import { command } from './command.ts';
import { withPortfolio } from './look-up.ts';

export const companies = command({
  name: 'companies',
  kind: 'companies',
  usage: 'companies [text]',
  summary: 'Your companies with their subscriptions, seats and monthly price',
  examples: ['companies', 'companies fab'],
  role: 'viewer',
  run: (context, { text }, { page, sentence }) =>
    withPortfolio(context, (portfolio) => {
      const rows = companiesNamed(portfolio, text).map((company) => ({
        company,
        ...(portfolio.totals.get(company.id) ?? totalsOf([])),
      }));
      if (rows.length === 0 && text !== null) {
        const found = resolveCompany(portfolio, text);
        const nearest = found.kind === 'no-company' ? found.nearest : [];
        const choices = nearest.map((company) => ({ company, say: `companies ${company.name}` }));
        return context.views.noCompany({ text, choices, asOf: portfolio.asOf }, context.now());
      }
      const { asOf, unreadable } = portfolio;
      return context.views.companies(
        { rows, query: text, page, say: sentence, asOf, unreadable },
        context.now(),
      );
    }),
});

const companiesNamed = (portfolio: Portfolio, text: string | null): Company[] => {
  if (text === null) return [...portfolio.companies.values()].sort((a, b) => a.name.localeCompare(b.name));
  const ids = findNames(portfolio.companyNames, text)?.ids ?? [];
  return ids.map((id) => portfolio.companies.get(id)).filter((company) => company !== undefined);
};
