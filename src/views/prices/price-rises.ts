import { withMore } from '../../core/conversation/chain.ts';
import type { Company } from '../../core/marketplace/records.ts';
import {
  type MarginsAhead,
  marginsOf,
  moreInAll,
  moreOf,
  type PriceAhead,
  type PriceRises,
  type RiseGroup,
} from '../../core/prices/price-rises.ts';
import { type MarginUnits, marginShare, type Step } from '../../core/prices/priced.ts';
import type { RenewalRows } from '../../core/renewals/renewal-rows.ts';
import type { Instant } from '../../core/words/instant.ts';
import { amountOfUnits, type Money } from '../../core/words/money.ts';
import { asFile, inPages, pageOf, type Suggestion } from '../kit/buttons.ts';
import { escapeText, paragraphs, plainText, productText, unknownCompany } from '../kit/escape.ts';
import {
  age,
  count,
  date,
  delta,
  eachMoney,
  money,
  number,
  percent,
  type Show,
  seats,
  unitPrice,
} from '../kit/format.ts';
import { list, type Section } from '../kit/list.ts';
import { type Narrowed, narrowedNotes, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { oldPrices, risen } from '../renewals/renewal-figures.ts';
import { leftOut } from '../renewals/renewals-notes.ts';
import { t } from '../texts/t.ts';

export type PriceRisesInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** Null for all vendors. */
  vendor: string | null;
  /** "next 90 days", "in March 2027". */
  period: string;
  unknownPeriod: string | null;
  rows: RenewalRows;
  rises: PriceRises;
  narrowed: Narrowed;
  /** When the oldest of today's prices was read; null without prices. */
  pricesAsOf: Instant | null;
  /** How many prices are only now being read. */
  pricesComing: number;
  unknownVendors: number;
  companies: ReadonlyMap<string, Company>;
  csv: boolean;
  page: number;
  say: string;
  asOf: Instant;
}>;

/** What goes up at the renewal: each subscription's cost now and then, by company. */
export const priceRisesCard: View<PriceRisesInput> = (input, show) =>
  inPages((size) => risesPage(input, size, show), 8);

const risesPage = (input: PriceRisesInput, size: number, show: Show): Plan => {
  const { rises, page, say, asOf } = input;
  const listed = rises.companies.flatMap(({ rows, companyId }) =>
    rows.map((ahead) => ({ companyId, ahead })),
  );
  if (listed.length === 0) return nothingRises(input, show);
  const shown = pageOf(listed, page, say, size);
  const byCompany = Map.groupBy(shown.rows, ({ companyId }) => companyId);
  const found =
    listed.length === 1
      ? t`${number(listed.length)} of ${count(input.rows.renewing.length, 'renewal')} goes up`
      : t`${number(listed.length)} of ${count(input.rows.renewing.length, 'renewal')} go up`;
  const sum = moreText(rises.all).join(t` and `);
  const more = sum === '' ? [] : [t`${sum} a month`];
  return list({
    title: t`Price rises · ${scopeOf(input, escapeText)}`,
    speak: plainText(
      t`Price rises ${periodText(input.period)}, ${scopeOf(input, (text) => text)}: ${found}`,
      160,
    ),
    sentence: paragraphs([
      [
        escapeText(sentenceCase(periodText(input.period)), 60),
        ...narrowedParts(input.narrowed),
        found,
        ...more,
        shown.range,
      ]
        .filter((part) => part !== '')
        .join(' · '),
      ...sumsText(rises.all, show),
    ]),
    sections: [...byCompany].map(([companyId, ofCompany]) =>
      sectionOf(
        companyId,
        ofCompany.map(({ ahead }) => ahead),
        input,
        show,
      ),
    ),
    total: {
      name:
        listed.length < 2
          ? ''
          : shown.range === ''
            ? t`All ${number(listed.length)} that go up`
            : t`All ${number(listed.length)} that go up, on all pages`,
      figures: moreText(rises.all),
    },
    notes: [
      ...understoodNotes(input),
      ...narrowedNotes(input.narrowed),
      ...othersNotes(input, show),
      ...leftOutNotes(input, show),
    ],
    asOf: ageText(input, show, asOf),
    pages: shown.pages,
    suggestions: [...letters(input, [...byCompany.keys()]), ...asFile(input.csv, say), ...wider(input)],
  });
};

const ageText = ({ pricesAsOf }: PriceRisesInput, show: Show, asOf: Instant): string =>
  [age(asOf, show.now), ...oldPrices(pricesAsOf, show)].join('. ');

const scopeOf = ({ company, vendor }: PriceRisesInput, written: (text: string) => string): string =>
  company !== null
    ? written(company.name)
    : vendor === null
      ? t`all companies`
      : t`${written(vendor)}, all companies`;

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const understoodNotes = ({ unknownPeriod, period }: PriceRisesInput): string[] =>
  unknownPeriod === null
    ? []
    : [
        t`“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the ${escapeText(periodText(period), 60)}.`,
      ];

/** "From $2,700.00 to $3,037.50 a month. Margin $432.00 (16.0%), then $486.00 (16.0%)." */
const sumsText = ({ sums, unknown, unknownMargins, rows }: RiseGroup, { costs }: Show): string[] => [
  ...sums.map(({ paid, today, margin }) =>
    [
      t`From ${money(paid)} to ${money(today)} a month.`,
      ...(margin === null ? [] : [t`Margin ${marginsText(margin, today.currency)}.`]),
    ].join(' '),
  ),
  ...(unknown > 0 ? [t`The amount of ${number(unknown)} of them is unknown and in no sum.`] : []),
  ...(costs === 'hidden' || unknownMargins === 0 || unknownMargins === unknown
    ? []
    : [
        t`The margin of ${unknownMargins === rows.length ? t`all` : number(unknownMargins)} of them is unknown.`,
      ]),
];

const marginText = (margin: MarginUnits, currency: string): string => {
  const share = marginShare(margin);
  const amount = money({ amount: amountOfUnits(margin.units, currency), currency });
  return share === null ? amount : `${amount} (${percent(share)})`;
};

const marginsText = ({ paid, today }: MarginsAhead, currency: string): string =>
  t`${marginText(paid, currency)}, then ${marginText(today, currency)}`;

const moreText = ({ sums }: RiseGroup): string[] => sums.map((sum) => delta(moreInAll(sum)));

const sectionOf = (
  companyId: string,
  rows: readonly PriceAhead[],
  { companies, company, rises }: PriceRisesInput,
  show: Show,
): Section => {
  const group = rises.companies.find((each) => each.companyId === companyId);
  const name = escapeText(companies.get(companyId)?.name ?? unknownCompany(), 60);
  const sum = group === undefined || group.rows.length < 2 ? '' : moreText(group).join(t` and `);
  return {
    heading:
      company === null ? [name, ...(sum === '' ? [] : [t`${sum} a month`])].join(' · ') : t`Subscription`,
    caption: t`More a month`,
    rows: rows.map((ahead) => rowOf(ahead, show)),
  };
};

const rowOf = (ahead: PriceAhead, show: Show): ListRow => {
  const { subscription, at } = ahead.row;
  const when = at === null ? '' : t`, from ${date(at, show)}`;
  const costs = costLines(ahead, show);
  const price = `${stepText(ahead.price, ahead)}${when}`;
  const rises = ahead.course === 'rises';
  return {
    name: `${productText(subscription.productName)} · ${seats(subscription.quantity)}`,
    lines: rises ? [price, ...costs] : [price],
    loud: rises ? [] : costs.map((text) => ({ text, colour: 'Warning' })),
    figures: [ahead.course === 'unknown' ? t`price unknown` : moreFigure(moreOf(ahead))],
  };
};

const moreFigure = (more: Money | null): string => (more === null ? t`unknown` : delta(more));

/** "+12.0%, from $12.50 to $14.00 a seat a month"; "$22.00 a seat a month, unchanged". */
const stepText = ({ paid, today }: Step<number>, { row, course }: PriceAhead): string => {
  const { currency, billingTerm } = row.subscription;
  if (today === null) return t`Today’s price is unknown`;
  const each = unitPrice(today, currency, billingTerm);
  if (paid === null) return t`Today ${each}; the current price is unknown`;
  if (course === 'same') return t`${each}, unchanged`;
  const change = risen(paid, today);
  return t`${change === null ? '' : `${change}, `}from ${eachMoney(paid, currency)} to ${each}`;
};

const costLines = (ahead: PriceAhead, { costs }: Show): string[] => {
  const { cost, row } = ahead;
  const { currency } = row.subscription;
  if (costs === 'hidden') return [];
  if (cost.paid === null || cost.today === null) return [t`Partner cost unknown`];
  const margins = marginsOf(ahead);
  const change = ahead.costCourse === 'same' ? t`unchanged` : t`then ${eachMoney(cost.today, currency)}`;
  return [
    [
      t`Cost ${eachMoney(cost.paid, currency)}, ${change}`,
      ...(margins === null || currency === null ? [] : [t`margin ${marginsText(margins, currency)}`]),
    ].join('; '),
  ];
};

/** What is known about the others, and that unknown ones may rise too. */
const othersNotes = ({ rises, pricesComing, rows }: PriceRisesInput, { costs }: Show): string[] => {
  const { same, falls, less, unknown, unknownCosts } = rises;
  const saved = less.map(money).join(t` and `);
  const others = [
    ...(same > 0 ? [same === 1 ? t`${number(same)} stays the same` : t`${number(same)} stay the same`] : []),
    ...(falls > 0
      ? [
          saved === ''
            ? t`${count(falls, 'gets cheaper', 'get cheaper')}`
            : t`${count(falls, 'gets cheaper', 'get cheaper')} (${saved.replaceAll('-', '−')} a month)`,
        ]
      : []),
  ];
  const known = rows.renewing.length - unknown;
  return [
    ...(others.length > 0 ? [`${others.join(', ')}.`] : []),
    ...(pricesComing > 0
      ? [t`Today’s prices of ${count(pricesComing, 'subscription')} are being read. Ask again in a minute.`]
      : []),
    ...(unknown - pricesComing > 0
      ? [
          t`The price of ${count(unknown - pricesComing, 'renewal')} is unknown now or then, so more may go up.`,
        ]
      : []),
    ...(costs === 'hidden' || unknownCosts - unknown <= 0 || known === 0
      ? []
      : [t`Today’s cost of ${count(unknownCosts - unknown, 'renewal')} is unknown.`]),
  ];
};

/**
 * Pax8 gives prices without a currency, promotions or the day on which they end.
 * https://devx.pax8.com/reference/findproductpricingbyproductid
 */
const whatPricesAre = (): string =>
  t`Then: Pax8’s suggested retail price of today, in the subscription’s currency. It may change until the renewal, and a price that you set yourself may stay.`;
const noPromotions = (): string => t`Pax8’s API does not tell when a promotion ends.`;

const leftOutNotes = (input: PriceRisesInput, show: Show): string[] => [
  ...leftOut({ ...input, undated: false }, show),
  whatPricesAre(),
  noPromotions(),
];

const nothingRises = (input: PriceRisesInput, show: Show): Plan => {
  const { rows, rises, period, csv, say, asOf, narrowed } = input;
  const renewing = rows.renewing.length;
  const { unknown } = rises;
  const when = sentenceCase(periodText(period));
  const text =
    renewing === 0
      ? t`${when}: nothing renews.`
      : unknown === 0
        ? t`${when}: nothing goes up.`
        : t`${when}: nothing is known to go up, but ${number(unknown)} of ${count(renewing, 'price is', 'prices are')} unknown.`;
  return noticeCard(
    {
      title: t`Price rises · ${scopeOf(input, (name) => plainText(name, 80))}`,
      tone: renewing > 0 && unknown === 0 ? 'good' : unknown > 0 ? 'warning' : 'neutral',
      text,
      details: [
        ...understoodNotes(input),
        ...narrowedNotes(narrowed),
        ...othersNotes(input, show),
        ...leftOut({ ...input, undated: false }, show),
        ...(renewing > 0 ? [noPromotions()] : []),
      ],
      suggestions: [...asFile(csv && renewing > 0, say), ...wider(input)],
      asOf,
    },
    show,
  );
};

/** A text for each customer on the page whose price will certainly rise. */
const letters = (input: PriceRisesInput, companyIds: readonly string[]): Suggestion[] =>
  companyIds
    .filter((id) => input.rises.companies.some(({ companyId, rows }) => companyId === id && hasLetter(rows)))
    .flatMap((id) => {
      const name = input.companies.get(id)?.name;
      if (name === undefined) return [];
      const title = input.company === null ? t`Text for ${name}` : t`Text for the customer`;
      return [{ title, say: `price rise letter ${name} ${input.period}` }];
    })
    .slice(0, 2);

const hasLetter = (rows: readonly PriceAhead[]): boolean => rows.some(({ course }) => course === 'rises');

const wider = ({ company, period, rows, say }: PriceRisesInput): Suggestion[] => [
  ...(rows.monthlyHidden > 0
    ? [{ title: t`Show monthly terms`, say: withMore(say, 'including monthly') }]
    : []),
  ...(company === null ? [] : [{ title: t`All companies`, say: `price rises ${period}` }]),
];
