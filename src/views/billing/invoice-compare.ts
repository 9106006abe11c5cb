import type { Comparison, Difference } from '../../core/billing/invoice-compare.ts';
import { changesIn, type Sides } from '../../core/billing/invoice-sums.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Money } from '../../core/words/money.ts';
import { asFile, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, date, delta, money, number, type Show } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import type { View } from '../kit/plan.ts';
import { invoiceLayout, type Section } from './invoice-items.ts';
import {
  companyText,
  creditedText,
  each,
  eachSide,
  invoiceName,
  isPlainUnit,
  itemName,
  kindsText,
  kindText,
  quantityText,
  sidesCaption,
  sidesNote,
  sumsText,
  unknownAmounts,
} from './invoice-words.ts';

export type CompareInput = Readonly<{
  company: Company | null;
  /** "October 2026", "November 2026". */
  months: Readonly<{ before: string; after: string }>;
  comparison: Comparison;
  /** The invoices that are compared, and those left out because Pax8 bills a company itself. */
  invoices: readonly Invoice[];
  leftOut: number;
  /** The invoices of these months that were credited or voided. */
  credited: readonly Invoice[];
  unreadable: number;
  /** Whether it is available as a file. */
  csv?: boolean;
  page: number;
  say: string;
}>;

export const invoiceCompareCard: View<CompareInput> = (input, show) => {
  const { company, months, comparison, csv = false, page, say } = input;
  const { regular, once, same, before, after } = comparison;
  const shown = pageOf([...regular, ...once], page, say);
  const rowsIn = (all: readonly Difference[]) => ({
    rows: shown.rows.filter((row) => all.includes(row)),
    one: company !== null,
  });
  const differ = regular.length + once.length;
  const found =
    differ === 0
      ? `no differences, ${count(same, 'line is', 'lines are')} the same`
      : `${count(differ, 'line differs', 'lines differ')}, ${number(same)} the same`;
  const of = company === null ? '' : ` · ${escapeText(company.name, 60)}`;
  return invoiceLayout({
    title: `Invoices compared${of}`,
    state: costWord(before, after),
    colour: 'Default',
    speak: plainText(`${months.after} compared with ${months.before}: ${found}`, 160),
    sentence: [`${months.after} compared with ${months.before}`, found, shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    facts: [
      { label: 'Partner cost', value: thenAndNow(before.cost, after.cost) },
      { label: 'Price', value: thenAndNow(before.price, after.price) },
    ],
    sections: [
      section('Recurring', rowsIn(regular), show),
      section('Billed once', rowsIn(once), show),
    ].filter(({ rows }) => rows.length > 0),
    kindsTitle: 'By kind, partner cost',
    kinds:
      page > 0
        ? []
        : comparison.kinds.map((kind) => ({
            label: kindsText(kind.kind),
            value: thenAndNow(kind.before.cost, kind.after.cost),
          })),
    notes: [
      `Compared: ${input.invoices
        .map((invoice) => invoiceName(invoice, show))
        .slice(0, 6)
        .join(', ')}${input.invoices.length > 6 ? ' and more' : ''}.`,
      ...input.credited.map((old) => creditedText(old, show)),
      ...(input.leftOut === 0
        ? []
        : [`Not included: ${count(input.leftOut, 'invoice')} that Pax8 sends to companies directly.`]),
      ...unknownAmounts(before.unknown + after.unknown),
      ...unreadableRows(input.unreadable),
      sidesNote,
    ],
    pages: shown.pages,
    suggestions: [
      {
        title: `Open ${months.after}`,
        say: `invoice of ${months.after}${company === null ? '' : ` for ${company.name}`}`,
      },
      { title: 'Next draft', say: company === null ? 'draft' : `draft ${company.name}` },
      ...asFile(csv && differ > 0, say),
    ],
  });
};

/** Keeps an amount together with its sign when the line breaks. */
const wordJoiner = '\u2060';

/** "$1,200.00 → $1,266.00, +$66.00", one part per currency. */
const thenAndNow = (before: readonly Money[], after: readonly Money[]): string => {
  const sums = changesIn(before, after);
  if (sums.length === 0) return 'unknown';
  return sums
    .map((sum) =>
      Number(sum.by.amount) === 0
        ? `${money(sum.after)}, the same`
        : `${money(sum.before)} → ${money(sum.after)}, ${delta(sum.by)}`,
    )
    .join('; ')
    .replaceAll('−', `−${wordJoiner}`);
};

/** The word next to the title: how much the partner's cost differs. */
const costWord = (before: Sides, after: Sides): string => {
  const changed = changesIn(before.cost, after.cost).filter(({ by }) => Number(by.amount) !== 0);
  return changed.length === 0 ? 'No difference' : changed.map(({ by }) => delta(by)).join(' and ');
};

type Rows = Readonly<{ rows: readonly Difference[]; one: boolean }>;

const section = (heading: string, { rows, one }: Rows, show: Show): Section => ({
  heading,
  caption: sidesCaption,
  rows: rows.map((row) => ({
    name: one ? itemName(row, row.kind) : `${companyText(row.company)} · ${itemName(row, row.kind)}`,
    lines: [wordsOf(row, show)],
    figures: [changeText(row.costBy), changeText(row.priceBy)],
  })),
});

const changeText = (change: Money | null): string => (change === null ? 'unknown' : delta(change));

const wordsOf = (row: Difference, show: Show): string => {
  const { what, kind, until, currency, cost, price, unit } = row;
  const lead = kind === 'subscription' ? '' : `${kindText(kind)}: `;
  // A one-time charge does not begin or end.
  const recurs = kind === 'subscription' || kind === 'usage';
  switch (what) {
    case 'new':
      return `${lead}${recurs ? 'new' : 'this time'}, ${counted(row, row.quantity.after)} at ${eachSide({ cost: cost.after, price: price.after }, currency)}${longer(row, show)}`;
    case 'gone':
      return `${lead}${recurs ? 'gone, had' : 'last time only,'} ${counted(row, row.quantity.before)}`;
    case 'paid-ahead':
      return `${lead}not billed this time: billed ahead until ${until === null ? 'later' : date(until, show)}, ${counted(row, row.quantity.before)}`;
    case 'changed':
      return `${lead}${changes(row, unit).join(', ') || 'different amounts for the same quantity and price'}`;
  }
};

/** Says "seats" for a subscription without a unit of its own. */
const counted = ({ kind, unit }: Difference, quantity: string | null): string => {
  if (quantity === null) return 'quantity unknown';
  const text = quantityText(quantity, unit);
  return kind === 'subscription' && isPlainUnit(unit)
    ? `${text} ${quantity === '1' ? 'seat' : 'seats'}`
    : text;
};

const changes = (row: Difference, unit: string | null): string[] => {
  const { quantity, cost, price, currency, kind, sums } = row;
  if (kind === 'usage')
    return [
      `cost ${sumsText(sums.before.cost)} → ${sumsText(sums.after.cost)}`,
      `price ${sumsText(sums.before.price)} → ${sumsText(sums.after.price)}`,
    ];
  const parts: string[] = [];
  if (quantity.before !== quantity.after)
    parts.push(
      `${quantityText(quantity.before, unit === null ? null : 'each')} → ${counted(row, quantity.after)}`,
    );
  if (cost.before !== cost.after)
    parts.push(`cost ${eachOf(cost.before, currency)} → ${eachOf(cost.after, currency)} each`);
  if (price.before !== price.after)
    parts.push(`price ${eachOf(price.before, currency)} → ${eachOf(price.after, currency)} each`);
  return parts;
};

/** Null means that there are several, or that none was given. */
const eachOf = (value: number | null, currency: string | null): string =>
  value === null ? 'several' : each(value, currency);

const monthMs = 32 * 86_400_000;

/** The end of a charge that goes beyond its month. */
const longer = ({ until }: Difference, show: Show): string =>
  until !== null && until > show.now + monthMs ? `, until ${date(until, show)}` : '';
