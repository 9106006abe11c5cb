import { pricesAhead } from '../../core/prices/price-rises.ts';
import { risesCsvHead, risesCsvLine } from '../../core/prices/rises-csv.ts';
import { type RenewalsOf, renewalRows } from '../../core/renewals/renewal-rows.ts';
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
