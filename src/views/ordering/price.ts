import { productCode } from '../../core/finding/which-product.ts';
import type { Company, Product } from '../../core/marketplace/records.ts';
import type { Offer } from '../../core/ordering/price-offers.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { number, type Show, saysCost, seats as seatsText } from '../kit/format.ts';
import { list, unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import {
  amountIn,
  amountsText,
  marginText,
  offerHeading,
  perBillingTerm,
  plainAmount,
  rangeOf,
} from './offer-words.ts';

export type PriceInput = Readonly<{
  product: Product;
  /** The company that the prices are for; null for none in particular. */
  company: Company | null;
  seats: number | null;
  offers: readonly Offer[];
  /** The currencies of the company's subscriptions, or of all. A single one is taken as the prices'. */
  currencies: readonly string[];
  unreadable: number;
}>;

/** How many rates a card shows, if they fit. */
const rates = [14, 11, 8, 6, 4, 2, 1] as const;

/** What a product costs today: each way to buy it, with the rate for this number of seats. */
export const priceCard = (input: PriceInput, show: Pick<Show, 'costs'> = {}): Plan =>
  inRooms(rates, (most) => priceOf(input, most, show));

const priceOf = (
  { product, company, seats, offers, currencies, unreadable }: PriceInput,
  most: number,
  show: Pick<Show, 'costs'>,
): Plan => {
  const whom = company === null ? '' : ` · ${escapeText(company.name)}`;
  const code = productCode(product);
  const suggestions = [
    { title: t`Product`, say: `product ${code}` },
    ...(seats === null ? [{ title: t`For 25 seats`, say: sentenceFor(25, code, company) }] : []),
  ];
  if (offers.every(({ rates }) => rates.length === 0))
    return noticeCard({
      title: t`Price · ${productPlain(product.name)}`,
      tone: 'neutral',
      text: t`Pax8 gives no price for it. Pax8 may quote it on request, or no longer sell it.`,
      details: unreadableRows(unreadable),
      suggestions,
    });
  const currency = currencies.length === 1 ? (currencies[0] ?? null) : null;
  let left = most;
  const sections = offers.flatMap((offer) => {
    const rates = offer.rates.slice(0, left);
    left -= rates.length;
    return rates.length === 0 ? [] : [sectionOf({ ...offer, rates }, seats, currency, show)];
  });
  const hidden = offers.reduce((sum, { rates }) => sum + rates.length, 0) - (most - left);
  return list({
    title: t`Price · ${productText(product.name)}${whom}`,
    speak: plainText(
      company === null
        ? t`Price of ${productPlain(product.name)}`
        : t`Price of ${productPlain(product.name)} for ${company.name}`,
      200,
    ),
    sentence: [
      seats === null ? t`Per seat and billing term.` : totalsText(seats, offers, currency),
      company === null ? t`General prices, not for one company.` : t`Pax8’s prices for this company.`,
    ].join(' '),
    sections,
    total: { name: '', figures: [] },
    notes: [
      currencyNote(company, currencies),
      ...(offers.some(({ stale }) => stale)
        ? [t`A price listed beside a flat price is usually out of date. The flat price applies.`]
        : []),
      ...(offers.some(({ byUse }) => byUse)
        ? [
            t`A mark-up price follows what is used. Pax8 does not say whether its numbers are amounts or factors.`,
          ]
        : []),
      ...(seats !== null && offers.every(({ rates }) => !rates.some(({ holds }) => holds))
        ? [t`Pax8 has no price for ${seatsText(seats)}.`]
        : []),
      ...(hidden > 0 ? [t`${number(hidden)} more rates are not shown.`] : []),
      ...unreadableRows(unreadable),
    ],
    asOf: t`Read from Pax8 just now`,
    pages: [],
    suggestions,
  });
};

const sentenceFor = (seats: number, code: string, company: Company | null): string =>
  company === null ? `price of ${seats} ${code}` : `price of ${seats} ${code} for ${company.name}`;

const sectionOf = (
  offer: Offer,
  seats: number | null,
  currency: string | null,
  show: Pick<Show, 'costs'>,
) => ({
  heading: offerHeading(offer),
  caption: show.costs === 'hidden' ? t`Retail` : t`Cost · retail`,
  rows: offer.rates.map((rate) => ({
    name: rate.forAll ? t`${rangeOf(rate, offer.unit)}, for all together` : rangeOf(rate, offer.unit),
    lines: [
      [
        ...(offer.byUse
          ? [t`on what is used`]
          : saysCost(rate.cost, show)
            ? [marginText(rate, currency)]
            : []),
        ...(offer.stale ? [t`listed beside a flat price`] : []),
      ].join(' · '),
    ].filter((line) => line !== ''),
    loud:
      rate.holds && !offer.byUse
        ? [{ text: holdsText(offer, seats, currency, show), colour: 'Good' as const }]
        : [],
    figures: (saysCost(rate.cost, show) ? [rate.cost, rate.retail] : [rate.retail]).map((digits) =>
      offer.byUse ? plainAmount(digits) : amountIn(digits, currency),
    ),
  })),
});

const mostTotals = 3;

/** What the seats cost in each way to buy them: "For 25 seats: $660.00 a month (Monthly), $577.50 a month (1-Year)." */
const totalsText = (seats: number, offers: readonly Offer[], currency: string | null): string => {
  const totals = offers.flatMap((offer) => {
    const retail = offer.byUse || offer.stale ? null : (offer.total?.retail ?? null);
    if (retail === null) return [];
    const term = offer.commitmentTerm === null ? '' : ` (${escapeText(pax8Word(offer.commitmentTerm), 14)})`;
    return [`${amountIn(retail, currency)} ${perBillingTerm(offer)}`.trimEnd() + term];
  });
  return totals.length === 0
    ? t`For ${seatsText(seats)}.`
    : t`For ${seatsText(seats)}: ${totals.slice(0, mostTotals).join(', ')}.`;
};

const holdsText = (
  offer: Offer,
  seats: number | null,
  currency: string | null,
  show: Pick<Show, 'costs'>,
): string => {
  const holds = t`Applies to ${seatsText(seats ?? 0)}`;
  if (offer.total === null) return t`${holds}; total unknown`;
  return [holds, `${amountsText(offer.total, currency, show)} ${perBillingTerm(offer)}`.trimEnd()].join(': ');
};

const currencyNote = (company: Company | null, currencies: readonly string[]): string => {
  const none = t`Pax8 gives no currency with its prices.`;
  if (currencies.length === 0) return none;
  const names = currencies.slice(0, 4).map((currency) => escapeText(currency, 10));
  const whose = company === null ? t`your companies` : escapeText(company.name, 60);
  return t`${none} The subscriptions of ${whose} are billed in ${names.join(t` and `)}.`;
};
