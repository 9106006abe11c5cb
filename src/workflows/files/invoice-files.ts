import { invoiceCsvHead, invoiceCsvLine, itemCsvHead, itemCsvLine } from '../../core/billing/invoice-csv.ts';
import type { InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Rows } from '../../core/marketplace/records.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { unreadableCsvLine } from '../../views/kit/csv-ends.ts';
import { companyNames, readDraft, readInvoices, readItems } from '../billing/read-invoices.ts';
import { type Context, roleIn } from '../context.ts';
import { dated, type FileMaker } from './file.ts';

/** The invoices of a period; null means all companies, or any status. */
export type InvoicesOrder = Readonly<{
  companyId: string | null;
  from: number;
  to: number;
  status: string | null;
}>;
/** The items of one invoice, all or only those of one company. */
export type InvoiceOrder = Readonly<{ invoiceId: string; companyId: string | null }>;
export type DraftOrder = Readonly<{ companyId: string | null; monthOffset: 0 | 1 }>;

const batch = 500;

const isViewer = async (context: Context, person: Person): Promise<boolean> =>
  includes((await roleIn(context, person)).role, 'viewer');

/** These files are read from Pax8 when they are fetched. */
export const invoicesFile: FileMaker<InvoicesOrder> = {
  mayHave: isViewer,
  make: (context, _person, order) => ({
    name: dated('invoices', context.now()),
    async *pieces() {
      yield invoiceCsvHead;
      const { rows, unreadable } = await readInvoices(context, order);
      yield companyNames(context, rows).map(invoiceCsvLine).join('');
      yield unreadableCsvLine(unreadable);
    },
  }),
};

export const invoiceFile: FileMaker<InvoiceOrder> = {
  mayHave: isViewer,
  make: (context, _person, { invoiceId, companyId }) => ({
    name: dated(`invoice-${invoiceId.replace(/[^0-9a-z]/gi, '').slice(0, 8)}`, context.now()),
    async *pieces() {
      yield itemCsvHead;
      const invoice = await context.marketplace.invoice(invoiceId, 'person');
      if (invoice !== null) yield* linesOf(await readItems(context, invoice, companyId));
    },
  }),
};

export const draftFile: FileMaker<DraftOrder> = {
  mayHave: isViewer,
  make: (context, _person, { companyId, monthOffset }) => ({
    name: dated('draft-invoice', context.now()),
    async *pieces() {
      yield itemCsvHead;
      yield* linesOf(await readDraft(context, { companyId, monthOffset }));
    },
  }),
};

function* linesOf({ rows, unreadable }: Rows<InvoiceItem>): Iterable<string> {
  for (let from = 0; from < rows.length; from += batch)
    yield rows
      .slice(from, from + batch)
      .map(itemCsvLine)
      .join('');
  yield unreadableCsvLine(unreadable);
}
