import type { PricePlan, Subscription } from '../../../src/core/marketplace/records.ts';
import type { TodaysPrice } from '../../../src/core/ordering/todays-price.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { type MonthlyTerm, monthlyTermOf } from '../../../src/core/prices/annual.ts';
import { marginsIn } from '../../../src/core/prices/margins.ts';
import { pricesAhead, risesIn } from '../../../src/core/prices/price-rises.ts';
import type { CostRise, PriceStep } from '../../../src/core/prices/price-steps.ts';
import type { RenewalRow } from '../../../src/core/renewals/renewal-rows.ts';
import { windowsOf } from '../../../src/core/rules/nce-windows.ts';
import { unreadProduct } from '../../../src/core/rules/seat-rule.ts';
import { seatsBackIn } from '../../../src/core/rules/seats-back.ts';
import { soonestFirst } from '../../../src/core/rules/sooner.ts';
import { day } from '../../../src/core/words/durations.ts';
import { allOfIt } from '../../../src/views/kit/narrowed.ts';
import { type AnnualInput, annualCard } from '../../../src/views/prices/annual.ts';
import { costRisesCard, marginsCard } from '../../../src/views/prices/margins.ts';
import { priceHistoryCard } from '../../../src/views/prices/price-history.ts';
import { type PriceRisesInput, priceRisesCard } from '../../../src/views/prices/price-rises.ts';
import { riseLetterCard } from '../../../src/views/prices/rise-letter.ts';
import { soonerCard } from '../../../src/views/prices/sooner.ts';
import { noRows, renewalRow } from '../renewals/renewal-list-cases.ts';
import { company, type Lay, names, now, show, subscription } from '../samples.ts';

const planOf = (billingTerm: string, suggestedRetailPrice: number, partnerBuyRate: number): PricePlan => ({
  ...{ billingTerm, commitmentTerm: '1-Year', type: 'Flat', unitOfMeasurement: 'Each' },
  rates: [{ suggestedRetailPrice, partnerBuyRate, fromQuantity: 1, toQuantity: 300, chargeType: 'Per Unit' }],
});
const yearPlans = [planOf('Monthly', 23.1, 19.4), planOf('Annual', 264, 221.76)];

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
  const held = several.map(([row]) => row.subscription);
  const [one = subscription()] = held;
  const stateOf = (price: number, partnerCost: number | null, of: Partial<Subscription> = {}) => ({
    ...{ ...one, at: null, price, partnerCost },
    ...of,
  });
  const night = Math.floor(now / day) - 12;
  const portfolio = buildPortfolio({
    ...{ companies: [contoso, fabrikam], subscriptions: held, asOf: now, unreadable: 0 },
  });
  const margins =
    (limit: Parameters<typeof marginsIn>[2], seen: readonly Subscription[] = held) =>
    () =>
      answer(
        marginsCard(
          {
            ...{ company: null, page: 0, say: 'margins below 17%', asOf: now - 2 * 60_000, csv: true },
            narrowed: { ...allOfIt, heeded: limit === null ? {} : { amount: limit } },
            margins: marginsIn(
              { ...portfolio, subscriptions: new Map(seen.map((each) => [each.id, each])) },
              () => true,
              limit,
              now,
            ),
          },
          show,
        ),
      );
  const costRises = (risen: readonly CostRise[]) => () =>
    answer(
      costRisesCard(
        {
          ...{
            company: null,
            rises: risen,
            companies: new Map([contoso, fabrikam].map((each) => [each.id, each])),
          },
          ...{ since: now - 300 * day, page: 0, say: 'cost rises', asOf: now - 2 * 60_000 },
        },
        show,
      ),
    );
  const history =
    (steps: readonly PriceStep[], since: number | null, seen = {}) =>
    () =>
      answer(
        priceHistoryCard(
          {
            ...{ company: contoso, subscription: one, steps, since, page: 0 },
            ...{ say: 'price history contoso', asOf: now - 2 * 60_000 },
          },
          { ...show, ...seen },
        ),
      );
  const month = { commitment: { id: 'm', term: 'Monthly', endsAt: now + 11 * day } };
  const terms = [
    monthlyTermOf(
      contoso,
      { ...one, ...month, productName: premium, price: 26.4, partnerCost: 22.18 },
      yearPlans,
    ),
    monthlyTermOf(fabrikam, { ...one, ...month, productName: basic, price: 7, partnerCost: null }, yearPlans),
    monthlyTermOf(fabrikam, { ...one, ...month, productName: standard, quantity: null }, null),
  ];
  const annual =
    (given: readonly MonthlyTerm[], rest: Partial<AnnualInput> = {}, seen = {}) =>
    () =>
      answer(
        annualCard(
          {
            ...{
              company: null,
              older: true,
              terms: given,
              withoutBegin: 1,
              pricesComing: 0,
              narrowed: allOfIt,
            },
            ...{ csv: true, page: 0, say: 'what would annual save', asOf: now - 2 * 60_000 },
            ...rest,
          },
          { ...show, ...seen },
        ),
      );
  const sooner =
    (given: readonly Subscription[], left = 0) =>
    () => {
      const read = given.map((each) => {
        const windows = windowsOf(
          { subscription: each, history: null, product: unreadProduct, renewal: null },
          now,
        );
        return { subscription: each, windows, back: seatsBackIn(windows, now) };
      });
      const input = { company: contoso, product: 'premium', rows: soonestFirst(read, now), left };
      return answer(soonerCard({ ...input, asOf: now - 2 * 60_000 }, show));
    };
  const risen = { subscription: one, price: 13.13, cost: { from: 11.03, to: 12.35 }, night };
  return {
    margins: margins({ most: 17, percent: true, currency: null }),
    'margins-none': margins({ most: 1, percent: true, currency: null }),
    'margins-below-cost': margins(null, [{ ...one, partnerCost: 15 }]),
    'cost-rises': costRises([
      { ...risen, more: { amount: '33.00', currency: 'USD' } },
      { ...risen, night: null, more: null },
    ]),
    'cost-rises-none': costRises([]),
    'price-history': history(
      [
        { night: night - 90, before: stateOf(12.5, 10.5), after: stateOf(13.13, 11.03), alike: true },
        { night, before: stateOf(13.13, 11.03), after: stateOf(13.13, 12.35), alike: true },
        {
          night: null,
          before: stateOf(13.13, null),
          after: stateOf(168, 141, { billingTerm: 'Annual' }),
          alike: false,
        },
      ],
      now - 300 * day,
    ),
    'price-history-costs-hidden': history(
      [{ night, before: stateOf(12.5, null), after: stateOf(13.13, null), alike: true }],
      now - 300 * day,
      { costs: 'hidden' },
    ),
    'price-history-none': history([], now - 300 * day),
    'price-history-never': history([], null),
    annual: annual(terms),
    'annual-one': annual(terms.slice(0, 1), { company: contoso, older: false }),
    'annual-costs-hidden': annual(
      terms.slice(0, 1).map((term) => ({
        ...term,
        offers: term.offers.map((offer) => ({ ...offer, costSaves: null })),
      })),
      { company: contoso, older: false },
      { costs: 'hidden' },
    ),
    'annual-none': annual([], { company: contoso }),
    'sooner-first': sooner(
      [
        { ...one, id: '5b0e77f0-0000-4000-8000-000000000001' },
        { ...one, ...month, id: '6b0e77f0-0000-4000-8000-000000000002', quantity: 5 },
        {
          ...one,
          commitment: null,
          productName: 'AvePoint Cloud Backup',
          id: '7b0e77f0-0000-4000-8000-000000000003',
        },
      ],
      2,
    ),
    'sooner-none': sooner([]),
    rises: rises(several),
    'rises-company': rises(ofContoso, { company: contoso, period: 'next 365 days' }),
    'rises-costs-hidden': rises(several, {}, { costs: 'hidden' }),
    'rises-many': rises(many, { pricesComing: 0, unknownPeriod: 'before christmas', page: 8 }),
    'rises-none': rises([rise(contoso, [premium, 5, 22, 18.48], usd(22, 18.48))]),
    'rises-none-renew': rises([], { company: contoso, csv: false }),
    'rises-unknown': rises(several.slice(-1), { pricesComing: 1 }),
    'rise-letter': letter(ofContoso),
    'rise-letter-one': letter(ofContoso.slice(0, 1)),
    'rise-letter-many': letter(many),
    'rise-letter-none': letter(several.slice(-1)),
  };
};
