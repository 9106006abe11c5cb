import { z } from 'zod';
import type { TicketCompany, Tickets } from '../core/audit/ticket-work.ts';
import { type JsonCall, jsonApi } from './json-api.ts';
import { createRemote, RemoteFailure } from './remote.ts';

export type HalopsaOptions = Readonly<{
  /** The address of the instance without `/auth` or `/api`, for example https://example.halopsa.com */
  url: string;
  /** Null unless Halo's API details name one. */
  tenant: string | null;
  clientId: string;
  clientSecret: () => Promise<string>;
  /** Goes with every new ticket; what the bot sets itself goes before it. */
  fields: Readonly<Record<string, unknown>>;
  /** Halo's ids. Null: Halo's default type; tickets stay open. */
  ticketType: number | null;
  closedStatus: number | null;
  /** The outcome of a private note: 7, unless it has been removed in Halo. */
  noteOutcome: number;
  now: () => number;
}>;

const system = 'HaloPSA';

const token = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });
const client = z.looseObject({ id: z.int(), name: z.string().nullish() });
const clients = z.looseObject({ clients: z.array(client) });
const found = z.looseObject({
  tickets: z.array(z.looseObject({ id: z.int(), summary: z.string().nullish() })),
});
const some = z.looseObject({ id: z.int() });
/** Halo answers a list with one entry either as that list or as the entry itself. */
const created = z
  .union([some, z.array(some).length(1)])
  .transform((answer) => (Array.isArray(answer) ? answer[0] : answer));
const actions = z.looseObject({ actions: z.array(z.looseObject({ note: z.string().nullish() })) });
const anything = z.unknown();

/**
 * HaloPSA's REST API, for an application "Client ID and Secret (Services)" with the permissions read:customers,
 * read:tickets and edit:tickets. `POST` takes a list and also updates records. https://halopsa.com/apidoc/
 */
export const halopsa = (
  options: HalopsaOptions,
): Tickets & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now);
  let secrets: string[] = [];
  const call = jsonApi(system, remote, () => secrets);
  let held: Readonly<{ token: string; until: number }> | null = null;

  const signIn = async (): Promise<string> => {
    if (held !== null && options.now() < held.until) return held.token;
    const secret = await options.clientSecret();
    secrets = [secret];
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.clientId,
      client_secret: secret,
      scope: 'all',
    });
    const query = options.tenant === null ? '' : `?${new URLSearchParams({ tenant: options.tenant })}`;
    const answer = await remote.send({
      method: 'POST',
      path: `/auth/token${query}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const read = token.safeParse(answer.json);
    if (answer.status !== 200 || !read.success) {
      // Never pass on the text of a token answer.
      const reason = `${system} gave no token (${answer.status}). Check HALOPSA_URL, HALOPSA_TENANT, HALOPSA_CLIENT_ID and the client secret.`;
      throw new RemoteFailure({ kind: 'later', reason, down: true, retryAfterMs: answer.retryAfterMs });
    }
    secrets = [secret, read.data.access_token];
    held = {
      token: read.data.access_token,
      until: options.now() + Math.max(0, read.data.expires_in - 60) * 1_000,
    };
    return held.token;
  };

  const api: JsonCall = async (wanted, shape) => {
    const withToken = async () =>
      call(
        {
          ...wanted,
          path: `/api${wanted.path}`,
          headers: { ...wanted.headers, authorization: `Bearer ${await signIn()}` },
        },
        shape,
      );
    const reused = held;
    try {
      return await withToken();
    } catch (thrown) {
      // A reused token may have been revoked. A new one was not, so trying again would not help.
      if (reused === null || !isStatus(thrown, 401)) throw thrown;
      held = null;
      return withToken();
    }
  };
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
    system,
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
      await post('/actions', { ...record, note: `${text}\n(${mark})` }, anything);
    },
    close: async (ticketId) => {
      if (options.closedStatus === null) return;
      await post('/tickets', { id: ticketId, status_id: options.closedStatus }, anything);
    },
    end: remote.close,
    cut: remote.cut,
  };
};

const isStatus = (thrown: unknown, status: number): boolean =>
  thrown instanceof RemoteFailure && thrown.status === status;
