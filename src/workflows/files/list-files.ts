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
import { standingOf } from '../../core/portfolio/standing.ts';
import { moreCsvLine, unreadableCsvLine } from '../../views/kit/csv-ends.ts';
import { type ProductsWanted, searchProducts } from '../catalogue/search-products.ts';
import { companyFor, dated, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The companies whose name matches the text, or all (null). */
export type CompaniesOrder = Readonly<{ text: string | null }>;
export type OfCompany = Readonly<{ companyId: string }>;

/** Made from the portfolio when the file is fetched. */
export const companiesFile: FileMaker<CompaniesOrder> = {
  mayHave: forViewers,
  make: (context, _person, { text }) => ({
    name: dated('companies', context.now()),
    async *pieces() {
      const held = heldFor(context);
      yield companyCsvHead;
      yield* inPieces(companiesNamed(held, text), (company) =>
        companyRows(held, company).map(companyCsvLine).join(''),
      );
      yield unreadableCsvLine(held.unreadable);
    },
  }),
};

/** Also made from the portfolio. */
export const subscriptionsFile: FileMaker<OfCompany> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    name: dated('subscriptions', context.now()),
    async *pieces() {
      const held = heldFor(context);
      const company = companyFor(held, companyId);
      yield subscriptionCsvHead;
      yield* inPieces(subscriptionRows(held, company), (subscription) =>
        subscriptionCsvLine({ company, standing: standingOf(subscription), vendors: held.vendors }),
      );
    },
  }),
};

/** Reads from Pax8 when the file is fetched. */
export const contactsFile: FileMaker<OfCompany> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    name: dated('contacts', context.now()),
    async *pieces() {
      const company = companyFor(heldFor(context), companyId);
      const { rows, unreadable } = await context.marketplace.contacts(companyId, 'person');
      yield contactCsvHead;
      yield* inPieces(rows, (contact) => contactCsvLine({ company, contact }));
      yield unreadableCsvLine(unreadable);
    },
  }),
};

/** Searches when the file is fetched. When Pax8's search does not return everything, the file says so. */
export const productsFile: FileMaker<ProductsWanted> = {
  mayHave: forViewers,
  make: (context, _person, wanted) => ({
    name: dated('products', context.now()),
    async *pieces() {
      const { rows, total, unreadable } = await searchProducts(context, wanted);
      yield productCsvHead;
      yield* inPieces(rows, productCsvLine);
      yield moreCsvLine(rows.length + unreadable, total);
      yield unreadableCsvLine(unreadable);
    },
  }),
};
