import type { DraftFilter, Invoice, InvoiceFilter, InvoiceItem } from '../core/marketplace/invoices.ts';
import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { Client } from './client.ts';
import { readAllPages } from './pages.ts';
import { readOne } from './read-one.ts';
import { reading, withId, withQuery } from './routes.ts';
import { readInvoice, readInvoiceItem } from './wire-invoices.ts';

const recordPath = '/invoices/{id}';

export const invoices = (
  client: Client,
  concurrency: number,
  { from, to, ...filter }: InvoiceFilter,
  urgency: Urgency,
): Promise<Rows<Invoice>> => {
  const query = { ...filter, invoiceDateRangeStart: from, invoiceDateRangeEnd: to };
  const call = withQuery(reading('/invoices'), query);
  return readAllPages({ client, call, urgency, concurrency, read: readInvoice });
};

export const invoice = (client: Client, id: string, urgency: Urgency): Promise<Invoice | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readInvoice);

export const invoiceItems = async (
  client: Client,
  concurrency: number,
  id: string,
  urgency: Urgency,
): Promise<Rows<InvoiceItem>> =>
  readAllPages({
    client,
    call: withId('GET', `${recordPath}/items`, id),
    urgency,
    concurrency,
    read: readInvoiceItem,
  });

export const draftItems = (
  client: Client,
  concurrency: number,
  { monthOffset, companyId }: DraftFilter,
  urgency: Urgency,
): Promise<Rows<InvoiceItem>> =>
  readAllPages({
    client,
    call: withQuery(reading('/invoices/draftItems'), { monthOffset, companyId }),
    urgency,
    concurrency,
    read: readInvoiceItem,
  });
