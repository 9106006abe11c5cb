import { type Answered, type Arrived, newTicket, recordOf, type StoredTicket, startPsa } from './psa.ts';

const companies = [
  { id: 19297, companyNumber: 'C-1' },
  { id: 5, companyNumber: 'twice' },
  { id: 6, companyNumber: 'twice' },
];
/** Autotask tells of what is wrong with a record in this shape. */
const bad = (message: string): Answered => ({ status: 500, json: { errors: [message] } });

/**
 * Autotask as far as the adapter uses it, strict about paths, headers and bodies.
 * https://autotask.net/help/developerhelp/Content/APIs/REST/Entities/TicketsEntity.htm
 */
export const startAutotask = () =>
  startPsa((request, tickets): Answered => {
    const { apiintegrationcode, username, secret } = request.headers;
    if (apiintegrationcode !== 'CODE' || username !== 'api@acme.example' || secret !== 'hush-autotask')
      return { status: 401, json: { errors: ['unauthorized'] } };
    return routed(request, tickets);
  });

type Condition = { op: string; field: string; value: unknown; items?: Condition[] };

const holds = (record: Record<string, unknown>, { op, field, value, items = [] }: Condition): boolean => {
  switch (op) {
    case 'or':
      return items.some((item) => holds(record, item));
    case 'eq':
      return record[field] === value;
    case 'contains':
      return String(record[field]).includes(String(value));
    default:
      throw new Error(`no such operator: ${op}`);
  }
};

const queried = ({ json }: Arrived, records: Record<string, unknown>[]): Answered => {
  const { Filter, MaxRecords } = recordOf(json);
  if (!Array.isArray(Filter) || Number(MaxRecords) > 500) return bad('Filter');
  const items = records.filter((record) => Filter.every((condition: Condition) => holds(record, condition)));
  return { status: 200, json: { items, pageDetails: { count: items.length } } };
};

type Route = (request: Arrived, tickets: StoredTicket[], id: number) => Answered;

const created: Route = ({ json }, tickets) => {
  const { companyID, title, description, status, priority, queueID, dueDateTime } = recordOf(json);
  if (typeof companyID !== 'number' || typeof title !== 'string' || typeof description !== 'string')
    return bad('Missing Required Field');
  if (status !== 1 || priority !== 2 || queueID !== 8 || Number.isNaN(Date.parse(String(dueDateTime))))
    return bad('Missing Required Field');
  return { status: 200, json: { itemId: newTicket(tickets, companyID, title, description).id } };
};

const closed: Route = ({ json }, tickets) => {
  const record = recordOf(json);
  const ticket = tickets.find(({ id }) => id === record.id);
  if (ticket === undefined || record.status !== 5) return bad('status');
  ticket.closed = true;
  return { status: 200, json: { itemId: ticket.id } };
};

const noted: Route = ({ json }, tickets, of) => {
  const ticket = tickets.find(({ id }) => id === of);
  if (ticket === undefined) return { status: 404 };
  const { title, description, noteType, publish } = recordOf(json);
  if (typeof title !== 'string' || typeof description !== 'string' || noteType !== 1 || publish !== 1)
    return bad('note');
  ticket.notes.push({ text: `${title}: ${description}` });
  return { status: 200, json: { itemId: 1 } };
};

/** Paths are case-sensitive. */
const routes: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ['POST', /^\/Companies\/query$/, (request) => queried(request, companies)],
  [
    'POST',
    /^\/Tickets\/query$/,
    (request, tickets) =>
      queried(
        request,
        tickets.map(({ id, company, summary }) => ({ id, companyID: company, title: summary })),
      ),
  ],
  [
    'POST',
    /^\/TicketNotes\/query$/,
    (request, tickets) =>
      queried(
        request,
        tickets.flatMap(({ id, notes }) =>
          notes.map(({ text }, i) => ({ id: i, ticketID: id, title: text })),
        ),
      ),
  ],
  ['POST', /^\/Tickets$/, created],
  ['PATCH', /^\/Tickets$/, closed],
  ['POST', /^\/Tickets\/(\d+)\/Notes$/, noted],
];

const routed = (request: Arrived, tickets: StoredTicket[]): Answered => {
  const [, path = ''] = /^\/ATServicesRest\/V1\.0(\/.*)$/.exec(request.path) ?? [];
  for (const [method, pattern, route] of routes) {
    const found = method === request.method && pattern.exec(path);
    if (found) return route(request, tickets, Number(found[1]));
  }
  return { status: 404 };
};
