import type { PsaAnswer, PsaCall } from './serve.ts';

/** A service ticket, with its notes. */
export type PsaTicket = {
  id: number;
  companyId: number;
  summary: string;
  text: string;
  notes: string[];
  status: string;
};

type Companies = readonly Readonly<{ id: number; identifier: string; name: string }>[];

const notFound: PsaAnswer = { status: 404, body: { code: 'NotFound', message: 'Not found' } };
const refused = (message: string): PsaAnswer => ({ status: 400, body: { code: 'InvalidObject', message } });

const recordIn = (text: string): Readonly<Record<string, unknown>> => {
  const read: unknown = JSON.parse(text);
  return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {};
};

const shown = ({ id, summary, companyId, status }: PsaTicket) => ({
  ...{ id, summary, company: { id: companyId }, status: { name: status } },
});

const listed = (tickets: readonly PsaTicket[], conditions: string): PsaAnswer => {
  const [, company, part] = /^company\/id=(\d+) and summary contains "([^"]*)"$/.exec(conditions) ?? [];
  const mine = tickets.filter(
    ({ companyId, summary }) => String(companyId) === company && summary.includes(part ?? ''),
  );
  return { status: 200, body: mine.map(shown) };
};

/** At most 100 characters: the limit of ConnectWise PSA. */
const opened = (tickets: PsaTicket[], text: string): PsaAnswer => {
  const { summary, company, initialDescription } = recordIn(text);
  const id = (company as Readonly<{ id?: unknown }> | undefined)?.id;
  if (typeof summary !== 'string' || summary.length > 100 || typeof id !== 'number')
    return refused('summary and company are required');
  const made = { companyId: id, summary, text: String(initialDescription ?? ''), notes: [], status: 'New' };
  const ticket: PsaTicket = { id: 4_711 + tickets.length, ...made };
  tickets.push(ticket);
  return { status: 201, body: shown(ticket) };
};

const noted = (ticket: PsaTicket, { method, text }: PsaCall): PsaAnswer => {
  if (method === 'GET') return { status: 200, body: ticket.notes.map((note) => ({ text: note })) };
  ticket.notes.push(String(recordIn(text).text ?? ''));
  return { status: 201, body: { id: ticket.notes.length } };
};

/**
 * Companies by identifier, and service tickets; undefined for other paths.
 * https://developer.connectwise.com/Products/ConnectWise_PSA/REST
 */
export const ticketAnswer = (
  tickets: PsaTicket[],
  companies: Companies,
  path: string,
  call: PsaCall,
): PsaAnswer | undefined => {
  const conditions = call.query.get('conditions') ?? '';
  if (path === '/company/companies') {
    const [, identifier] = /^identifier="([^"]*)"/.exec(conditions) ?? [];
    return { status: 200, body: companies.filter((each) => each.identifier === identifier) };
  }
  if (path === '/service/tickets')
    return call.method === 'GET' ? listed(tickets, conditions) : opened(tickets, call.text);
  const [, id, part] = /^\/service\/tickets\/(\d+)(\/notes)?$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const ticket = tickets.find((each) => String(each.id) === id);
  if (ticket === undefined) return notFound;
  if (part !== undefined) return noted(ticket, call);
  ticket.status = 'Closed';
  return { status: 200, body: shown(ticket) };
};
