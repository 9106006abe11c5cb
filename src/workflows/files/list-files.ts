import { type CompanyWhere, isWhere } from '../../core/companies/company-where.ts';
import { answerFromPortfolio } from '../../core/finding/portfolio-answer.ts';
import { companiesNamed, companyRows, subscriptionRows } from '../../core/portfolio/company-rows.ts';
import {
  companyCsvHead,
  companyCsvLine,
  contactCsvHead,
  contactCsvLine,
  productCsvHead,
  productCsvLine,
  subscriptionCsvHead,
  subscriptionCsvLine,
} from '../../core/portfolio/list-csv.ts';
import type { Narrowing } from '../../core/portfolio/narrow.ts';
import { narrowSubscriptions } from '../../core/portfolio/narrow-subscriptions.ts';
import { standingOf } from '../../core/portfolio/standing.ts';
import type { PortfolioQuestion } from '../../core/understanding/intent.ts';
import { moreCsvLines, unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { type ProductsWanted, searchProducts } from '../catalogue/search-products.ts';
import { noneAdded, readAddedSeats } from '../history/read-added-seats.ts';
import { companyFor, companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The companies whose name matches the text, or all (null). */
export type CompaniesOrder = Readonly<{
  text: string | null;
  where?: CompanyWhere;
  /** Only these, where what they lack is not in the list itself. */
  ids?: readonly string[];
}>;
export type OfCompany = Readonly<{ companyId: string }>;
export type SubscriptionsOrder = OfCompany & Readonly<{ narrowing: Narrowing }>;

/** Made from the portfolio when the file is fetched. */
export const companiesFile: FileMaker<CompaniesOrder> = {
  mayHave: forViewers,
  make: (context, _person, { text, where, ids }) => ({
    title: { kind: 'companies', of: [text, where?.status ?? null, where?.place ?? null] },
    async *rows() {
      const held = heldFor(context);
      yield [companyCsvHead];
      const named = companiesNamed(held, text).filter(
        (company) => (where === undefined || isWhere(company, where)) && ids?.includes(company.id) !== false,
      );
      yield* inPieces(named, (company) => companyRows(held, company, context.now()).map(companyCsvLine));
      yield unreadableCsvLines(held.unreadable);
    },
  }),
};

/** Also made from the portfolio. */
export const subscriptionsFile: FileMaker<SubscriptionsOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, narrowing }) => ({
    title: { kind: 'subscriptions', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const held = heldFor(context);
      const company = companyFor(held, companyId);
      yield [subscriptionCsvHead];
      const all = subscriptionRows(held, company, context.now());
      yield* inPieces(narrowSubscriptions(all, held.vendors, narrowing).rows, (subscription) => [
        subscriptionCsvLine({ company, standing: standingOf(subscription), vendors: held.vendors }),
      ]);
    },
  }),
};

/** A question over the portfolio, and the ids of the companies that it leaves out. */
export type PortfolioOrder = Readonly<{ question: PortfolioQuestion; without: readonly string[] }>;

/** What a question over the portfolio found: its subscriptions, from the portfolio when the file is fetched. */
export const portfolioFile: FileMaker<PortfolioOrder> = {
  mayHave: forViewers,
  make: (context, { tenantId }, { question, without }) => ({
    title: { kind: 'portfolio', of: [...question.has, ...question.of] },
    async *rows() {
      const held = heldFor(context);
      const added = question.window ? await readAddedSeats(context, tenantId, held) : noneAdded;
      const found = answerFromPortfolio(held, question, context.now(), { without, added });
      const rows = found.kind === 'found' ? found.rows.flatMap((row) => row.found) : [];
      yield [subscriptionCsvHead];
      yield* inPieces(rows, (standing) => {
        const company = held.companies.get(standing.subscription.companyId);
        return company === undefined
          ? []
          : [subscriptionCsvLine({ company, standing, vendors: held.vendors })];
      });
      yield unreadableCsvLines(held.unreadable);
    },
  }),
};

/** Reads from Pax8 when the file is fetched. */
export const contactsFile: FileMaker<OfCompany> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    title: { kind: 'contacts', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const company = companyFor(heldFor(context), companyId);
      const { rows, unreadable } = await context.marketplace.contacts(companyId, 'person');
      yield [contactCsvHead];
      yield* inPieces(rows, (contact) => [contactCsvLine({ company, contact })]);
      yield unreadableCsvLines(unreadable);
    },
  }),
};

/** Searches when the file is fetched. When Pax8's search does not return everything, the file says so. */
export const productsFile: FileMaker<ProductsWanted> = {
  mayHave: forViewers,
  make: (context, _person, wanted) => ({
    title: { kind: 'products', of: [wanted.text, wanted.vendor] },
    async *rows() {
      const { rows, total, unreadable } = await searchProducts(context, wanted);
      yield [productCsvHead];
      yield* inPieces(rows, (product) => [productCsvLine(product)]);
      yield moreCsvLines(rows.length + unreadable, total);
      yield unreadableCsvLines(unreadable);
    },
  }),
};
