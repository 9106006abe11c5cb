import { isNewCommerce, termEnd } from '../../core/marketplace/renewals.ts';
import { sumSeats } from '../../core/marketplace/seats.ts';
import type { RenewalDecision } from '../../core/renewals/renewal.ts';
import type { Care } from '../../core/renewals/renewal-csv.ts';
import {
  type ListedRow,
  listedRows,
  priceRises,
  type RenewalRow,
  risersFirst,
} from '../../core/renewals/renewal-rows.ts';
import { inPages, inSight, pageOf, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, date, money, number, type Show, seats } from '../kit/format.ts';
import { inOne, seatsInAll, sumName, sums, unknownPrices } from '../kit/list.ts';
import { narrowedNotes, narrowedParts } from '../kit/narrowed.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { chartOf } from './renewal-chart.ts';
import { costWords, oldPrices, priceWords, risen } from './renewal-figures.ts';
import type { RenewalsInput } from './renewals-input.ts';
import { noRenewals } from './renewals-none.ts';
import { leftOut, suggestions, understood } from './renewals-notes.ts';

/** The heading of a group of rows, and what its dates mean. */
const headings: Readonly<Record<ListedRow['list'], readonly [heading: string, dates: string]>> = texts({
  renewing: [msg`Renewing`, msg`Term end`],
  ending: [msg`Ends, will not renew`, msg`Ends`],
  trials: [msg`Trials that end, and may become paid`, msg`Ends`],
  none: [msg`Committed, no end date`, msg`Term end`],
  past: [msg`End date has passed`, msg`Term end`],
  'too-far': [msg`End date too far ahead`, msg`Term end`],
  ended: [msg`Ended, although the status does not say so`, msg`Ended`],
});

export const renewalsCard: View<RenewalsInput> = (input, show) => {
  const whole = wholeOf(input);
  return inPages((size) => renewalsPage(input, whole, size, show));
};

/** What is the same however many rows a page shows: adding up thousands of rows takes longer than the rest. */
const wholeOf = (input: RenewalsInput) => ({
  listed: listedRows(input.rows, input.undated),
  chart: input.undated ? { charts: [], notes: [] } : chartOf(input.rows.renewing),
  loud: input.undated ? [] : risesLine(input),
  total: total(input),
});

const renewalsPage = (
  input: RenewalsInput,
  { listed, chart, loud, total: { count: all, ...sum } }: ReturnType<typeof wholeOf>,
  size: number,
  show: Show,
): Plan => {
  const { say, asOf, undated } = input;
  if (listed.length === 0) return noRenewals(input, show);
  const shown = pageOf(listed, input.page, say, size);
  const said = counts(input);
  const what = undated ? t`Renewals without date` : t`Renewals`;
  const when = undated ? '' : sentenceCase(escapeText(periodText(input.period), 60));
  const details = undated ? [] : detailsOf(input, shown.rows, chart);
  const buttons = sayButtons(suggestions(input), 'default', shown.pages.length);
  return {
    template: 'renewals',
    filling: {
      title: `${what} · ${scope(input, escapeText)}`,
      speak: plainText(
        `${what}${undated ? '' : ` ${periodText(input.period)}`}, ${scope(input, (text) => text)}: ${said}`,
        160,
      ),
      sentence: [when, ...narrowedParts(input.narrowed, t` a month`), said, shown.range]
        .filter((part) => part !== '')
        .join(' · '),
      loud,
      sections: [...Map.groupBy(shown.rows, (row) => row.list)].map(([kind, rows]) => ({
        heading: headings[kind][0],
        amountLabels: kind === 'trials' ? [] : [t`A month`],
        rows: rows.map((entry) => rowOf(entry, input, show)),
      })),
      total: { name: all === 0 ? '' : sumName(t`All ${number(all)} renewing`, shown.range), ...sum },
      charts: chart.charts,
      notes: inOne([
        ...understood(input),
        ...narrowedNotes(input.narrowed),
        ...(undated
          ? [lookInPortal()]
          : [
              ...unknownToday(input, shown.rows),
              ...unknownPrices(input.rows.renewing.map(({ monthly }) => monthly)),
            ]),
        ...leftOut(input, show),
      ]),
      details: inOne(details),
      hasDetails: details.length > 0,
      detailsMode: buttons.length + shown.pages.length < inSight ? 'primary' : 'secondary',
      asOf: [age(asOf, show.now), ...oldPrices(input.pricesAsOf, show)].join('. '),
      pages: shown.pages,
      buttons,
    },
  };
};

const scope = ({ company, vendor }: RenewalsInput, written: (text: string) => string): string => {
  if (company !== null) return written(company.name);
  return vendor === null ? t`all companies` : t`${written(vendor)}, all companies`;
};

/**
 * Microsoft has three options at the end of a term; Pax8's API does not tell which one is set.
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
const atTermEnd = (): string =>
  t`A term renews with the same seats at that day’s price, unless the Pax8 portal says otherwise (cancelled, or Extended Service Term).`;
const renewsAsIs = (): string =>
  t`A term renews with the same seats at that day’s price, unless the Pax8 portal says otherwise.`;

const lookInPortal = (): string => t`The bot cannot tell when these renew. Check them in the Pax8 portal.`;

const counts = ({ rows, undated }: RenewalsInput): string => {
  const { renewing, ending, trials, unclear } = rows;
  const parts = undated
    ? [
        ...(unclear.none.length > 0 ? [t`${number(unclear.none.length)} without an end date`] : []),
        ...(unclear.past.length > 0
          ? [t`${number(unclear.past.length)} with an end date that has passed`]
          : []),
        ...(unclear['too-far'].length > 0
          ? [t`${number(unclear['too-far'].length)} with an end date too far ahead`]
          : []),
        ...(unclear.ended.length > 0 ? [t`${number(unclear.ended.length)} ended`] : []),
      ]
    : [
        ...(renewing.length > 0 ? [count(renewing.length, 'renews', 'renew')] : []),
        ...(ending.length > 0 ? [count(ending.length, 'will not renew', 'will not renew')] : []),
        ...(trials.length > 0 ? [count(trials.length, 'trial ends', 'trials end')] : []),
      ];
  return parts.join(', ');
};

/** What renews in all; `count` is 0 where there is nothing to add up. */
const total = ({ rows: { renewing }, undated }: RenewalsInput) => {
  if (undated || renewing.length < 2) return { count: 0, lines: [], figures: [] };
  const monthly = renewing.map((row) => row.monthly);
  const yearly = sums(renewing.map((row) => row.yearly));
  const held = seatsInAll(sumSeats(renewing.map(({ subscription }) => subscription)));
  return {
    count: renewing.length,
    lines: [monthly.some((amount) => amount !== null) ? t`${held}, ${yearly.join(t` and `)} a year` : held],
    figures: sums(monthly),
  };
};

const nameOf = ({ company, subscription }: RenewalRow, input: RenewalsInput): string =>
  [
    ...(input.company === null ? [escapeText(company?.name ?? unknownCompany())] : []),
    productText(subscription.productName),
  ].join(' · ');

const rowOf = ({ list, row }: ListedRow, input: RenewalsInput, show: Show) => {
  const { subscription, at, monthly } = row;
  return {
    name: `${nameOf(row, input)} · ${seats(subscription.quantity)}`,
    line: [
      `${headings[list][1]} ${at === null ? t`none` : date(at, show)}`,
      ...careWords(input.care(row)),
    ].join(' · '),
    amounts: list === 'trials' ? [] : [money(monthly)],
    rise: list === 'renewing' ? riseOf(row, input) : [],
  };
};

/** How far today's price differs from the price paid; empty when it is equal or unknown. */
const riseOf = ({ subscription: { id, price } }: RenewalRow, { prices }: RenewalsInput) => {
  const today = prices.get(id)?.price ?? null;
  if (today === null || price === null || today === price) return [];
  return [
    {
      text: risen(price, today) ?? t`from nothing`,
      colour: today > price ? 'Warning' : 'Good',
    },
  ];
};

const decisionWords = (decision: RenewalDecision): string => {
  switch (decision.kind) {
    case 'renew':
      return t`renew as is`;
    case 'change':
      return t`change to ${seats(decision.to)}`;
    case 'cancel':
      return t`cancel at the end`;
  }
};

const careWords = (care: Care | null): string[] =>
  care === null
    ? []
    : [
        care.decision === null ? t`not decided` : decisionWords(care.decision),
        ...(care.owner === null ? [] : [t`owner ${escapeText(care.owner.name, 40)}`]),
      ];

/** How many cost more at today's prices, and what that comes to. */
const risesLine = ({ rows, prices }: RenewalsInput) => {
  const { rows: dearer, more } = priceRises(rows.renewing, prices);
  if (dearer === 0) return [];
  const cost = count(dearer, 'costs', 'cost');
  const sum = more.map((each) => `+${money(each)}`).join(t` and `);
  const first = risersFirst(rows.renewing, prices).every((row, at) => row === rows.renewing[at]);
  return [
    {
      text:
        first && dearer < rows.renewing.length
          ? t`${cost} more at today’s prices, listed first: ${sum} a month`
          : t`${cost} more at today’s prices: ${sum} a month`,
      colour: 'Warning',
    },
  ];
};

/** How many of today's prices are missing on this page: they may hide a rise. */
const unknownToday = ({ prices, pricesComing }: RenewalsInput, listed: readonly ListedRow[]): string[] => {
  const rows = listed.filter(({ list }) => list === 'renewing');
  const unknown = rows.filter(({ row }) => (prices.get(row.subscription.id)?.price ?? null) === null).length;
  const without = unknown - pricesComing;
  return [
    ...(pricesComing === 0
      ? []
      : [t`Today’s prices of ${count(pricesComing, 'subscription')} are being read. Ask again in a minute.`]),
    ...(without > 0
      ? [
          rows.length === 1
            ? t`Today’s price is unknown.`
            : t`Today’s price is unknown for ${number(without)} of these.`,
        ]
      : []),
  ];
};

/** Behind *Details*: the prices that change, the chart's figures, and general notes. */
const detailsOf = (
  input: RenewalsInput,
  listed: readonly ListedRow[],
  { charts, notes }: ReturnType<typeof chartOf>,
): string[] => {
  const renewing = listed.filter(({ list }) => list === 'renewing').map(({ row }) => row);
  const changed = renewing.flatMap((row) => {
    const words = changedPrice(row, input);
    return words === '' ? [] : [`${nameOf(row, input)}: ${words}`];
  });
  const known = renewing.some(({ subscription }) => input.prices.has(subscription.id));
  const endsWhere = (fits: (row: RenewalRow) => boolean): boolean =>
    input.rows.renewing.some((row) => termEnd(row.subscription).kind === 'renews' && fits(row));
  return [
    ...(changed.length > 0 ? [changed.join('\n\n')] : []),
    ...charts.map(({ title, figures }) => `**${title}**\n\n${figures}`),
    ...notes,
    ...(known
      ? [t`Pax8 gives today’s prices without a currency; the subscription’s currency is assumed.`]
      : []),
    ...(endsWhere(({ subscription }) => isNewCommerce(subscription.productName))
      ? [atTermEnd()]
      : endsWhere(() => true)
        ? [renewsAsIs()]
        : []),
  ];
};

/** Today's price and partner cost of a row, when one has changed. */
const changedPrice = ({ subscription }: RenewalRow, { prices }: RenewalsInput): string => {
  const today = prices.get(subscription.id);
  const price = priceWords(subscription, today);
  const cost = today?.partnerCost ?? null;
  return [
    ...(price.subtle ? [] : [price.text.replace(/^Today/, 'today')]),
    ...(cost === null || cost === subscription.partnerCost
      ? []
      : [t`partner cost ${costWords(subscription, today)}`]),
  ].join('; ');
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
