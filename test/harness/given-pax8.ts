import { pageFor, startPax8 } from '../pax8/loopback.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows exactly as Pax8 sends them. */
export type GivenRows = Readonly<{
  companies: readonly Row[];
  products: readonly Row[];
  subscriptions: readonly Row[];
  /** Usage summaries by the id of the subscription; without them Pax8 answers 404. */
  usage?: Readonly<Record<string, readonly Row[]>>;
  /** Usage lines by the id of the summary. */
  lines?: Readonly<Record<string, readonly Row[]>>;
}>;

const missing = { status: 404, json: { status: 404, message: 'Not Found' } } as const;

/** A Pax8 that holds these rows and nothing else, for reading only. `PAX8_API_URL` is its `url`. */
export const startGivenPax8 = ({ companies, products, subscriptions, usage = {}, lines = {} }: GivenRows) =>
  startPax8(({ method, url }) => {
    const { pathname, searchParams } = new URL(url, 'http://pax8');
    const [, resource, id, part] = pathname.split('/');
    if (method !== 'GET') return { status: 405, json: {} };
    const list = (rows: readonly Row[]) => ({ json: pageFor(url, rows) });
    const one = (rows: readonly Row[]) => {
      const row = rows.find((each) => each.id === id);
      return row === undefined ? missing : { json: row };
    };
    switch (`${resource}${id === undefined ? '' : '/one'}${part === undefined ? '' : `/${part}`}`) {
      case 'companies':
        return list(companies);
      case 'companies/one':
        return one(companies);
      case 'products':
        return list(products);
      case 'products/one':
        return one(products);
      case 'subscriptions': {
        const company = searchParams.get('companyId');
        return list(subscriptions.filter(({ companyId }) => company === null || companyId === company));
      }
      case 'subscriptions/one':
        return one(subscriptions);
      case 'subscriptions/one/usage-summaries': {
        const rows = usage[id ?? ''];
        return rows === undefined ? missing : list(rows);
      }
      case 'usage-summaries/one/usage-lines':
        return list((lines[id ?? ''] ?? []).filter((row) => row.usageDate === searchParams.get('usageDate')));
      case 'subscriptions/one/history':
        return { json: [] };
      default:
        return missing;
    }
  });
