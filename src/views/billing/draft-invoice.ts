import type { InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { asFile, inPages } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { invoiceLayout, itemsPage } from './invoice-items.ts';
import { byPax8Facts, sidesNote, sidesText, sumsText } from './invoice-words.ts';

export type DraftInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  /** "December 2026". */
  month: string;
  items: readonly InvoiceItem[];
  unreadable: number;
  /** The sentence that shows this draft again. */
  say: string;
  csv: boolean;
  page: number;
}>;

/** As Pax8's document says: draft items are not an invoice, and leave out what is billed in arrears. */
const notFinal = (): string =>
  t`This is a draft. Pax8 generates the invoice on the 5th of the month, and it may differ. The draft leaves out usage billed afterwards and uses today’s taxes.`;

export const draftInvoiceCard = (input: DraftInput): Plan => inPages((size) => draftPage(input, size));

const draftPage = (input: DraftInput, size: number): Plan => {
  const { company, month, items, unreadable, say, page } = input;
  const title = t`Draft invoice · ${month}${company === null ? '' : ` · ${escapeText(company.name, 60)}`}`;
  if (items.length === 0)
    return noticeCard({
      title: t`Draft invoice · ${month}${company === null ? '' : ` · ${plainText(company.name, 60)}`}`,
      tone: unreadable > 0 ? 'warning' : 'neutral',
      text:
        unreadable > 0 ? t`The bot could not read Pax8’s answer.` : t`Pax8 has no items for this draft yet.`,
      details: [notFinal()],
      suggestions: [{ title: t`Last invoice`, say: 'last invoice' }],
    });
  const listed = itemsPage(items, { page, say, size, forOneCompany: company !== null, unreadable });
  const of = company !== null ? '' : t` of ${count(listed.companies, 'company', 'companies')}`;
  return invoiceLayout({
    title,
    state: t`Draft`,
    colour: 'Accent',
    speak: plainText(
      t`Draft invoice of ${month}: ${count(items.length, 'item')}, ${sumsText(listed.sums.cost)}`,
      160,
    ),
    sentence: sidesText(listed.sums),
    facts: byPax8Facts(listed.sums),
    found: [`${count(items.length, 'item')}${of}`, listed.range].filter((part) => part !== '').join(' · '),
    sections: listed.sections,
    kindsTitle: t`By kind`,
    kinds: listed.kinds,
    notes: [notFinal(), ...listed.notes],
    more: [sidesNote()],
    pages: listed.pages,
    suggestions: [
      ...asFile(input.csv, say),
      { title: t`Last invoice`, say: company === null ? 'last invoice' : `last invoice for ${company.name}` },
    ],
  });
};

export type DraftRefused = Readonly<{ status: number; text: string | null; company: Company | null }>;

/** Pax8 computes the draft on request, which may take too long, or match no month. */
export const draftRefusedCard = ({ status, text, company }: DraftRefused): Plan =>
  noticeCard({
    title: t`No draft invoice`,
    tone: 'warning',
    text:
      status === 408
        ? company === null
          ? t`Pax8 took too long to prepare the draft for all companies. Ask for one company, or try again in a few minutes.`
          : t`Pax8 took too long to prepare this draft. Try again in a few minutes.`
        : t`Pax8 makes drafts only for this month and the next, and refused this one. Try again after the 5th.`,
    details: text === null ? [] : [t`Pax8 said: ${text}`],
    suggestions: [{ title: t`Last invoice`, say: 'last invoice' }],
  });
