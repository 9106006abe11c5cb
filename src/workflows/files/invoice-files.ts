import { invoiceCsvHead, invoiceCsvLine, itemCsvHead, itemCsvLine } from '../../core/billing/invoice-csv.ts';
import { narrowInvoices } from '../../core/billing/narrow-invoices.ts';
import type { InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Rows } from '../../core/marketplace/records.ts';
import type { Narrowing } from '../../core/portfolio/narrow.ts';
import type { CsvRow } from '../../core/words/csv.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { companyNames, readDraft, readInvoices, readItems } from '../billing/read-invoices.ts';
import { companyInTitle, type FileMaker, forInvoices, inPieces } from './file.ts';

/** The invoices of a period; null means all companies, or any status. */
export type InvoicesOrder = Readonly<{
  companyId: string | null;
  from: number;
  to: number;
  status: string | null;
  narrowing: Narrowing;
}>;
/** The items of one invoice, all or only those of one company. */
export type InvoiceOrder = Readonly<{ invoiceId: string; companyId: string | null }>;
export type DraftOrder = Readonly<{ companyId: string | null; monthOffset: 0 | 1 }>;

/** These files are read from Pax8 when they are fetched. */
export const invoicesFile: FileMaker<InvoicesOrder> = {
  mayHave: forInvoices,
  make: (context, _person, order) => ({
    title: { kind: 'invoices', of: [companyInTitle(context, order.companyId)] },
    async *rows() {
      yield [invoiceCsvHead];
      const { rows, unreadable } = await readInvoices(context, order);
      yield companyNames(context, narrowInvoices(rows, order.narrowing).rows).map(invoiceCsvLine);
      yield unreadableCsvLines(unreadable);
    },
  }),
};

export const invoiceFile: FileMaker<InvoiceOrder> = {
  mayHave: forInvoices,
  make: (context, _person, { invoiceId, companyId }) => ({
    title: { kind: 'invoice', of: [invoiceId.slice(0, 8), companyInTitle(context, companyId)] },
    async *rows() {
      yield [itemCsvHead];
      const invoice = await context.marketplace.invoice(invoiceId, 'person');
      if (invoice !== null) yield* linesOf(await readItems(context, invoice, companyId));
    },
  }),
};

export const draftFile: FileMaker<DraftOrder> = {
  mayHave: forInvoices,
  make: (context, _person, { companyId, monthOffset }) => ({
    title: { kind: 'draft-invoice', of: [companyInTitle(context, companyId)] },
    async *rows() {
      yield [itemCsvHead];
      yield* linesOf(await readDraft(context, { companyId, monthOffset }));
    },
  }),
};

function* linesOf({ rows, unreadable }: Rows<InvoiceItem>): Iterable<readonly CsvRow[]> {
  yield* inPieces(rows, (item) => [itemCsvLine(item)]);
  yield unreadableCsvLines(unreadable);
}
