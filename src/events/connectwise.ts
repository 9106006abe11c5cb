import { z } from 'zod';
import type { Tickets } from '../core/audit/ticket-work.ts';
import { jsonApi } from '../remote/json-api.ts';
import { createRemote } from '../remote/remote.ts';

export type ConnectwiseOptions = Readonly<{
  /** For example https://api-na.myconnectwise.net */
  url: string;
  /** The company id that people log in with. */
  company: string;
  /** The id of the integration: https://developer.connectwise.com/ClientID */
  clientId: string;
  publicKey: string;
  privateKey: () => Promise<string>;
  /** Added to every new ticket; the bot's own fields take precedence. */
  fields: Readonly<Record<string, unknown>>;
  /** Names of a service board and one of its statuses. Null: the API member's own board; tickets stay open. */
  board: string | null;
  closedStatus: string | null;
  now: () => number;
}>;

const system = 'ConnectWise PSA';
const base = '/v4_6_release/apis/3.0';

const withId = z.looseObject({ id: z.int() });
const list = z.array(withId);
const tickets = z.array(z.looseObject({ id: z.int(), summary: z.string().nullish() }));
const notes = z.array(z.looseObject({ text: z.string().nullish() }));
const anyAnswer = z.unknown();

/**
 * ConnectWise PSA (Manage), REST 3.0: companies by identifier, service tickets, their notes.
 * https://developer.connectwise.com/Products/ConnectWise_PSA/REST
 * https://developer.connectwise.com/Best_Practices/PSA_API_Requests
 */
export const connectwise = (
  options: ConnectwiseOptions,
): Tickets & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now);
  let key = '';
  const call = jsonApi(system, remote, () => [key]);
  const headers = async () => {
    key = await options.privateKey();
    const login = Buffer.from(`${options.company}+${options.publicKey}:${key}`).toString('base64');
    return { authorization: `Basic ${login}`, clientid: options.clientId };
  };
  const get = async <T>(path: string, query: Readonly<Record<string, string>>, shape: z.ZodType<T>) =>
    call(
      { method: 'GET', path: `${base}${path}?${new URLSearchParams(query)}`, headers: await headers() },
      shape,
    );
  const send = async <T>(method: 'POST' | 'PATCH', path: string, body: unknown, shape: z.ZodType<T>) =>
    call({ method, path: base + path, headers: await headers(), body }, shape);

  return {
    system,
    company: async (externalId) => {
      // A condition cannot contain quotes inside quotes.
      if (/["\\]/.test(externalId)) return { kind: 'none' };
      const conditions = `identifier="${externalId}" and deletedFlag=false`;
      const [first, ...others] = await get(
        '/company/companies',
        { conditions, fields: 'id,identifier', pageSize: '2' },
        list,
      );
      if (first === undefined) return { kind: 'none' };
      return others.length === 0 ? { kind: 'one', id: first.id } : { kind: 'several' };
    },
    find: async (companyId, reference) => {
      const conditions = `company/id=${companyId} and summary contains "${reference}"`;
      const found = await get(
        '/service/tickets',
        { conditions, fields: 'id,summary', orderBy: 'id asc', pageSize: '25' },
        tickets,
      );
      return found.find(({ summary }) => summary?.includes(reference))?.id ?? null;
    },
    open: async (companyId, { summary, text }) => {
      const { id } = await send(
        'POST',
        '/service/tickets',
        {
          ...options.fields,
          summary,
          company: { id: companyId },
          initialDescription: text,
          ...(options.board === null ? {} : { board: { name: options.board } }),
        },
        withId,
      );
      return id;
    },
    note: async (ticketId, text, mark) => {
      const path = `/service/tickets/${ticketId}/notes`;
      const earlier = await get(path, { fields: 'text', pageSize: '1000' }, notes);
      if (earlier.some((note) => note.text?.includes(mark))) return;
      const flags = { detailDescriptionFlag: false, internalAnalysisFlag: true, resolutionFlag: false };
      await send('POST', path, { text: `${text}\n(${mark})`, ...flags }, anyAnswer);
    },
    close: async (ticketId) => {
      if (options.closedStatus === null) return;
      const status = { op: 'replace', path: 'status', value: { name: options.closedStatus } };
      await send('PATCH', `/service/tickets/${ticketId}`, [status], anyAnswer);
    },
    end: remote.close,
    cut: remote.cut,
  };
};
