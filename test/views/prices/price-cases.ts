import type { Subscription } from '../../../src/core/marketplace/records.ts';
import type { TodaysPrice } from '../../../src/core/ordering/todays-price.ts';
import { pricesAhead, risesIn } from '../../../src/core/prices/price-rises.ts';
import type { RenewalRow } from '../../../src/core/renewals/renewal-rows.ts';
import { allOfIt } from '../../../src/views/kit/narrowed.ts';
import { type PriceRisesInput, priceRisesCard } from '../../../src/views/prices/price-rises.ts';
import { riseLetterCard } from '../../../src/views/prices/rise-letter.ts';
import { noRows, renewalRow } from '../renewals/renewal-list-cases.ts';
import { company, type Lay, names, now, show } from '../samples.ts';

type Rise = readonly [row: RenewalRow, today: TodaysPrice | null];

const contoso = company('Contoso', { id: 'c1' });
const fabrikam = company('Fabrikam', { id: 'c2' });
export const priceCases = (answer: Lay) => {
  let id = 0;
  /** A renewal with what is paid, and what is asked for today. */
  const rise = (
    of: typeof contoso,
    [productName, quantity, price, partnerCost]: readonly [string, number | null, number, number | null],
    today: TodaysPrice | null,
    rest: Partial<Subscription> = {},
  ): Rise => {
    id += 1;
    const row = renewalRow(20 + id, of.name, id, {
      ...{ productName, quantity, price, partnerCost, companyId: of.id },
      ...rest,
    });
    return [{ ...row, company: of }, today];
  };
  const usd = (price: number, partnerCost: number | null): TodaysPrice => ({ price, partnerCost });

  const standard = 'Microsoft 365 Business Standard [New Commerce Experience]';
  const basic = 'Microsoft 365 Business Basic [New Commerce Experience]';
  const premium = 'Microsoft 365 Business Premium [New Commerce Experience]';

  const several: readonly Rise[] = [
    rise(contoso, [standard, 25, 13.13, 11.03], usd(14.7, 12.35)),
    rise(contoso, [basic, 10, 72, 60.48], usd(84, 70.56), { billingTerm: 'Annual' }),
    rise(contoso, [premium, 12, 22, 18.48], usd(22, 19.8)),
    rise(fabrikam, [basic, 4, 5.52, 4.64], usd(6.44, 5.41), { currency: 'EUR' }),
    rise(fabrikam, [standard, null, 13.13, 11.03], usd(14.7, null)),
    rise(fabrikam, [premium, 5, 22, 18.48], usd(20, 16.8)),
    rise(fabrikam, [premium, 5, 22, 18.48], usd(22, 18.48)),
    rise(fabrikam, ['AvePoint Cloud Backup', 5, 3, 2], null),
  ];

  const inputOf = (rows: readonly Rise[]): Omit<PriceRisesInput, 'company'> & { company: null } => ({
    ...{ company: null, vendor: null, period: 'next 90 days', unknownPeriod: null, narrowed: allOfIt },
    rows: { ...noRows, renewing: rows.map(([row]) => row), monthlyHidden: 3 },
    rises: risesIn(
      pricesAhead(
        rows.map(([row]) => row),
        new Map(rows.flatMap(([row, today]) => (today === null ? [] : [[row.subscription.id, today]]))),
      ),
    ),
    companies: new Map([contoso, fabrikam].map((each) => [each.id, each])),
    ...{ pricesAsOf: now - 60_000, pricesComing: 0, unknownVendors: 0, csv: true, page: 0 },
    ...{ say: 'price rises', asOf: now - 2 * 60_000 },
  });
  const rises =
    (rows: readonly Rise[], rest: Partial<PriceRisesInput> = {}, seen = {}) =>
    () =>
      answer(priceRisesCard({ ...inputOf(rows), ...rest }, { ...show, ...seen }));
  const ofContoso = several.filter(([row]) => row.company === contoso);
  const many = Array.from({ length: 60 }, (_, n) =>
    rise(
      n % 7 === 0 ? company(names.hostile, { id: 'c3' }) : contoso,
      [standard, n, 13.13, 11.03],
      usd(14.7, 12.35),
    ),
  );
  const letter = (rows: readonly Rise[]) => () =>
    answer(riseLetterCard({ company: contoso, period: 'next 365 days', rises: inputOf(rows).rises }, show));
  return {
    'price-rises': rises(several),
    'price-rises-company': rises(ofContoso, { company: contoso, period: 'next 365 days' }),
    'price-rises-costs-hidden': rises(several, {}, { costs: 'hidden' }),
    'price-rises-many': rises(many, { pricesComing: 0, unknownPeriod: 'before christmas', page: 8 }),
    'price-rises-none': rises([rise(contoso, [premium, 5, 22, 18.48], usd(22, 18.48))]),
    'price-rises-none-renew': rises([], { company: contoso, csv: false }),
    'price-rises-unknown': rises(several.slice(-1), { pricesComing: 1 }),
    'rise-letter': letter(ofContoso),
    'rise-letter-one': letter(ofContoso.slice(0, 1)),
    'rise-letter-many': letter(many),
    'rise-letter-none': letter(several.slice(-1)),
  };
};
