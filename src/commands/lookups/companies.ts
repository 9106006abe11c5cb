import { type CompanyWhere, isWhere, placesOf } from '../../core/companies/company-where.ts';
import { resolveCompany } from '../../core/finding/resolve.ts';
import { companiesNamed } from '../../core/portfolio/company-rows.ts';
import { totalsIn } from '../../core/portfolio/company-totals.ts';
import { companiesCard, companiesNowhereCard } from '../../views/companies/companies.ts';
import { noCompanyCard } from '../../views/kit/choose.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import { withoutPrimary } from '../../workflows/companies/find-contacts.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

const anywhere: CompanyWhere = { status: null, place: null, website: null, lacksContact: null };

export const companies = command({
  name: 'companies',
  kind: 'companies',
  usage: 'companies [text] [in <place>] [inactive]',
  summary:
    'Your companies with their subscriptions, seats and monthly price, also by town, country or status; companies csv exports them',
  examples: ['companies', 'companies fab', 'inactive companies', 'companies csv'],
  role: 'viewer',
  reads: true,
  run: async (context, { text, where = anywhere, as }, asker) => {
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
    const narrowed = named.filter((company) => isWhere(company, where));
    const type = where.lacksContact;
    const lacking = type === null ? null : await withoutPrimary(context, narrowed, type);
    const found = lacking?.companies ?? narrowed;
    if (as === 'csv') {
      const ids = lacking === null ? {} : { ids: found.map(({ id }) => id) };
      return fileReply(context, asker, 'companies', { text, where, ...ids });
    }
    const { asOf, unreadable } = portfolio;
    if (found.length === 0 && where !== anywhere) {
      const places = placesOf(portfolio.companies.values());
      const unread = lacking?.unread ?? 0;
      return { answer: answer(companiesNowhereCard({ where, places, unread, asOf }, show())) };
    }
    const now = context.now();
    const rows = found.map((company) => ({ company, ...totalsIn(portfolio, company, now) }));
    const { page, sentence: say, conversation } = asker;
    const csv = hasFiles(context, conversation);
    const unread = lacking?.unread ?? 0;
    return {
      answer: answer(
        companiesCard({ rows, query: text, where, unread, csv, page, say, asOf, unreadable }, show()),
      ),
    };
  },
});
