import { amountsOf, type InvoiceAmounts } from '../../core/billing/invoice-balance.ts';
import { checkLines } from '../../core/billing/invoice-check.ts';
import type { Sides } from '../../core/billing/invoice-sums.ts';
import type { Invoice, InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { asFile, inPages } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, money, type Show } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Fact, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { invoiceLayout, itemsPage } from './invoice-items.ts';
import {
  balanceNotes,
  byPax8Facts,
  creditedText,
  dateOf,
  invoiceMoney,
  sayInvoice,
  sidesNote,
  sidesText,
  statusColour,
  statusWord,
  sumFacts,
  toPayText,
} from './invoice-words.ts';

export type InvoiceInput = Readonly<{
  invoice: Invoice;
  /** The company's name if it is its own invoice; null for the partner's, which covers all companies. */
  own: string | null;
  /** Show only this company's part; null shows all. */
  company: Company | null;
  items: readonly InvoiceItem[];
  unreadable: number;
  /** The invoices of the same month that were credited or voided. */
  replaced: readonly Invoice[];
  /** Whether it is available as a file. */
  csv: boolean;
  page: number;
}>;

export const invoiceCard: View<InvoiceInput> = (input, show) =>
  inPages((size) => invoicePage(input, size, show));

const invoicePage = (input: InvoiceInput, size: number, show: Show): Plan => {
  const { invoice, own, company, items, unreadable, replaced, page } = input;
  const say = sayInvoice(invoice, company?.name ?? null);
  const listed = itemsPage(items, {
    page,
    say,
    size,
    forOneCompany: company !== null || own !== null,
    unreadable,
  });
  const amounts = amountsOf(invoice);
  const whose = company?.name ?? own;
  const title = t`Invoice · ${dateOf(invoice, show)}${whose === null ? '' : ` · ${escapeText(whose, 60)}`}`;
  const of =
    company !== null || own !== null ? '' : t` of ${count(listed.companies, 'company', 'companies')}`;
  return invoiceLayout({
    title,
    state: statusWord(invoice),
    colour: statusColour(invoice, show),
    speak: plainText(
      t`Invoice of ${dateOf(invoice, show)}, ${invoice.status === null ? t`status unknown` : pax8Word(invoice.status)}, ${invoiceMoney(invoice.total, invoice)}`,
      160,
    ),
    sentence: company === null ? toPayText(invoice, amounts, show) : sidesText(listed.sums),
    facts: [
      { label: company === null ? t`Amount` : t`Whole invoice`, value: invoiceMoney(invoice.total, invoice) },
      ...carriedFacts(invoice, amounts),
      ...(company === null
        ? sumFacts(listed.sums)
        : [{ label: t`To pay`, value: toPayText(invoice, amounts, show) }, ...byPax8Facts(listed.sums)]),
    ],
    found: [`${count(items.length, 'item')}${of}`, listed.range].filter((part) => part !== '').join(' · '),
    sections: listed.sections,
    kindsTitle: t`By kind`,
    kinds: listed.kinds,
    notes: [
      ...replaced.map((old) => creditedText(old, show)),
      ...(items.length === 0 ? [t`Pax8 lists no items on it.`] : []),
      ...balanceNotes(invoice, amounts),
      ...(company === null && items.length > 0 ? linesNote(invoice, listed.sums) : []),
      ...listed.notes,
    ],
    more: [sidesNote(), t`To see it again, say: ${escapeText(say, 160)}`],
    pages: listed.pages,
    suggestions: [
      ...asFile(input.csv, say),
      { title: t`All invoices`, say: company === null ? 'invoices' : `invoices ${company.name}` },
    ],
  });
};

/** What the amount includes from earlier invoices, and what this one adds. */
const carriedFacts = (invoice: Invoice, { carried, own, holdsCarried }: InvoiceAmounts): Fact[] => {
  if (carried === null || Number(carried) === 0) return [];
  const amount = invoiceMoney(carried, invoice);
  return holdsCarried
    ? [
        { label: t`Carried`, value: t`${amount} from before, in the amount` },
        { label: t`This invoice`, value: invoiceMoney(own, invoice) },
      ]
    : [{ label: t`Carried`, value: t`${amount}, not in the amount` }];
};

/** Whether the lines add up to what the invoice bills. */
const linesNote = (invoice: Invoice, sums: Sides): string[] => {
  const check = checkLines(invoice, sums);
  const missing =
    sums.dueUnknown === 0
      ? []
      : [t`${count(sums.dueUnknown, 'item has', 'items have')} no amount due at Pax8.`];
  switch (check.kind) {
    case 'same':
      return missing;
    case 'tax-on-top':
      return [t`The lines come to the amount with their tax of ${money(check.tax)}.`, ...missing];
    case 'differ':
      return [
        Number(check.by.amount) < 0
          ? t`The lines come to ${money(check.lines)}, ${money({ ...check.by, amount: check.by.amount.replace('-', '') })} less than the ${money(check.amount)} that this invoice bills.`
          : t`The lines come to ${money(check.lines)}, ${money({ ...check.by, amount: check.by.amount.replace('-', '') })} more than the ${money(check.amount)} that this invoice bills.`,
        ...missing,
      ];
    case 'unknown':
      return [t`Whether the lines come to the amount is not known.`, ...missing];
  }
};
