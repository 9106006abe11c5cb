import { type Answered, type Arrived, newTicket, recordOf, type StoredTicket, startPsa } from './psa.ts';

const clients = [
  { id: 19297, name: 'Contoso Ltd' },
  { id: 7, name: 'Twice' },
  { id: 8, name: 'twice' },
];
const bad = (message: string): Answered => ({ status: 400, json: { message } });

/** HaloPSA as far as the adapter uses it, strict about paths, headers and bodies. https://halopsa.com/apidoc/ */
export const startHalopsa = async () => {
  let tokens = 0;
  let good = '';
  const psa = await startPsa((request, tickets): Answered => {
    if (request.path === '/auth/token') {
      const form = new URLSearchParams(request.text);
      const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
      if (!isForm || request.query.get('tenant') !== 'acme' || form.get('client_secret') !== 'hush-halo')
        return { status: 400, json: { error: 'invalid_client', error_description: 'hush-halo' } };
      if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'all') return bad('form');
      tokens += 1;
      good = `token-${tokens}`;
      return { status: 200, json: { access_token: good, token_type: 'Bearer', expires_in: 3600 } };
    }
    if (request.headers.authorization !== `Bearer ${good}`) return { status: 401 };
    return routed(request, tickets);
  });
  return {
    ...psa,
    /** Withdraws the token that is in use. */
    withdraw: () => {
      good = 'another';
    },
    tokens: () => tokens,
  };
};

const routed = (request: Arrived, tickets: StoredTicket[]): Answered => {
  const { method, path, query } = request;
  const [, clientId] = /^\/api\/client\/(\d+)$/.exec(path) ?? [];
  if (method === 'GET' && clientId !== undefined) {
    const client = clients.find(({ id }) => id === Number(clientId));
    return client === undefined ? { status: 404 } : { status: 200, json: client };
  }
  if (method === 'GET' && path === '/api/client') {
    const text = (query.get('search') ?? '').toLowerCase();
    const mine = clients.filter(({ name }) => name.toLowerCase().includes(text));
    return { status: 200, json: { record_count: mine.length, clients: mine } };
  }
  if (method === 'GET' && path === '/api/tickets') {
    const client = Number(query.get('client_id'));
    const part = query.get('search') ?? '';
    const mine = tickets.filter((one) => one.company === client && one.summary.includes(part));
    return {
      status: 200,
      json: { record_count: mine.length, tickets: mine.map(({ id, summary }) => ({ id, summary })) },
    };
  }
  if (method === 'GET' && path === '/api/actions') {
    const ticket = tickets.find(({ id }) => id === Number(query.get('ticket_id')));
    return { status: 200, json: { actions: (ticket?.notes ?? []).map(({ text }) => ({ note: text })) } };
  }
  const [record, ...others] = Array.isArray(request.json) ? request.json.map(recordOf) : [];
  if (method !== 'POST' || record === undefined || others.length > 0) return bad('A list of one is wanted');
  if (path === '/api/tickets') return saved(record, tickets);
  if (path === '/api/actions') return noted(record, tickets);
  return { status: 404 };
};

const saved = (record: Record<string, unknown>, tickets: StoredTicket[]): Answered => {
  if (record.id !== undefined) {
    const ticket = tickets.find(({ id }) => id === record.id);
    if (ticket === undefined || record.status_id !== 9) return bad('status');
    ticket.closed = true;
    return { status: 201, json: { id: ticket.id } };
  }
  const { client_id, summary, details, tickettype_id } = record;
  if (typeof client_id !== 'number' || typeof summary !== 'string' || typeof details !== 'string')
    return bad('ticket');
  if (tickettype_id !== 21) return bad('type');
  return { status: 201, json: { id: newTicket(tickets, client_id, summary, details).id } };
};

const noted = (record: Record<string, unknown>, tickets: StoredTicket[]): Answered => {
  const ticket = tickets.find(({ id }) => id === record.ticket_id);
  if (record.outcome_id !== 7) return bad('An Outcome must be entered for this Action');
  if (ticket === undefined || typeof record.note !== 'string' || record.hiddenfromuser !== true)
    return bad('note');
  ticket.notes.push({ text: record.note });
  return { status: 201, json: [{ id: 1 }] };
};
