import type { Invoice, InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, dateAndRelative } from '../kit/format.ts';
import type { View } from '../kit/plan.ts';
import { invoiceCard, itemsPage } from './invoice-items.ts';
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
  /** Of a company's own invoice, its name; null: the partner's, over all companies. */
  own: string | null;
  /** Only what this company has of it; null: all of it. */
  company: Company | null;
  items: readonly InvoiceItem[];
  unreadable: number;
  /** Invoices of the same month that were credited or voided. */
  replaced: readonly Invoice[];
  /** Whether a file can be had here. */
  csv: boolean;
  page: number;
}>;

export const invoice: View<InvoiceInput> = (input, show) => {
  const { invoice: one, own, company, items, unreadable, replaced, page } = input;
  const say = sayInvoice(one, company?.name ?? null);
  const listed = itemsPage(items, { page, say, one: company !== null || own !== null, unreadable });
  const whose = company?.name ?? own;
  const title = `Invoice · ${dateOf(one, show)}${whose === null ? '' : ` · ${escapeText(whose, 60)}`}`;
  const of = company !== null || own !== null ? '' : ` of ${count(listed.companies, 'company', 'companies')}`;
  return invoiceCard({
    title,
    state: statusWord(one),
    colour: statusColour(one, show),
    speak: plainText(
      `Invoice of ${dateOf(one, show)}, ${one.status ?? 'status unknown'}, ${invoiceMoney(one.total, one)}`,
      160,
    ),
    sentence: [`${count(items.length, 'item')}${of}`, listed.range, referenceTo(one.id)]
      .filter((part) => part !== '')
      .join(' · '),
    facts: [
      { label: company === null ? 'Amount' : 'Whole invoice', value: invoiceMoney(one.total, one) },
      { label: 'Still to pay', value: invoiceMoney(one.balance, one) },
      ...(one.carriedBalance === null || one.carriedBalance === 0
        ? []
        : [{ label: 'Carried', value: `${invoiceMoney(one.carriedBalance, one)} from before` }]),
      { label: 'Due', value: one.due === null ? 'unknown' : dateAndRelative(one.due, show) },
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
