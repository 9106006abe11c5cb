import type { Subscription } from '../../core/marketplace/records.ts';
import { isNarrowedTo, type Narrowing } from '../../core/portfolio/narrow.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { annualCsvHead, annualCsvLine } from '../../core/prices/annual-csv.ts';
import { marginsIn } from '../../core/prices/margins.ts';
import { marginsCsvHead, marginsCsvLine } from '../../core/prices/margins-csv.ts';
import { pricesAhead } from '../../core/prices/price-rises.ts';
import { risesCsvHead, risesCsvLine } from '../../core/prices/rises-csv.ts';
import { type RenewalsOf, renewalRows } from '../../core/renewals/renewal-rows.ts';
import { readAnnual } from '../catalogue/read-annual.ts';
import { keptPrices } from '../catalogue/todays-prices.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** The renewals of a period at the prices of today, with the company as an id. */
export type PriceRisesOrder = Omit<RenewalsOf, 'company'> & Readonly<{ companyId: string | null }>;

/** Made from the portfolio and the prices that were read in the last 24 hours. */
export const priceRisesFile: FileMaker<PriceRisesOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, ...of }) => ({
    title: { kind: 'price-rises', of: [companyInTitle(context, companyId), of.vendor] },
    async *rows() {
      const held = heldFor(context);
      yield [risesCsvHead];
      const company = companyId === null ? null : held.companies.get(companyId);
      if (company === undefined) return;
      const { renewing } = renewalRows(held, { ...of, company }, context.now());
      const { prices } = await keptPrices(
        context,
        renewing.map(({ subscription }) => subscription),
      );
      yield* inPieces(pricesAhead(renewing, prices), (ahead) => [risesCsvLine(ahead)]);
    },
  }),
};

/** Of one company or of all (null), as far as the question narrowed it. */
export type PricesOrder = Readonly<{ companyId: string | null; narrowing: Narrowing }>;

/** Whether a subscription is of the company and of what was asked for. */
export const countsIn =
  ({ vendors }: Pick<Portfolio, 'vendors'>, { companyId, narrowing }: PricesOrder) =>
  (subscription: Subscription): boolean =>
    (companyId === null || subscription.companyId === companyId) &&
    isNarrowedTo(narrowing, {
      ...{ companyId: subscription.companyId, productId: subscription.productId },
      vendor: vendors.get(subscription.productId) ?? null,
      ...{ term: subscription.commitment?.term ?? null, quantity: subscription.quantity },
    });

/** Made from the portfolio. */
export const marginsFile: FileMaker<PricesOrder> = {
  mayHave: forViewers,
  make: (context, _person, order) => ({
    title: { kind: 'margins', of: [companyInTitle(context, order.companyId)] },
    async *rows() {
      const held = heldFor(context);
      yield [marginsCsvHead];
      const { rows } = marginsIn(held, countsIn(held, order), order.narrowing.amount, context.now());
      yield* inPieces(rows, (row) => [marginsCsvLine(row)]);
    },
  }),
};

export type AnnualOrder = PricesOrder & Readonly<{ older: boolean }>;

/** Made from the portfolio and Pax8's price lists of the day. */
export const annualFile: FileMaker<AnnualOrder> = {
  mayHave: forViewers,
  make: (context, _person, order) => ({
    title: { kind: 'annual', of: [companyInTitle(context, order.companyId)] },
    async *rows() {
      const held = heldFor(context);
      yield [annualCsvHead];
      const { terms } = await readAnnual(context, held, countsIn(held, order), order.older);
      yield* inPieces(terms, (term) => [annualCsvLine(term)]);
    },
  }),
};
