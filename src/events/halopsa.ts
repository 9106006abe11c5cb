import { z } from 'zod';
import type { TicketCompany, Tickets } from '../core/audit/ticket-work.ts';
import { type HaloLogin, haloApi, haloSystem, isStatus } from '../remote/halo.ts';
import { createRemote } from '../remote/remote.ts';

export type HalopsaOptions = HaloLogin &
  Readonly<{
    /** The address of the instance without `/auth` or `/api`, for example https://example.halopsa.com */
    url: string;
    /** Added to every new ticket; the bot's own fields take precedence. */
    fields: Readonly<Record<string, unknown>>;
    /** Halo's ids. Null: Halo's default type; tickets stay open. */
    ticketType: number | null;
    closedStatus: number | null;
    /** The outcome of a private note: 7, unless it has been removed in Halo. */
    noteOutcome: number;
  }>;

const client = z.looseObject({ id: z.int(), name: z.string().nullish() });
const clients = z.looseObject({ clients: z.array(client) });
const found = z.looseObject({
  tickets: z.array(z.looseObject({ id: z.int(), summary: z.string().nullish() })),
});
const withId = z.looseObject({ id: z.int() });
/** Halo answers a list with one entry either as that list or as the entry itself. */
const created = z
  .union([withId, z.array(withId).length(1)])
  .transform((answer) => (Array.isArray(answer) ? answer[0] : answer));
const actions = z.looseObject({ actions: z.array(z.looseObject({ note: z.string().nullish() })) });
const anyAnswer = z.unknown();

/**
 * HaloPSA's REST API, for an application "Client ID and Secret (Services)" with read:customers, read:tickets and
 * edit:tickets. `POST` takes a list and also updates records. https://halopsa.com/apidoc/
 */
export const halopsa = (
  options: HalopsaOptions,
): Tickets & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(haloSystem, options.url, options.now);
  const api = haloApi(remote, options, 'all');
  const get = <T>(path: string, query: Readonly<Record<string, string>>, shape: z.ZodType<T>) =>
    api({ method: 'GET', path: `${path}?${new URLSearchParams(query)}`, headers: {} }, shape);
  const post = <T>(path: string, record: object, shape: z.ZodType<T>) =>
    api({ method: 'POST', path, headers: {}, body: [record] }, shape);

  const clientWithId = async (id: string): Promise<TicketCompany> => {
    try {
      const found = await api({ method: 'GET', path: `/client/${id}`, headers: {} }, client);
      return { kind: 'one', id: found.id };
    } catch (thrown) {
      if (isStatus(thrown, 404)) return { kind: 'none' };
      throw thrown;
    }
  };

  return {
    system: haloSystem,
    company: async (externalId) => {
      const wanted = externalId.trim();
      if (/^\d{1,9}$/.test(wanted)) return clientWithId(wanted);
      const all = await get('/client', { search: wanted, count: '50' }, clients);
      const same = all.clients.filter(({ name }) => name?.trim().toLowerCase() === wanted.toLowerCase());
      const [first, ...others] = same;
      if (first === undefined) return { kind: 'none' };
      return others.length === 0 ? { kind: 'one', id: first.id } : { kind: 'several' };
    },
    find: async (companyId, reference) => {
      const query = { client_id: String(companyId), search: reference.replaceAll(/[[\]]/g, ''), count: '50' };
      const { tickets } = await get('/tickets', query, found);
      const mine = tickets.filter(({ summary }) => summary?.includes(reference)).map(({ id }) => id);
      return mine.length === 0 ? null : Math.min(...mine);
    },
    open: async (companyId, { summary, text }) => {
      const type = options.ticketType === null ? {} : { tickettype_id: options.ticketType };
      const ticket = await post(
        '/tickets',
        { ...options.fields, client_id: companyId, summary, details: text, ...type },
        created,
      );
      return ticket?.id ?? 0;
    },
    note: async (ticketId, text, mark) => {
      const query = { ticket_id: String(ticketId), count: '500', excludesys: 'true' };
      const earlier = await get('/actions', query, actions);
      if (earlier.actions.some(({ note }) => note?.includes(mark))) return;
      const record = { ticket_id: ticketId, outcome_id: options.noteOutcome, hiddenfromuser: true };
      await post('/actions', { ...record, note: `${text}\n(${mark})` }, anyAnswer);
    },
    close: async (ticketId) => {
      if (options.closedStatus === null) return;
      await post('/tickets', { id: ticketId, status_id: options.closedStatus }, anyAnswer);
    },
    end: remote.close,
    cut: remote.cut,
  };
};
