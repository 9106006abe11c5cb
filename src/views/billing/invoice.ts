import type { Invoice, InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, dateAndRelative } from '../kit/format.ts';
import type { View } from '../kit/plan.ts';
import { invoiceLayout, itemsPage } from './invoice-items.ts';
import {
  creditedText,
  dateOf,
  invoiceMoney,
  sayInvoice,
  sidesNote,
  statusColour,
  statusWord,
  sumsText,
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

export const invoiceCard: View<InvoiceInput> = (input, show) => {
  const { invoice, own, company, items, unreadable, replaced, page } = input;
  const say = sayInvoice(invoice, company?.name ?? null);
  const listed = itemsPage(items, { page, say, one: company !== null || own !== null, unreadable });
  const whose = company?.name ?? own;
  const title = `Invoice · ${dateOf(invoice, show)}${whose === null ? '' : ` · ${escapeText(whose, 60)}`}`;
  const of = company !== null || own !== null ? '' : ` of ${count(listed.companies, 'company', 'companies')}`;
  return invoiceLayout({
    title,
    state: statusWord(invoice),
    colour: statusColour(invoice, show),
    speak: plainText(
      `Invoice of ${dateOf(invoice, show)}, ${invoice.status ?? 'status unknown'}, ${invoiceMoney(invoice.total, invoice)}`,
      160,
    ),
    sentence: [`${count(items.length, 'item')}${of}`, listed.range, referenceTo(invoice.id)]
      .filter((part) => part !== '')
      .join(' · '),
    facts: [
      { label: company === null ? 'Amount' : 'Whole invoice', value: invoiceMoney(invoice.total, invoice) },
      { label: 'Still to pay', value: invoiceMoney(invoice.balance, invoice) },
      ...(invoice.carriedBalance === null || invoice.carriedBalance === 0
        ? []
        : [{ label: 'Carried', value: `${invoiceMoney(invoice.carriedBalance, invoice)} from before` }]),
      { label: 'Due', value: invoice.due === null ? 'unknown' : dateAndRelative(invoice.due, show) },
      { label: 'Partner cost', value: sumsText(listed.sums.cost) },
      { label: 'Price', value: sumsText(listed.sums.price) },
    ],
    sections: listed.sections,
    kindsTitle: 'By kind',
    kinds: listed.kinds,
    notes: [
      ...replaced.map((old) => creditedText(old, show)),
      ...(items.length === 0 ? ['Pax8 lists no items on it.'] : []),
      ...listed.notes,
      sidesNote,
    ],
    pages: listed.pages,
    suggestions: [
      ...(input.csv ? [{ title: 'CSV', say: `${say} csv` }] : []),
      { title: 'All invoices', say: company === null ? 'invoices' : `invoices ${company.name}` },
    ],
  });
};
