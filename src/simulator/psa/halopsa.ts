import { type PsaAnswer, type PsaCall, servePsa } from './serve.ts';

/** A line of a recurring invoice, as Halo's API shows it (`InvoiceDetail`), without the fields that nobody reads. */
export type HaloLine = Readonly<{
  id: number;
  _itemid: number;
  item_code: string;
  item_shortdescription: string;
  qty_order: number;
  unit_price: number;
  discount_perc: number;
  startdate?: string;
  enddate?: string;
  isinactive: boolean;
  onetimecharge: boolean;
  isgroupdesc: boolean;
  is_meter: boolean;
  /** 0: by hand; else Halo counts licences, users or assets. */
  recurring_invoice_quantity_type: number;
  consumption_line_type: number;
}>;

/** `InvoiceHeader`; its id is below nothing. */
export type HaloInvoice = Readonly<{
  id: number;
  client_id: number;
  client_name: string;
  currency: string;
  currency_code: number;
  /** What the next one is for; Halo writes the year 1899 for no date. */
  period_start_date?: string;
  period_end_date?: string;
  invoice_display: string;
  disabled: boolean;
  schedule?: Readonly<{ disabled: boolean; startdate?: string; end_date?: string }>;
  lines: readonly HaloLine[];
}>;

type Settings = {
  invoices: readonly HaloInvoice[];
  /** What the application may do; a token for anything else is refused. */
  rights: readonly string[];
  /** The next calls, this many, are answered with 429. Halo does not say how long to wait. */
  busy: number;
  /** All calls are answered with this status. */
  refuse: number | null;
  /** Tokens that were given before no longer hold. */
  withdrawn: boolean;
  /** The list counts this many more than it shows. */
  uncounted: number;
  /** A page beyond the last is the last again. */
  repeats: boolean;
  /** The next answer to a list ends in its middle. */
  cut: boolean;
  /** The list has no lines, whatever is asked for. */
  withoutLines: boolean;
  calls: string[];
};

const refused = (status: number, message: string): PsaAnswer => ({ status, body: { message } });

const token = (settings: Settings, { text }: PsaCall, given: Map<string, string>): PsaAnswer => {
  const form = new URLSearchParams(text);
  if (form.get('client_id') !== 'demo' || form.get('client_secret') !== 'demo')
    return { status: 400, body: { error: 'invalid_client' } };
  const scope = form.get('scope') ?? '';
  // A scope that the application does not have is refused: https://github.com/refractionPOINT/documentation/pull/246
  if (scope !== 'all' && !settings.rights.includes(scope))
    return { status: 400, body: { error: 'invalid_scope' } };
  const name = `halo-${given.size + 1}`;
  given.set(name, scope);
  return { status: 200, body: { access_token: name, token_type: 'Bearer', expires_in: 3600, scope } };
};

/** `pageinate`, `page_size`, `page_no`: as https://halopsa.com/apidoc/ spells them. Without them, all. */
const pageOf = <T>(rows: readonly T[], query: URLSearchParams, repeats: boolean): readonly T[] => {
  if (query.get('pageinate') !== 'true') return rows;
  const size = Number(query.get('page_size') ?? 50);
  const page = Number(query.get('page_no') ?? 1);
  const last = repeats ? Math.max(1, Math.ceil(rows.length / size)) : page;
  return rows.slice((Math.min(page, last) - 1) * size, Math.min(page, last) * size);
};

const list = (settings: Settings, query: URLSearchParams): PsaAnswer => {
  const { invoices, uncounted, withoutLines, repeats } = settings;
  const sorted = invoices.toSorted((a, b) => a.id - b.id);
  const hasLines = query.get('includelines') === 'true' && !withoutLines;
  const rows = pageOf(sorted, query, repeats).map(({ lines, ...head }) =>
    hasLines ? { ...head, lines } : head,
  );
  const { cut } = settings;
  settings.cut = false;
  return {
    ...{ status: 200, cut },
    body: { page_no: 1, page_size: 25, record_count: invoices.length + uncounted, invoices: rows },
  };
};

const answerTo = (settings: Settings, given: Map<string, string>, call: PsaCall): PsaAnswer => {
  const { path, query, headers } = call;
  settings.calls.push(`${path}?${query}`);
  if (settings.refuse !== null) return refused(settings.refuse, 'Not allowed.');
  if (path === '/auth/token') {
    settings.withdrawn = false;
    return token(settings, call, given);
  }
  if (settings.busy > 0) {
    settings.busy -= 1;
    return refused(429, 'Rate Limit Reached - 300 Requests per rolling 5 minute window');
  }
  const scope = given.get(headers.authorization?.replace('Bearer ', '') ?? '');
  if (scope === undefined || settings.withdrawn) return { status: 401, body: {} };
  if (scope !== 'all' && scope !== 'read:invoices') return refused(403, 'You do not have permission.');
  if (path === '/api/RecurringInvoice') return list(settings, query);
  const [, id] = /^\/api\/RecurringInvoice\/(-?\d+)$/.exec(path) ?? [];
  const found = settings.invoices.find((each) => String(each.id) === id);
  return found === undefined ? { status: 404, body: {} } : { status: 200, body: found };
};

/** A pretend HaloPSA: its tokens, and its recurring invoices with their lines. */
export const startHalopsaSimulator = async (invoices: readonly HaloInvoice[], port = 0) => {
  const settings: Settings = {
    ...{ invoices, rights: ['read:invoices'], busy: 0, refuse: null, withdrawn: false },
    ...{ uncounted: 0, repeats: false, cut: false, withoutLines: false, calls: [] },
  };
  const given = new Map<string, string>();
  return { settings, ...(await servePsa((call) => answerTo(settings, given, call), port)) };
};
