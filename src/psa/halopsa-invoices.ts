import { z } from 'zod';
import type { PsaLine, PsaName } from '../core/mapped/psa-lines.ts';
import type { Psa } from '../core/ports/psa.ts';
import { type HaloLogin, haloApi, haloSystem as system } from '../remote/halo.ts';
import { type Patience, type Pause, patient } from '../remote/patient.ts';
import { createRemote, RemoteFailure } from '../remote/remote.ts';
import { psaLimits } from './limits.ts';
import { currencyOf, monthsBetween } from './money.ts';

export type HalopsaInvoicesOptions = HaloLogin &
  Readonly<{ url: string; currency: string | null; pause?: Pause }>;

const kind = 'halopsa';
/** A line has about 3.5 kB, and an invoice dozens of lines. */
const pageSize = 25;
/**
 * Halo's own hosting allows 300 to 500 calls in five minutes, then answers 429 for half a minute or more.
 * https://github.com/homotechsual/HaloAPI/issues/31
 */
const patience: Patience = { tries: 8, usualMs: 30_000, longestMs: 300_000 };

const number = z.number().nullish();
const flag = z.boolean().nullish();
const text = z.string().nullish();

/**
 * A line of a recurring invoice: `InvoiceDetail` of Halo's API. `qty_order` is what would be billed now, even when Halo
 * counts it itself (`recurring_invoice_quantity_type` other than 0).
 */
const line = z.looseObject({
  id: z.int(),
  /** The item; 0 or less for a line that is only text. */
  _itemid: number,
  ...{ item_code: text, item_shortdescription: text },
  ...{ qty_order: number, unit_price: number, discount: number, discount_perc: number },
  ...{ startdate: text, enddate: text },
  ...{ isinactive: flag, onetimecharge: flag, isgroupdesc: flag, is_meter: flag },
  ...{ recurring_invoice_quantity_type: number, consumption_line_type: number },
});
type Line = z.infer<typeof line>;

/** `InvoiceHeader`. Recurring invoices have negative ids. */
const invoice = z.looseObject({
  id: z.int(),
  ...{ client_id: z.int(), client_name: text },
  /** The currency's sign, "$", which is ambiguous. `currency_code` is an id of Halo's, different for each currency. */
  ...{ currency: text, currency_code: z.int().nullish() },
  /** What the next invoice is for: the first and the last day. */
  ...{ period_start_date: text, period_end_date: text },
  ...{ notes_1: text, invoice_display: text },
  disabled: flag,
  schedule: z.looseObject({ disabled: flag, startdate: text, end_date: text }).nullish(),
  lines: z.array(z.unknown()).nullish(),
});
type Invoice = z.infer<typeof invoice>;
const page = z.looseObject({ record_count: z.int(), invoices: z.array(z.unknown()) });

const day = 86_400_000;
/** Halo writes the year 1899 for a missing date. */
const instantOf = (written: string | null | undefined): number | null => {
  const at =
    written == null ? Number.NaN : Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(written) ? written : `${written}Z`);
  return Number.isNaN(at) || at < 0 ? null : at;
};
/** The end date is the last billed day. */
const endOf = (written: string | null | undefined): number | null => {
  const at = instantOf(written);
  return at === null ? null : at + day;
};
const later = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

const isRecurring = (row: Line): boolean =>
  row.isinactive !== true && row.onetimecharge !== true && row.isgroupdesc !== true;

const isCounted = ({ recurring_invoice_quantity_type: by }: Line): boolean => (by ?? 0) !== 0;
const isByUse = ({ is_meter, consumption_line_type }: Line): boolean =>
  is_meter === true || (consumption_line_type ?? 0) !== 0;
const hasDiscount = ({ discount, discount_perc }: Line): boolean =>
  (discount ?? 0) !== 0 || (discount_perc ?? 0) !== 0;

const itemOf = ({ _itemid }: Line): string | null =>
  _itemid == null || _itemid <= 0 ? null : String(_itemid);

const signOf = ({ currency }: Invoice): string => currency?.trim() ?? '';

/** The currency of an invoice: unknown when one sign stands for several of Halo's currencies ("$" for USD and AUD). */
const currenciesOf = (all: readonly Invoice[], own: string | null) => {
  const bySign = Map.groupBy(all, signOf);
  return (of: Invoice): string | null => {
    const sign = signOf(of);
    const named = currencyOf(sign, own);
    const codes = new Set((bySign.get(sign) ?? []).flatMap(({ currency_code }) => currency_code ?? []));
    return named === sign || codes.size <= 1 ? named : null;
  };
};

const lineOf = (of: Invoice, currency: string | null, row: Line): PsaLine => ({
  id: String(row.id),
  companyId: String(of.client_id),
  productId: itemOf(row),
  agreement: of.invoice_display ?? of.notes_1 ?? String(of.id),
  quantity: isByUse(row) ? null : (row.qty_order ?? null),
  unitPrice: hasDiscount(row) ? null : (row.unit_price ?? null),
  currency,
  months: monthsBetween(instantOf(of.period_start_date), instantOf(of.period_end_date)),
  from: later(instantOf(of.schedule?.startdate), instantOf(row.startdate)),
  until: earlier(endOf(of.schedule?.end_date), endOf(row.enddate)),
  billed: true,
});

const nameOf = (id: string, { item_code, item_shortdescription }: Line): PsaName => {
  const [code, name] = [item_code || null, item_shortdescription || null];
  return { id, name: code ?? name ?? id, detail: code === null ? null : name };
};

const isOff = ({ disabled, schedule }: Invoice): boolean => disabled === true || schedule?.disabled === true;

const cutShort = (): RemoteFailure => {
  const reason = { kind: 'list-cut-short', system } as const;
  return new RemoteFailure({ kind: 'later', reason, down: false, retryAfterMs: null });
};

/**
 * HaloPSA's recurring invoices and lines, read-only, with the right read:invoices. Paths as in
 * https://halopsa.com/apidoc/, fields as in a real answer:
 * https://github.com/jakesiney/HaloPSA-Update-Invoice-Lines/blob/main/json-example.json
 */
export const halopsaInvoices = (
  options: HalopsaInvoicesOptions,
): Psa & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now, psaLimits);
  const api = haloApi(remote, options, 'read:invoices');
  const get = <T>(path: string, query: Readonly<Record<string, string>>, shape: z.ZodType<T>) =>
    api({ method: 'GET', path: `${path}?${new URLSearchParams(query)}`, headers: {} }, shape);

  return {
    ...{ kind, system, ownCurrency: options.currency },
    read: async (stopping) => {
      const again = patient(stopping, options.pause, patience);
      let unreadable = 0;
      const readable = <T>(rows: readonly unknown[], shape: z.ZodType<T>): T[] =>
        rows.flatMap((row) => {
          const read = shape.safeParse(row);
          if (read.success) return [read.data];
          unreadable += 1;
          return [];
        });
      /** By id, since rows may move between pages meanwhile: then fewer are seen than counted. */
      const all = async (): Promise<Invoice[]> => {
        const found = new Map<number, Invoice>();
        const order = { order: 'id', includelines: 'true' };
        let lost = 0;
        for (let number = 1; ; number += 1) {
          const query = { pageinate: 'true', page_size: String(pageSize), page_no: String(number), ...order };
          const part = await again(() => get('/RecurringInvoice', query, page));
          const read = readable(part.invoices, invoice);
          lost += part.invoices.length - read.length;
          const before = found.size;
          for (const row of read) found.set(row.id, row);
          if (found.size + lost >= part.record_count) return [...found.values()];
          // A page that brings nothing new would be the last one over and over.
          if (found.size === before && read.length === part.invoices.length) throw cutShort();
        }
      };
      /** The list may lack the lines and Halo's own counts: then the invoice itself is read. */
      const linesOf = async (of: Invoice): Promise<readonly Line[]> => {
        const listed = (of.lines ?? []).map((row) => line.safeParse(row).data);
        const isWhole =
          of.lines != null && !listed.some((row) => row !== undefined && isRecurring(row) && isCounted(row));
        if (isWhole) return readable(of.lines ?? [], line);
        const query = { includedetails: 'true' };
        const whole = await again(() => get(`/RecurringInvoice/${of.id}`, query, invoice));
        if (whole.lines == null) unreadable += 1;
        return readable(whole.lines ?? [], line);
      };
      const companies = new Map<string, PsaName>();
      const products = new Map<string, PsaName>();
      const lines: PsaLine[] = [];
      const invoices = await all();
      const currencyFor = currenciesOf(invoices, options.currency);
      for (const header of invoices.filter((each) => !isOff(each))) {
        const companyId = String(header.client_id);
        companies.set(companyId, { id: companyId, name: header.client_name ?? companyId, detail: null });
        for (const row of (await linesOf(header)).filter(isRecurring)) {
          lines.push(lineOf(header, currencyFor(header), row));
          const id = itemOf(row);
          if (id !== null && !products.has(id)) products.set(id, nameOf(id, row));
        }
      }
      return {
        ...{ kind, system, lines, unreadable },
        ...{ companies: [...companies.values()], products: [...products.values()] },
      };
    },
    end: remote.close,
    cut: remote.cut,
  };
};
