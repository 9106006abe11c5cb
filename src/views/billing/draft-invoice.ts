import type { InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { invoiceCard, itemsPage } from './invoice-items.ts';
import { sidesNote, sumsText } from './invoice-words.ts';

export type DraftInput = Readonly<{
  /** null: of all companies. */
  company: Company | null;
  /** "December 2026". */
  month: string;
  items: readonly InvoiceItem[];
  unreadable: number;
  /** The sentence that shows this very draft. */
  say: string;
  csv: boolean;
  page: number;
}>;

/** What Pax8's document says of draft items: they are no invoice, and leave out what is billed afterwards. */
const notFinal =
  'A draft, as of now: the invoice itself is generated on the 5th of the month and may differ. Usage that is billed afterwards is not in it, and taxes are as they stand today.';

export const draftInvoice = (input: DraftInput): Plan => {
  const { company, month, items, unreadable, say, page } = input;
  const title = `Draft invoice · ${month}${company === null ? '' : ` · ${escapeText(company.name, 60)}`}`;
  if (items.length === 0)
    return notice({
      title: `Draft invoice · ${month}${company === null ? '' : ` · ${plainText(company.name, 60)}`}`,
      tone: unreadable > 0 ? 'warning' : 'neutral',
      text: unreadable > 0 ? 'Nothing of Pax8’s answer could be read.' : 'Pax8 has no items for it yet.',
      details: [notFinal],
      suggestions: [{ title: 'Last invoice', say: 'last invoice' }],
    });
  const listed = itemsPage(items, { page, say, one: company !== null, unreadable });
  const of = company !== null ? '' : ` of ${count(listed.companies, 'company', 'companies')}`;
  return invoiceCard({
    title,
    state: 'Draft',
    colour: 'Accent',
    speak: plainText(
      `Draft invoice of ${month}: ${count(items.length, 'item')}, ${sumsText(listed.sums.cost)}`,
      160,
    ),
    sentence: [`${count(items.length, 'item')}${of}`, listed.range].filter((part) => part !== '').join(' · '),
    facts: [
      { label: 'Partner cost', value: sumsText(listed.sums.cost) },
      { label: 'Price', value: sumsText(listed.sums.price) },
    ],
    sections: listed.sections,
    kindsTitle: 'By kind',
    kinds: listed.kinds,
    notes: [notFinal, ...listed.notes, sidesNote],
    pages: listed.pages,
    suggestions: [
      ...(input.csv ? [{ title: 'CSV', say: `${say} csv` }] : []),
      { title: 'Last invoice', say: company === null ? 'last invoice' : `last invoice for ${company.name}` },
    ],
  });
};

export type DraftRefused = Readonly<{ status: number; text: string | null; company: Company | null }>;

/** Pax8 works the draft out when it is asked for: that may take too long, or fit no month. */
export const draftRefused = ({ status, text, company }: DraftRefused): Plan =>
  notice({
    title: 'No draft invoice',
    tone: 'warning',
    text:
      status === 408
        ? company === null
          ? 'Pax8 took too long to work out the draft of all companies. Ask for one company, or again in a few minutes.'
          : 'Pax8 took too long to work out this draft. Ask again in a few minutes.'
        : 'Pax8 makes drafts for this month and the next only, and takes neither at the moment. Ask again after the 5th.',
    details: text === null ? [] : [`Pax8 says: ${text}`],
    suggestions: [{ title: 'Last invoice', say: 'last invoice' }],
  });
