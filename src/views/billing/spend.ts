import { percentOf, type SpendAmount, type SpendGroup } from '../../core/billing/spend.ts';
import { amountOfUnits } from '../../core/words/money.ts';
import { asFile, inPages, pageOf, type Suggestion } from '../kit/buttons.ts';
import { type Chart, moneyChart } from '../kit/chart.ts';
import {
  escapeText,
  paragraphs,
  plainText,
  productPlain,
  productText,
  unknownCompany,
} from '../kit/escape.ts';
import { age, count, money, percent, type Show, saysCost, seats } from '../kit/format.ts';
import { list, type Section, seatsInAll, unknownSeats } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Colour, ListRow, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import type { SpendInput } from './spend-input.ts';
import { spendNotes } from './spend-notes.ts';

const perMonth = (): string => t`Price a month`;
const mostVendors = 4;
const mostBars = 10;

/** The monthly cost of everything, from the portfolio. */
export const spendCard: View<SpendInput> = (input, show) => inPages((size) => spendPage(input, size, show));

const spendPage = (input: SpendInput, size: number, show: Show): Plan => {
  const { company, vendor, spend: found, page, say, asOf } = input;
  const { total, groups, vendors } = found;
  const title = t`Spend · ${scope(input, escapeText)}`;
  if (groups.length === 0) {
    return noticeCard(
      {
        title: t`Spend · ${scope(input, plainText)}`,
        tone: 'neutral',
        text: t`Nothing active here is billed by the month or year.`,
        details: spendNotes(input, show),
        asOf,
        suggestions: alsoAsked(input),
      },
      show,
    );
  }
  const shown = pageOf(groups, page, say, size);
  const drawn = page === 0 ? chartOf(input) : { charts: [], notes: [] };
  const held = `${count(total.subscriptions, 'subscription')}, ${seatsInAll(seatsOf(total))}`;
  const inAll = total.amounts.map((amount) => money(moneyOf(amount.price, amount))).join(t` and `);
  const yearly = total.amounts.map((amount) => money(moneyOf(amount.price * 12, amount))).join(t` and `);
  const byVendor = page === 0 ? vendors.slice(0, mostVendors) : [];
  return list({
    title,
    speak: plainText(
      inAll === ''
        ? t`Spend, ${scope(input, (text) => text)}: no price known`
        : t`Spend, ${scope(input, (text) => text)}: ${inAll} a month`,
      160,
    ),
    sentence: paragraphs([
      ...total.amounts.map((amount) => totalText(amount, show)),
      ...(total.amounts.length === 0 ? [] : [t`${yearly} a year, at today’s seats and prices`]),
      [held, shown.range].filter((part) => part !== '').join(' · '),
    ]),
    sections: [
      {
        heading: headingOf(input),
        caption: perMonth(),
        rows: shown.rows.map((group) => rowOf(group, input, show)),
      },
      ...vendorSection(byVendor, show),
    ],
    total: { name: '', figures: [] },
    charts: drawn.charts,
    notes: [
      ...(input.currency == null
        ? []
        : [t`Amounts are in the currency that Pax8 bills in. The bot converts nothing.`]),
      ...(page === 0 && vendors.length > mostVendors
        ? [t`${count(vendors.length - mostVendors, 'smaller vendor is', 'smaller vendors are')} not listed.`]
        : []),
      ...drawn.notes,
      ...unknownSeats(seatsOf(total)),
      ...spendNotes(input, show),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...asFile(input.csv, say),
      ...(company === null ? [] : [{ title: t`Usage`, say: `usage ${company.name}` }]),
      ...(company === null && vendor === null ? [] : [{ title: t`All companies`, say: 'spend' }]),
      ...alsoAsked(input),
    ],
  });
};

const alsoAsked = ({ alsoVendor }: SpendInput): Suggestion[] =>
  alsoVendor === null ? [] : [{ title: t`Vendor ${alsoVendor}`, say: `spend vendor ${alsoVendor}` }];

const scope = (
  { company, vendor }: SpendInput,
  written: (text: string, length: number) => string,
): string => {
  if (company !== null) return written(company.name, 80);
  return vendor === null ? t`all companies` : t`${written(vendor, 80)}, all companies`;
};

const headingOf = ({ company, vendor }: SpendInput): string =>
  company !== null ? t`Product` : vendor === null ? t`Company` : t`Company and product`;

type Seen = Pick<Show, 'costs'>;

const vendorSection = (vendors: readonly SpendGroup[], seen: Seen): Section[] =>
  vendors.length < 2
    ? []
    : [
        {
          heading: t`Vendor`,
          caption: perMonth(),
          rows: vendors.map((group) => ({
            name: group.vendor === null ? t`Vendor unknown` : escapeText(group.vendor, 60),
            ...wordsOf(group, [], seen),
          })),
        },
      ];

const seatsOf = ({ seats, otherSeats, unknownSeats: unknown }: SpendGroup) => ({
  seats,
  otherSeats,
  unknown,
});

const moneyOf = (units: number, { currency }: SpendAmount) => ({
  ...{ amount: amountOfUnits(units, currency), currency },
});

/** One product counts its own seats; with several, people's are kept apart. */
const seatsIn = (group: SpendGroup): string =>
  group.productName === null || group.unknownSeats > 0
    ? seatsInAll(seatsOf(group))
    : seats(group.seats + group.otherSeats);

/** "$16,439.20 a month, cost $13,000.00, margin $2,100.40 (16.0%)". */
const totalText = (amount: SpendAmount, seen: Seen): string =>
  [
    t`${money(moneyOf(amount.price, amount))} a month`,
    ...(saysCost(amount.cost, seen)
      ? [amount.cost === null ? t`cost unknown` : t`cost ${money(moneyOf(amount.cost, amount))}`]
      : []),
    ...(amount.cost === null ? [] : [t`margin ${marginText(amount)}`]),
  ].join(', ');

const rowOf = (group: SpendGroup, { company, vendor }: SpendInput, seen: Seen): ListRow => {
  const product = productText(group.productName);
  if (company !== null) return { name: product, ...wordsOf(group, [], seen) };
  const name = group.company === null ? unknownCompany() : escapeText(group.company.name, 60);
  return { name, ...wordsOf(group, vendor === null ? [] : [product], seen) };
};

const wordsOf = (group: SpendGroup, first: readonly string[], seen: Seen): Omit<ListRow, 'name'> => {
  const { amounts, subscriptions, unknownCost, unknownPrice } = group;
  const held = subscriptions === 1 ? seatsIn(group) : t`${seatsIn(group)} in ${subscriptions} subscriptions`;
  const unknown = [
    ...(unknownPrice > 0 && amounts.length > 0 ? [t`${count(unknownPrice, 'price')} unknown`] : []),
    ...(unknownCost > 0 && amounts.some(({ cost }) => cost !== null)
      ? [t`${count(unknownCost, 'cost')} unknown`]
      : []),
  ];
  const words = costWords(amounts, seen);
  return {
    lines: [...first, held, ...words.lines, ...(unknown.length === 0 ? [] : [unknown.join(', ')])],
    loud: words.loud,
    figures:
      amounts.length === 0
        ? [t`price unknown`]
        : amounts.map((amount) => money(moneyOf(amount.price, amount))),
  };
};

/** Cost and margin in one line for all currencies. A negative margin stands out. */
const costWords = (
  amounts: readonly SpendAmount[],
  seen: Seen,
): Readonly<{ lines: string[]; loud: { text: string; colour: Colour }[] }> => {
  const costs = amounts
    .filter(({ cost }) => saysCost(cost, seen))
    .map((amount) => (amount.cost === null ? t`unknown` : money(moneyOf(amount.cost, amount))));
  const margins = amounts.filter(({ cost }) => cost !== null);
  const gains = margins.filter(({ margin }) => margin >= 0).map(marginText);
  const losses = margins.filter(({ margin }) => margin < 0).map(marginText);
  return {
    lines:
      costs.length === 0
        ? []
        : [
            gains.length === 0
              ? t`cost ${costs.join(t` and `)}`
              : t`cost ${costs.join(t` and `)}, margin ${gains.join(t` and `)}`,
          ],
    loud: losses.length === 0 ? [] : [{ text: t`margin ${losses.join(t` and `)}`, colour: 'Warning' }],
  };
};

const marginText = (amount: SpendAmount): string => {
  const share = percentOf(amount.margin, amount.marginOf);
  return `${money(moneyOf(amount.margin, amount))}${share === null ? '' : ` (${percent(share)})`}`;
};

/** The ten largest, in the currency with the most money. */
const chartOf = (input: SpendInput): Readonly<{ charts: readonly Chart[]; notes: readonly string[] }> => {
  const { spend: found, company, vendor } = input;
  const [most, ...others] = found.total.amounts;
  if (most === undefined) return { charts: [], notes: [] };
  const bars = found.groups
    .slice(0, mostBars)
    .filter(({ amounts }) => amounts.some(({ currency, price }) => currency === most.currency && price > 0))
    .map((group) => ({
      name: nameOf(group, input),
      amounts: group.amounts
        .filter(({ currency }) => currency === most.currency)
        .map((amount) => moneyOf(amount.price, amount)),
      words: (drawn: Parameters<typeof money>[0]) => money(drawn),
    }));
  const names = company !== null ? t`Product` : vendor === null ? t`Company` : t`Company, product`;
  const { charts } = moneyChart({
    bars,
    kind: 'lying',
    per: t`a month`,
    title: t`The biggest`,
    names,
    rest: '',
  });
  return {
    charts,
    notes:
      charts.length > 0 && others.length > 0
        ? [
            t`The chart is of ${escapeText(most.currency, 20)} alone; amounts of several currencies are never added.`,
          ]
        : [],
  };
};

const nameOf = (group: SpendGroup, { company, vendor }: SpendInput): string => {
  const product = productPlain(group.productName, 30);
  if (company !== null) return product;
  const name = group.company?.name ?? unknownCompany();
  return vendor === null ? name : `${plainText(name, 18)}, ${plainText(product, 20)}`;
};
