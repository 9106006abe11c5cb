import { unreadableCsvLine } from '../../core/billing/invoice-csv.ts';
import { companiesNamed, companyRows, subscriptionRows } from '../../core/portfolio/company-rows.ts';
import {
  companyCsvHead,
  companyCsvLine,
  contactCsvHead,
  contactCsvLine,
  moreCsvLine,
  productCsvHead,
  productCsvLine,
  subscriptionCsvHead,
  subscriptionCsvLine,
} from '../../core/portfolio/list-csv.ts';
import { standingOf } from '../../core/portfolio/standing.ts';
import { type ProductsWanted, searchProducts } from '../catalogue/search-products.ts';
import { companyFor, dated, type FileKind, forViewers, heldFor, inPieces } from './file.ts';

/** The companies of which the name fits, or (null) all. */
export type CompaniesOrder = Readonly<{ text: string | null }>;
export type OfCompany = Readonly<{ companyId: string }>;

/** Made from the portfolio as it is when the file is fetched. */
export const companiesFile: FileKind<CompaniesOrder> = {
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

/** Made from the portfolio as well. */
export const subscriptionsFile: FileKind<OfCompany> = {
  mayHave: forViewers,
  make: (context, _person, { companyId }) => ({
    name: dated('subscriptions', context.now()),
    async *pieces() {
      const held = heldFor(context);
      const company = companyFor(held, companyId);
      yield subscriptionCsvHead;
      yield* inPieces(subscriptionRows(held, company), (one) =>
        subscriptionCsvLine({ company, standing: standingOf(one), vendors: held.vendors }),
      );
    },
  }),
};

/** Read from Pax8 when the file is fetched. */
export const contactsFile: FileKind<OfCompany> = {
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

/** Searched for when the file is fetched; as far as Pax8's search goes, and it says where that ends. */
export const productsFile: FileKind<ProductsWanted> = {
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
