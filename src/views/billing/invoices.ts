import {
  amountsOf,
  billedSums,
  isCarried,
  stillBills,
  toPaySums,
} from '../../core/billing/invoice-balance.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { sameWord } from '../../core/words/spelling.ts';
import { asFile, inPages, pageOf, referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, dateAndRelative, money, type Show } from '../kit/format.ts';
import { list, sumName, unreadableRows } from '../kit/list.ts';
import { type Narrowed, narrowedDetail, narrowedNotes, narrowedParts } from '../kit/narrowed.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { forText, periodText } from '../kit/period-text.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import {
  balanceNotes,
  dateOf,
  invoiceMoney,
  invoiceName,
  notAPeriod,
  sayInvoice,
  statusColour,
  statusWord,
} from './invoice-words.ts';

export type InvoicesInput = Readonly<{
  /** Null for all companies. */
  company: Company | null;
  status: string | null;
  /** "last 12 months". */
  period: string;
  unknownPeriod: string | null;
  /** Newest first, with the company's name for its own invoices. */
  rows: readonly Readonly<{ invoice: Invoice; company: string | null }>[];
  /** What the question narrowed them to. */
  narrowed: Narrowed;
  unreadable: number;
  csv: boolean;
  page: number;
  say: string;
}>;

export const invoicesCard: View<InvoicesInput> = (input, show) =>
  inPages((size) => invoicesPage(input, size, show));

const invoicesPage = (input: InvoicesInput, size: number, show: Show): Plan => {
  const { company, status, period, rows, unreadable, page, say } = input;
  if (rows.length === 0) return none(input);
  const shown = pageOf(rows, page, say, size);
  const billing = rows.map(({ invoice }) => invoice).filter(stillBills);
  const left = rows.length - billing.length;
  const carried = billing.some(
    (each) => isCarried(each) || (each.carriedBalance !== null && each.carriedBalance !== 0),
  );
  const found = `${count(rows.length, 'invoice')}${status === null ? '' : `, ${pax8Word(status).toLowerCase()}`}`;
  const first = shown.rows[0]?.invoice;
  return list({
    title: t`Invoices · ${company === null ? t`all companies` : escapeText(company.name)}`,
    speak: plainText(t`Invoices, ${periodText(period)}: ${found}`, 160),
    sentence: [
      sentenceCase(periodText(period)),
      ...narrowedParts(input.narrowed),
      escapeText(found, 80),
      toPay(billing, company),
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [
      { heading: t`Invoice`, caption: t`Amount · to pay`, rows: shown.rows.map((row) => rowOf(row, show)) },
    ],
    total: {
      name:
        billing.length < 2
          ? ''
          : sumName(left > 0 ? t`All ${billing.length} valid` : t`All ${rows.length}`, shown.range),
      figures: sumLines(billing),
    },
    notes: [
      ...notAPeriod(input.unknownPeriod, escapeText(periodText(period), 60)),
      ...narrowedNotes(input.narrowed, t`amount`),
      ...forAll(input),
      ...(left > 0
        ? [t`${count(left, 'void or credited invoice is', 'void or credited invoices are')} not in the sums.`]
        : []),
      ...(carried
        ? [t`What one invoice carries to the next counts once: in the sum, and in what is to pay.`]
        : []),
      ...shown.rows.flatMap(({ invoice }) =>
        balanceNotes(invoice, amountsOf(invoice)).map((note) => `${invoiceName(invoice, show)}: ${note}`),
      ),
      ...unknownTotals(billing),
      ...(company !== null && rows.some(({ invoice }) => invoice.companyId === null)
        ? [
            t`Amounts of invoices for all companies are the whole invoice. Open one to see this company’s part.`,
          ]
        : []),
      ...unreadableRows(unreadable),
    ],
    asOf: '',
    pages: shown.pages,
    suggestions: [
      ...(first === undefined
        ? []
        : [
            {
              title: t`Open ${dateOf(first, show)}`,
              say: sayInvoice(first, first.companyId === null ? (company?.name ?? null) : null),
            },
          ]),
      ...asFile(input.csv, say),
      { title: t`Compare`, say: 'compare invoice with last month' },
    ],
  });
};

/** Excluding a company does not remove it from the partner's own invoices, which cover all companies. */
const forAll = ({ narrowed, rows }: InvoicesInput): string[] =>
  narrowed.heeded.except !== undefined && rows.some(({ invoice }) => invoice.companyId === null)
    ? [t`Invoices for all companies are shown whole, with what is left out.`]
    : [];

const rowOf = ({ invoice, company }: InvoicesInput['rows'][number], show: Show) => {
  const { total, due } = invoice;
  const amounts = amountsOf(invoice);
  return {
    name: dateOf(invoice, show),
    lines: [
      [company === null ? t`all companies` : escapeText(company, 60), referenceTo(invoice.id)].join(' · '),
      ...(amounts.holdsCarried
        ? [t`${invoiceMoney(amounts.carried, invoice)} of it carried from before`]
        : []),
      ...(due === null || !sameWord(invoice.status, 'Unpaid') ? [] : [t`due ${dateAndRelative(due, show)}`]),
    ],
    loud: [{ text: statusWord(invoice), colour: statusColour(invoice, show) }],
    figures: [
      invoiceMoney(total, invoice),
      isCarried(invoice) ? t`carried` : invoiceMoney(amounts.toPay, invoice),
    ],
  };
};

const sumLines = (billing: readonly Invoice[]): string[] => {
  const sums = billedSums(billing);
  return sums.length === 0 ? [t`unknown`] : sums.map(money);
};

/** An invoice for all companies does not say what is to pay for one of them. */
const toPay = (billing: readonly Invoice[], company: InvoicesInput['company']): string => {
  const sums = toPaySums(billing).filter(({ amount }) => Number(amount) !== 0);
  const whole = company !== null && billing.some(({ companyId }) => companyId === null);
  return sums.length === 0
    ? ''
    : whole
      ? t`${sums.map(money).join(t` and `)} to pay for all companies`
      : t`${sums.map(money).join(t` and `)} to pay`;
};

const unknownTotals = (billing: readonly Invoice[]): string[] => {
  const unknown = billing.filter(({ total, currency }) => total === null || currency === null).length;
  return unknown === 0
    ? []
    : [
        unknown === 1
          ? t`${count(unknown, 'invoice has', 'invoices have')} an unknown amount or currency and is not in the sum.`
          : t`${count(unknown, 'invoice has', 'invoices have')} an unknown amount or currency and are not in the sum.`,
      ];
};

const sentenceCase = (text: string): string => {
  const clean = escapeText(text, 60);
  return clean.charAt(0).toUpperCase() + clean.slice(1);
};

/** " that fit: 500 to 1,000": that none fits does not mean that there are none. */
const fitting = (narrowed: InvoicesInput['narrowed']): string => {
  const parts = narrowedParts(narrowed);
  return parts.length === 0 ? '' : t` that fit: ${parts.join(', ')}`;
};

const noneText = (status: string | null, company: InvoicesInput['company'], when: string): string => {
  const word = pax8Word(status ?? '').toLowerCase();
  if (company === null)
    return status === null ? t`Pax8 has no invoices ${when}.` : t`Pax8 has no ${word} invoices ${when}.`;
  const name = plainText(company.name);
  return status === null
    ? t`Pax8 has no invoices of ${name} ${when}.`
    : t`Pax8 has no ${word} invoices of ${name} ${when}.`;
};

const none = ({ company, status, period, unknownPeriod, narrowed, unreadable }: InvoicesInput) =>
  noticeCard({
    title: t`Invoices`,
    tone: unreadable > 0 ? 'warning' : 'neutral',
    text: noneText(status, company, `${forText(period)}${fitting(narrowed)}`),
    details: [
      ...(unknownPeriod === null ? [] : [t`“${plainText(unknownPeriod, 60)}” is not a period I know.`]),
      ...narrowedDetail(narrowed, '', t`amount`),
      ...(company === null ? [] : [t`Pax8 bills most companies on the partner’s invoices.`]),
      ...unreadableRows(unreadable),
    ],
    suggestions: [
      ...(company === null
        ? []
        : [{ title: t`Its part of the last invoice`, say: `last invoice for ${company.name}` }]),
      { title: t`All invoices`, say: 'invoices' },
    ],
  });
