import { type Answered, type Arrived, newTicket, recordOf, type StoredTicket, startPsa } from './psa.ts';

/** Companies by identifier. */
const known: readonly [string, number[]][] = [
  ['Contoso', [19297]],
  ['Twice', [1, 2]],
];
const base = '/v4_6_release/apis/3.0';
const bad = (message: string): Answered => ({ status: 400, json: { code: 'InvalidObject', message } });

/**
 * ConnectWise PSA as far as the adapter uses it, strict about paths, headers and bodies.
 * https://developer.connectwise.com/Products/ConnectWise_PSA/REST
 */
export const startConnectwise = async () => {
  const companies = new Map(known);
  const psa = await startPsa((request, tickets): Answered => {
    const login = Buffer.from('acme+public:private-key').toString('base64');
    if (request.headers.authorization !== `Basic ${login}` || request.headers.clientid === undefined)
      return { status: 401, json: { code: 'Unauthorized', message: 'private-key is wrong' } };
    if (!request.path.startsWith(base)) return { status: 404 };
    return routed(request, request.path.slice(base.length), tickets, companies);
  });
  return { ...psa, companies };
};

const routed = (
  request: Arrived,
  path: string,
  tickets: StoredTicket[],
  companies: ReadonlyMap<string, number[]>,
): Answered => {
  const { method, query } = request;
  if (method === 'GET' && path === '/company/companies') {
    const [, identifier] =
      /^identifier="([^"]*)" and deletedFlag=false$/.exec(query.get('conditions') ?? '') ?? [];
    if (identifier === undefined) return bad('conditions');
    return { status: 200, json: (companies.get(identifier) ?? []).map((id) => ({ id, identifier })) };
  }
  if (path === '/service/tickets') return method === 'GET' ? found(query, tickets) : opened(request, tickets);
  const [, id, notes] = /^\/service\/tickets\/(\d+)(\/notes)?$/.exec(path) ?? [];
  const ticket = tickets.find((one) => one.id === Number(id));
  if (ticket === undefined) return { status: 404, json: { code: 'NotFound', message: 'Ticket not found' } };
  if (notes !== undefined)
    return method === 'GET' ? { status: 200, json: ticket.notes } : noted(request, ticket);
  const [operation, ...others] = Array.isArray(request.json) ? request.json.map(recordOf) : [];
  if (method !== 'PATCH' || others.length > 0 || operation?.op !== 'replace' || operation.path !== 'status')
    return bad('patch');
  if (recordOf(operation.value).name !== 'Closed') return bad('status');
  ticket.closed = true;
  return { status: 200, json: { id: ticket.id } };
};

const found = (query: URLSearchParams, tickets: StoredTicket[]): Answered => {
  const [, company, part] =
    /^company\/id=(\d+) and summary contains "([^"]*)"$/.exec(query.get('conditions') ?? '') ?? [];
  if (company === undefined || part === undefined) return bad('conditions');
  const mine = tickets.filter((one) => one.company === Number(company) && one.summary.includes(part));
  return { status: 200, json: mine.map(({ id, summary }) => ({ id, summary })) };
};

const opened = ({ json }: Arrived, tickets: StoredTicket[]): Answered => {
  const { summary, company, initialDescription, board } = recordOf(json);
  const { id } = recordOf(company);
  if (typeof summary !== 'string' || summary.length > 100) return bad('summary');
  if (typeof id !== 'number' || typeof initialDescription !== 'string') return bad('company');
  if (recordOf(board).name !== 'Renewals') return bad('board');
  return { status: 201, json: { id: newTicket(tickets, id, summary, initialDescription).id, summary } };
};

const noted = ({ json }: Arrived, ticket: StoredTicket): Answered => {
  const { text, internalAnalysisFlag } = recordOf(json);
  if (typeof text !== 'string' || internalAnalysisFlag !== true) return bad('note');
  ticket.notes.push({ text });
  return { status: 201, json: { id: 1, text } };
};
