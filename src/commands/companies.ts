import type { Company, Subscription } from '../core/marketplace.ts';
import { monthly, sumByCurrency } from '../core/money.ts';
import { findNames } from '../core/names.ts';
import { isRunning } from '../core/renewals.ts';
import { command } from './command.ts';
import { withPortfolio } from './look-up.ts';

export const companies = command({
  name: 'companies',
  kind: 'companies',
  usage: 'companies [text]',
  summary: 'Your companies, with their subscriptions, seats and monthly price',
  examples: ['companies', 'companies fab'],
  role: 'viewer',
  run: (context, { text }, { page, sentence }) =>
    withPortfolio(context, (portfolio) => {
      const found = text === null ? [...portfolio.companies.keys()] : findNames(portfolio.companyNames, text);
      const rows = found
        .map((id) => portfolio.companies.get(id))
        .filter((company) => company !== undefined)
        .sort((a, b) => (text === null ? a.name.localeCompare(b.name) : 0))
        .map((company) => row(company, portfolio.byCompany.get(company.id) ?? []));
      const { asOf, unreadable } = portfolio;
      return context.views.companies(
        { rows, query: text, page, say: sentence, asOf, unreadable },
        context.now(),
      );
    }),
});

const row = (company: Company, all: readonly Subscription[]) => {
  const running = all.filter(isRunning);
  return {
    company,
    subscriptions: running.length,
    seats: running.reduce((sum, { quantity }) => sum + quantity, 0),
    monthly: sumByCurrency(
      running.map((one) => monthly(one, one.quantity)).filter((amount) => amount !== null),
    ),
  };
};
