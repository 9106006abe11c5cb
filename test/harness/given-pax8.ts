import { pageFor, startPax8 } from '../pax8/loopback.ts';

type Row = Readonly<Record<string, unknown>>;
type RowsById = Readonly<Record<string, readonly Row[]>>;

/** Rows exactly as Pax8 sends them. */
export type GivenRows = Readonly<{
  companies: readonly Row[];
  products: readonly Row[];
  subscriptions: readonly Row[];
  /** Usage summaries by the id of the subscription; without them Pax8 answers 404. */
  usage?: RowsById;
  /** Usage lines by the id of the summary. */
  lines?: RowsById;
  /** By the id of the subscription. */
  history?: RowsById;
  /** Prices of the day by the id of the product. */
  pricing?: RowsById;
  /** What vendors ask for, by the id of the product, read at each call; null when Pax8 fails to say. */
  provision?: { [productId: string]: readonly Row[] | null };
  invoices?: readonly Row[];
  /** By the id of the invoice; `draft` for `/invoices/draftItems`. */
  items?: RowsById;
  orders?: readonly Row[];
}>;

const missing = { status: 404, json: { status: 404, message: 'Not Found' } } as const;

/**
 * A Pax8 that holds these rows and nothing else. Only seats of subscriptions can be written; `calls` has the bodies.
 * `PAX8_API_URL` is its `url`.
 */
export const startGivenPax8 = (given: GivenRows) => {
  const seats = new Map<string, unknown>();
  const subscriptions = () =>
    given.subscriptions.map((row) =>
      seats.has(String(row.id)) ? { ...row, quantity: seats.get(String(row.id)) } : row,
    );
  return startPax8(({ method, url, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://pax8');
    const [, resource, id = '', part] = pathname.split('/');
    const isWrite = method === 'PUT' && resource === 'subscriptions';
    if (method !== 'GET' && !isWrite) return { status: 405, json: {} };
    if (isWrite) seats.set(id, JSON.parse(body).quantity);
    const list = (rows: readonly Row[] | undefined) =>
      rows === undefined ? missing : { json: pageFor(url, rows) };
    const one = (rows: readonly Row[] = []) => {
      const row = rows.find((each) => each.id === id);
      return row === undefined ? missing : { json: row };
    };
    const answers: Readonly<Record<string, () => Readonly<{ status?: number; json: unknown }>>> = {
      companies: () => list(given.companies),
      'companies/one': () => one(given.companies),
      products: () => list(given.products),
      'products/one': () => one(given.products),
      'products/one/pricing': () => ({ json: { content: given.pricing?.[id] ?? [] } }),
      'products/one/dependencies': () => ({ json: {} }),
      'products/one/provision-details': () => {
        const content = given.provision?.[id] ?? [];
        return given.provision?.[id] === null ? { status: 503, json: {} } : { json: { content } };
      },
      subscriptions: () => {
        const company = searchParams.get('companyId');
        return list(subscriptions().filter((row) => company === null || row.companyId === company));
      },
      'subscriptions/one': () => one(subscriptions()),
      'subscriptions/one/usage-summaries': () => list(given.usage?.[id]),
      'subscriptions/one/history': () => ({ json: given.history?.[id] ?? [] }),
      'usage-summaries/one/usage-lines': () =>
        list((given.lines?.[id] ?? []).filter((row) => row.usageDate === searchParams.get('usageDate'))),
      invoices: () => list(given.invoices ?? []),
      'invoices/one': () => (id === 'draftItems' ? list(given.items?.draft ?? []) : one(given.invoices)),
      'invoices/one/items': () => list(given.items?.[id] ?? []),
      orders: () => list(given.orders ?? []),
      'orders/one': () => one(given.orders),
    };
    return (
      answers[`${resource}${id === '' ? '' : '/one'}${part === undefined ? '' : `/${part}`}`]?.() ?? missing
    );
  });
};
