import type { Invoice } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { referenceTo } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { plainText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { dateOf, invoiceMoney, sayInvoice } from './invoice-words.ts';

export type InvoiceChoices = Readonly<{
  /** What was looked for, in words: "of October 2026", "4711"; null for the newest. */
  asked: string | null;
  /** True when several fit; otherwise no number matches and these are the newest. */
  several: boolean;
  choices: readonly Readonly<{ invoice: Invoice; company: string | null }>[];
  /** The company whose part of the invoice is wanted. */
  part: Company | null;
  unreadable: number;
}>;

export const chooseInvoiceCard = (
  { asked, several, choices, part, unreadable }: InvoiceChoices,
  show: Show,
): Plan => {
  const words = asked === null ? t` of the last 12 months` : ` ${plainText(periodText(asked), 60)}`;
  if (choices.length === 0)
    return noticeCard({
      title: t`No such invoice`,
      tone: 'neutral',
      text: t`Pax8 has no invoice${words}.`,
      details: unreadableRows(unreadable),
      suggestions: [{ title: t`Invoices`, say: 'invoices' }],
    });
  return chooseCard({
    title: several ? t`Which invoice?` : t`No such invoice`,
    sentence: [
      several
        ? t`Several invoices match${asked === null ? '' : words}.`
        : t`Pax8 has no invoice with the number${words}. The newest:`,
      ...unreadableRows(unreadable),
    ].join(' '),
    choices: choices.map(({ invoice, company }) => ({
      label: `${dateOf(invoice, show)} · ${invoiceMoney(invoice.total, invoice)}`,
      detail: [
        company ?? t`all companies`,
        invoice.status === null ? t`status unknown` : pax8Word(invoice.status),
        referenceTo(invoice.id),
      ].join(' · '),
      say: sayInvoice(invoice, part?.name ?? null),
    })),
  });
};

/** The company has no item on the invoices that were searched. */
export const notOnInvoiceCard = (
  {
    company,
    invoices,
    unreadable,
  }: Readonly<{
    company: Company;
    invoices: readonly Invoice[];
    unreadable: number;
  }>,
  show: Show,
): Plan =>
  noticeCard({
    title: t`Invoice · ${plainText(company.name, 60)}`,
    tone: 'neutral',
    text:
      invoices.length === 1
        ? t`${plainText(company.name)} has nothing on the invoice dated ${[...new Set(invoices.map((invoice) => dateOf(invoice, show)))].slice(0, 6).join(', ')}.`
        : t`${plainText(company.name)} has nothing on the invoices dated ${[...new Set(invoices.map((invoice) => dateOf(invoice, show)))].slice(0, 6).join(', ')}.`,
    details: unreadableRows(unreadable),
    suggestions: [
      { title: t`Its invoices`, say: `invoices ${company.name}` },
      { title: t`All invoices`, say: 'invoices' },
    ],
  });

/** Asks which month is meant: a guess could show the wrong money. */
export const whichMonthCard = ({ unknownPeriod }: Readonly<{ unknownPeriod: string }>): Plan =>
  noticeCard({
    title: t`Which month?`,
    tone: 'neutral',
    text: t`“${plainText(unknownPeriod, 60)}” is not a period I know. Name a month, such as October or 2026-10.`,
    suggestions: [
      { title: t`Last invoice`, say: 'last invoice' },
      { title: t`Invoices`, say: 'invoices' },
    ],
  });

/** Why two months cannot be compared: one of them has no valid invoice. */
export const notComparableCard = (
  {
    month,
    credited,
    company,
  }: Readonly<{ month: string; credited: readonly Invoice[]; company: Company | null }>,
  show: Show,
): Plan =>
  noticeCard({
    title: t`Nothing to compare with`,
    tone: 'neutral',
    text:
      credited.length === 0
        ? t`Pax8 has no invoice of ${periodText(month)}.`
        : t`The invoice of ${credited.map((invoice) => dateOf(invoice, show))[0]} was credited or voided, and no other replaced it. So ${periodText(month)} has no invoice to compare.`,
    suggestions: [
      ...credited.slice(0, 1).map((invoice) => ({
        title: t`Open ${dateOf(invoice, show)}`,
        say: sayInvoice(invoice, company?.name ?? null),
      })),
      { title: t`Invoices`, say: 'invoices' },
    ],
  });
