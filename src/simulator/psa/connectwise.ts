import { type PsaTicket, ticketAnswer } from './connectwise-tickets.ts';
import { type PsaAnswer, type PsaCall, servePsa } from './serve.ts';

/** An addition as ConnectWise's REST API 3.0 shows it (`Addition`), with its agreement and company. */
export type PsaAddition = Readonly<{
  id: number;
  agreementId: number;
  company: Readonly<{ id: number; identifier: string; name: string }>;
  product: Readonly<{ id: number; identifier: string }> | null;
  description: string;
  quantity: number;
  lessIncluded?: number;
  unitPrice: number;
  billCustomer: 'Billable' | 'DoNotBill' | 'NoCharge';
  effectiveDate: string;
  cancelledDate?: string;
  /** How often its agreement is billed: 1 monthly, 2 yearly, 3 as often as somebody called it. */
  cycle?: number;
}>;

type Settings = {
  additions: readonly PsaAddition[];
  /** Null when only one currency is used: then agreements name none. */
  currency: string | null;
  /** The next calls, this many, are answered with 429, or all with this status. */
  /** The API member may not see billing cycles. */
  hidesCycles: boolean;
  busy: number;
  refuse: number | null;
  tickets: PsaTicket[];
  /** The API member may only inquire. */
  readOnly: boolean;
  calls: string[];
};

export const connectwiseBase = '/v4_6_release/apis/3.0';
/** https://developer.connectwise.com/Best_Practices/PSA_API_Requests: 25 rows when nothing is asked, at most 1,000. */
const pageOf = <T>(rows: readonly T[], query: URLSearchParams): readonly T[] => {
  const size = Math.min(Number(query.get('pageSize') ?? 25), 1_000);
  const page = Number(query.get('page') ?? 1);
  return rows.slice((page - 1) * size, page * size);
};

const picked = (row: object, query: URLSearchParams): object => {
  const fields = query.get('fields')?.split(',');
  return fields === undefined
    ? row
    : Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
};

const cycles = [
  { id: 1, identifier: 'M', name: 'Monthly' },
  { id: 2, identifier: 'Y', name: 'Annual' },
  { id: 3, identifier: 'X', name: 'When Kim says so' },
];

export const answerConnectwise = (settings: Settings, call: PsaCall): PsaAnswer => {
  const { path: pathname, query: searchParams, headers, method } = call;
  settings.calls.push(pathname);
  if (settings.refuse !== null)
    return {
      status: settings.refuse,
      body: { code: 'Unauthorized', message: 'The member may not do this.' },
    };
  if (settings.busy > 0) {
    settings.busy -= 1;
    return { status: 429, body: { message: 'Too many requests' }, headers: { 'retry-after': '1' } };
  }
  const given = `Basic ${Buffer.from('demo+public:demo').toString('base64')}`;
  if (headers.authorization !== given || headers.clientid === undefined)
    return { status: 401, body: { code: 'Unauthorized', message: 'Credentials are wrong.' } };
  const { additions, currency, tickets } = settings;
  if (method !== 'GET' && settings.readOnly)
    return { status: 403, body: { code: 'Forbidden', message: 'You do not have the rights.' } };
  const companies = new Map(additions.map(({ company }) => [company.id, company]));
  const ticket = ticketAnswer(tickets, [...companies.values()], pathname.slice(connectwiseBase.length), call);
  if (ticket !== undefined) return ticket;
  if (pathname === `${connectwiseBase}/finance/agreements`) {
    const agreements = new Map(additions.map((row) => [row.agreementId, row]));
    const rows = [...agreements].map(([id, { company, cycle = 1 }]) => ({
      ...{
        id,
        billCycleId: cycle,
        name: `Managed services ${company.identifier}`,
        company,
        noEndingDateFlag: true,
      },
      ...(currency === null ? {} : { currency: { currencyCode: currency } }),
    }));
    return { status: 200, body: pageOf(rows, searchParams).map((row) => picked(row, searchParams)) };
  }
  if (pathname === `${connectwiseBase}/finance/billingCycles`)
    return settings.hidesCycles
      ? { status: 403, body: { code: 'Forbidden', message: 'You do not have the rights.' } }
      : { status: 200, body: pageOf(cycles, searchParams) };
  const [, id] = /\/finance\/agreements\/(\d+)\/additions$/.exec(pathname) ?? [];
  if (id === undefined) return { status: 404, body: { code: 'NotFound', message: 'Not found' } };
  const rows = additions.filter(({ agreementId }) => agreementId === Number(id));
  return { status: 200, body: pageOf(rows, searchParams).map((row) => picked(row, searchParams)) };
};

export const connectwiseSettings = (additions: readonly PsaAddition[]): Settings => ({
  ...{
    additions,
    currency: 'USD',
    hidesCycles: false,
    busy: 0,
    refuse: null,
    tickets: [],
    readOnly: false,
    calls: [],
  },
});

/** A pretend ConnectWise PSA: its agreements and their additions, and its tickets. */
export const startConnectwiseSimulator = async (additions: readonly PsaAddition[], port = 0) => {
  const settings = connectwiseSettings(additions);
  return { settings, ...(await servePsa((call) => answerConnectwise(settings, call), port)) };
};
