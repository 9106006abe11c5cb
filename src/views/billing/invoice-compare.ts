import type { Comparison, InvoiceDifference } from '../../core/billing/invoice-compare.ts';
import { changesIn, type Sides, together } from '../../core/billing/invoice-sums.ts';
import {
  type AppliedChange,
  type ChangesBySubscription,
  knownChanges,
} from '../../core/billing/known-changes.ts';
import type { KeptStep } from '../../core/history/kept-steps.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Money } from '../../core/words/money.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, date, delta, money, number, type Show } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { periodText } from '../kit/period-text.ts';
import type { Fact, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { differenceText, reasonLines } from './compare-words.ts';
import { invoiceLayout, kindFacts, type Section } from './invoice-items.ts';
import {
  companyText,
  creditedText,
  invoiceName,
  itemName,
  sidesNote,
  unknownAmounts,
} from './invoice-words.ts';

export type CompareInput = Readonly<{
  company: Company | null;
  /** "October 2026", "November 2026". */
  months: Readonly<{ before: string; after: string }>;
  comparison: Comparison;
  /** The bot's changes, and the time in which they can have made the invoices differ. */
  changes: ChangesBySubscription;
  span: Readonly<{ from: Instant; to: Instant }>;
  /** What the nightly history saw between them, and since when it is kept; null before its first night. */
  nightly: Readonly<{ since: Instant; of(difference: InvoiceDifference): readonly KeptStep[] }> | null;
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

export const invoiceCompareCard: View<CompareInput> = (input, show) =>
  inPages((size) => comparePage(input, size, show));

const comparePage = (input: CompareInput, size: number, show: Show): Plan => {
  const { company, months, comparison, csv = false, page, say } = input;
  const { regular, once, same, before, after } = comparison;
  const shown = pageOf([...regular, ...once], page, say, size);
  const rowsIn = (all: readonly InvoiceDifference[]) => ({
    rows: shown.rows.filter((row) => all.includes(row)),
    forOneCompany: company !== null,
    known: (row: InvoiceDifference) => knownChanges(row, input.changes, input.span),
    seen: (row: InvoiceDifference) => input.nightly?.of(row) ?? [],
  });
  const differ = regular.length + once.length;
  const found =
    differ === 0
      ? t`no differences, ${count(same, 'line is', 'lines are')} the same`
      : t`${count(differ, 'line differs', 'lines differ')}, ${number(same)} the same`;
  const of = company === null ? '' : ` · ${escapeText(company.name, 60)}`;
  return invoiceLayout({
    title: t`Invoices compared${of}`,
    state: costWord(before, after),
    colour: 'Default',
    speak: plainText(
      t`${periodText(months.after)} compared with ${periodText(months.before)}: ${found}`,
      160,
    ),
    sentence: t`${periodText(months.after)} compared with ${periodText(months.before)}`,
    facts: [
      { label: t`Partner cost`, value: thenAndNow(before.cost, after.cost) },
      ...addedFacts(before, after),
      { label: t`Price`, value: thenAndNow(before.price, after.price) },
    ],
    found: [found, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      section(t`Recurring`, rowsIn(regular), show),
      section(t`Billed once`, rowsIn(once), show),
    ].filter(({ rows }) => rows.length > 0),
    kindsTitle: t`By kind, partner cost`,
    kinds:
      page > 0 ? [] : kindFacts(comparison.kinds, (kind) => thenAndNow(kind.before.cost, kind.after.cost)),
    notes: [
      ...input.credited.map((old) => creditedText(old, show)),
      ...(input.leftOut === 0
        ? []
        : [t`Not included: ${count(input.leftOut, 'invoice')} that Pax8 sends to companies directly.`]),
      ...unknownAmounts(before.unknown + after.unknown),
      ...unreadableRows(input.unreadable),
      ...nightlyNote(input, show),
    ],
    more: [
      input.invoices.length > 6
        ? t`Compared: ${input.invoices
            .map((invoice) => invoiceName(invoice, show))
            .slice(0, 6)
            .join(', ')} and more.`
        : t`Compared: ${input.invoices
            .map((invoice) => invoiceName(invoice, show))
            .slice(0, 6)
            .join(', ')}.`,
      sidesNote(),
    ],
    pages: shown.pages,
    suggestions: [
      {
        title: t`Open ${periodText(months.after)}`,
        say: `invoice of ${months.after}${company === null ? '' : ` for ${company.name}`}`,
      },
      { title: t`Next draft`, say: company === null ? 'draft' : `draft ${company.name}` },
      ...asFile(csv && differ > 0, say),
    ],
  });
};

/** Says from when the nightly history can explain differences, when that is not the whole time. */
const nightlyNote = ({ nightly, span }: CompareInput, show: Show): string[] =>
  nightly === null || nightly.since <= span.from
    ? []
    : [
        t`The nightly history begins on ${date(nightly.since, show)}. What changed before was not seen by it.`,
      ];

/** Keeps an amount together with its sign when the line breaks. */
const wordJoiner = '\u2060';

/** "$1,200.00 → $1,266.00, +$66.00", one part per currency. */
const thenAndNow = (before: readonly Money[], after: readonly Money[]): string => {
  const sums = changesIn(before, after);
  if (sums.length === 0) return t`unknown`;
  return sums
    .map((sum) =>
      Number(sum.by.amount) === 0
        ? t`${money(sum.after)}, the same`
        : `${money(sum.before)} → ${money(sum.after)}, ${delta(sum.by)}`,
    )
    .join('; ')
    .replaceAll('−', `−${wordJoiner}`);
};

/** Tax and fees, where there are any. */
const addedFacts = (before: Sides, after: Sides): Fact[] =>
  (
    [
      [t`Tax`, 'tax'],
      [t`Billing fees`, 'fee'],
    ] as const
  ).flatMap(([label, side]) =>
    [...before[side], ...after[side]].every(({ amount }) => Number(amount) === 0)
      ? []
      : [{ label, value: thenAndNow(before[side], after[side]) }],
  );

/** The text beside the title: how much cost, tax and fees differ. */
const costWord = (before: Sides, after: Sides): string => {
  const all = ({ cost, tax, fee }: Sides) => together(cost, tax, fee);
  const changed = changesIn(all(before), all(after)).filter(({ by }) => Number(by.amount) !== 0);
  return changed.length === 0 ? t`No difference` : changed.map(({ by }) => delta(by)).join(t` and `);
};

type Rows = Readonly<{
  rows: readonly InvoiceDifference[];
  forOneCompany: boolean;
  known: (row: InvoiceDifference) => readonly AppliedChange[];
  seen: (row: InvoiceDifference) => readonly KeptStep[];
}>;

const section = (heading: string, { rows, forOneCompany, known, seen }: Rows, show: Show): Section => ({
  heading,
  figures: [],
  rows: rows.map((row) => ({
    name: forOneCompany
      ? itemName(row, row.kind)
      : `${companyText(row.company)} · ${itemName(row, row.kind)}`,
    lines: [differenceText(row, show), ...reasonLines(row, known(row), seen(row), show)],
    figures: [changeText(row.costBy), changeText(row.priceBy)],
  })),
});

const changeText = (change: Money | null): string => (change === null ? t`unknown` : delta(change));
