import { isNewCommerce, termEnd } from '../../core/marketplace/renewals.ts';
import { sumSeats } from '../../core/marketplace/seats.ts';
import { type Care, decisionText } from '../../core/renewals/renewal-csv.ts';
import { type ListedRow, listedRows, priceRises, type RenewalRow } from '../../core/renewals/renewal-rows.ts';

import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, dateAndRelative, money, number, type Show, seats } from '../kit/format.ts';
import { amountText, list, seatsInAll, sumName, sums, unknownPrices } from '../kit/list.ts';
import { narrowedNotes, narrowedParts } from '../kit/narrowed.ts';
import type { Plan, View } from '../kit/plan.ts';
import { chartOf } from './renewal-chart.ts';
import { costWords, oldPrices, priceWords } from './renewal-figures.ts';
import type { RenewalsInput } from './renewals-input.ts';
import { noRenewals } from './renewals-none.ts';
import { leftOut, suggestions, understood } from './renewals-notes.ts';

const headings: Readonly<Record<ListedRow['what'], string>> = {
  renewing: 'Renewing',
  ending: 'Ends, will not renew',
  trials: 'Trials that end, and may become paid',
  none: 'Committed, no end date',
  past: 'End date has passed',
  'too-far': 'End date too far ahead',
  ended: 'Ended, although the status does not say so',
};

export const renewalsCard: View<RenewalsInput> = (input, show) =>
  inPages((size) => renewalsPage(input, size, show));

const renewalsPage = (input: RenewalsInput, size: number, show: Show): Plan => {
  const { say, asOf, undated } = input;
  const listed = listedRows(input.rows, undated);
  if (listed.length === 0) return noRenewals(input, show);
  const shown = pageOf(listed, input.page, say, size);
  const { renewing } = input.rows;
  const monthly = renewing.map((row) => row.monthly);
  const chart = undated ? { charts: [], notes: [] } : chartOf(renewing);
  const said = counts(input);
  const what = undated ? 'Renewals without date' : 'Renewals';
  const when = undated ? '' : sentenceCase(input.period);
  return list({
    title: `${what} · ${scope(input, escapeText)}`,
    speak: plainText(
      `${what}${undated ? '' : ` ${input.period}`}, ${scope(input, (text) => text)}: ${said}`,
      160,
    ),
    sentence: [when, ...narrowedParts(input.narrowed, ' a month'), said, shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [...Map.groupBy(shown.rows, (row) => row.what)].map(([kind, rows]) => ({
      heading: headings[kind],
      caption: kind === 'trials' ? 'Seats' : 'Seats · a month · a year',
      rows: rows.map((entry) => rowOf(entry, input, show)),
    })),
    total: total(input, shown.range),
    charts: chart.charts,
    notes: [
      ...understood(input),
      ...narrowedNotes(input.narrowed),
      ...(undated ? [lookInPortal] : [...rises(input, shown.rows, show), ...unknownPrices(monthly)]),
      ...chart.notes,
      ...leftOut(input, show),
      ...(!undated && renewing.some(({ subscription }) => termEnd(subscription).kind === 'renews')
        ? [
            renewing.some(({ subscription }) => isNewCommerce(subscription.productName))
              ? atTermEnd
              : atTermEnd.replace(' (cancelled, or Extended Service Term)', ''),
          ]
        : []),
    ],
    asOf: age(asOf, show.now),
    pages: shown.pages,
    suggestions: suggestions(input),
  });
};

const scope = ({ company, vendor }: RenewalsInput, written: (text: string) => string): string => {
  if (company !== null) return written(company.name);
  return vendor === null ? 'all companies' : `${written(vendor)}, all companies`;
};

/**
 * Microsoft has three options at the end of a term; Pax8's API does not tell which one is set.
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
const atTermEnd =
  'A term renews with the same seats at that day’s price, unless the Pax8 portal says otherwise (cancelled, or Extended Service Term).';

const lookInPortal = 'The bot cannot tell when these renew. Check them in the Pax8 portal.';

const counts = ({ rows, undated }: RenewalsInput): string => {
  const { renewing, ending, trials, unclear } = rows;
  const parts = undated
    ? [
        ...(unclear.none.length > 0 ? [`${number(unclear.none.length)} without an end date`] : []),
        ...(unclear.past.length > 0
          ? [`${number(unclear.past.length)} with an end date that has passed`]
          : []),
        ...(unclear['too-far'].length > 0
          ? [`${number(unclear['too-far'].length)} with an end date too far ahead`]
          : []),
        ...(unclear.ended.length > 0 ? [`${number(unclear.ended.length)} ended`] : []),
      ]
    : [
        ...(renewing.length > 0 ? [count(renewing.length, 'renews', 'renew')] : []),
        ...(ending.length > 0 ? [`${number(ending.length)} will not renew`] : []),
        ...(trials.length > 0 ? [count(trials.length, 'trial ends', 'trials end')] : []),
      ];
  return parts.join(', ');
};

const total = ({ rows: { renewing }, undated }: RenewalsInput, range: string) => {
  if (undated || renewing.length < 2) return { name: '', figures: [] };
  const monthly = renewing.map((row) => row.monthly);
  const yearly = renewing.map((row) => row.yearly);
  const known = monthly.some((amount) => amount !== null);
  return {
    name: sumName(`All ${number(renewing.length)} renewing`, range),
    figures: [
      seatsInAll(sumSeats(renewing.map(({ subscription }) => subscription))),
      ...sums(monthly).map((sum) => (known ? `${sum} a month` : sum)),
      ...(known ? sums(yearly).map((sum) => `${sum} a year`) : []),
    ],
  };
};

const rowOf = ({ what, row }: ListedRow, input: RenewalsInput, show: Show) => {
  const { company, subscription, at, monthly, yearly } = row;
  const product = productText(subscription.productName);
  const only = input.company !== null;
  const today = what === 'renewing' && input.prices.size > 0 ? priceLines(row, input) : null;
  return {
    name: only ? product : escapeText(company?.name ?? unknownCompany),
    lines: [
      ...(only ? [] : [product]),
      at === null ? 'no end date at Pax8' : dateAndRelative(at, show),
      ...(today?.lines ?? []),
      ...careLine(input.care(row)),
    ],
    loud: today?.loud ?? [],
    figures: [
      seats(subscription.quantity),
      ...(what === 'trials' ? [] : [amountText(monthly)]),
      ...(what === 'trials' || yearly === null ? [] : [money(yearly)]),
    ],
  };
};

/** An unchanged price is a quiet line; a changed one stands out. */
const priceLines = ({ subscription }: RenewalRow, { prices }: RenewalsInput) => {
  const today = prices.get(subscription.id);
  const price = priceWords(subscription, today);
  const cost = today?.partnerCost ?? null;
  const before = subscription.partnerCost;
  const dearer = cost !== null && before !== null && cost > before;
  const words = cost === null || cost === before ? '' : `Partner cost ${costWords(subscription, today)}`;
  return {
    lines: price.subtle ? [price.text] : [],
    loud: [
      ...(price.subtle ? [] : [{ text: price.text, colour: price.colour }]),
      ...(words === ''
        ? []
        : [{ text: words, colour: dearer ? ('Warning' as const) : ('Default' as const) }]),
    ],
  };
};

const careLine = (care: Care | null): string[] => {
  if (care === null) return [];
  const decided = decisionText(care.decision);
  const parts = [
    ...(care.owner === null ? [] : [`Owner ${escapeText(care.owner.name, 40)}`]),
    decided === '' ? 'not decided' : decided,
  ];
  return [sentenceCase(parts.join(', '))];
};

/** The total of all rises and, once, how many of today's prices are unknown. */
const rises = (
  { prices, pricesAsOf, pricesComing }: RenewalsInput,
  listed: readonly ListedRow[],
  show: Show,
): string[] => {
  const rows = listed.filter(({ what }) => what === 'renewing').map(({ row }) => row);
  if (rows.length === 0) return [];
  const coming =
    pricesComing === 0
      ? []
      : [`Today’s prices of ${count(pricesComing, 'subscription')} are being read. Ask again in a minute.`];
  if (prices.size === 0)
    return coming.length > 0 ? coming : ['Pax8 has no price today for these subscriptions.'];
  const { rows: dearer, more } = priceRises(rows, prices);
  const told = 'Pax8 gives today’s prices without a currency; the subscription’s currency is assumed.';
  const notes = [...coming, ...oldPrices(pricesAsOf, show)];
  if (dearer === 0) return [told, ...notes];
  const among = `${number(dearer)} of the ${number(rows.length)} renewing on this page ${dearer === 1 ? 'costs' : 'cost'}`;
  return [
    `${among} more at today’s prices: ${more.map((sum) => `+${money(sum)}`).join(' and ')} a month. ${told}`,
    ...notes,
  ];
};

const sentenceCase = (text: string): string => {
  const clean = text.startsWith('Owner ') ? text : escapeText(text, 60);
  return clean.charAt(0).toUpperCase() + clean.slice(1);
};
