import { z } from 'zod';
import type { Tickets } from '../core/audit/ticket-work.ts';
import { jsonApi } from '../remote/json-api.ts';
import { createRemote } from '../remote/remote.ts';

export type AutotaskOptions = Readonly<{
  /** The database's zone, for example https://webservices5.autotask.net */
  url: string;
  userName: string;
  integrationCode: string;
  secret: () => Promise<string>;
  /** Added to every new ticket; the bot's own fields take precedence. */
  fields: Readonly<Record<string, unknown>>;
  /** Picklist values of this database. With a null `closedStatus`, tickets stay open. */
  queue: number;
  priority: number;
  closedStatus: number | null;
  now: () => number;
}>;

const system = 'Autotask';
/** The path is case-sensitive. https://autotask.net/help/developerhelp/Content/APIs/REST/API_Calls/REST_API_Calls.htm */
const base = '/ATServicesRest/V1.0';

/** Picklist values of Autotask itself: a new ticket, and a note that all Autotask users see. */
const statusNew = 1;
const noteType = 1;
const publish = 1;

const page = z.looseObject({ items: z.array(z.looseObject({ id: z.int(), title: z.string().nullish() })) });
const created = z.looseObject({ itemId: z.int() });
const anyAnswer = z.unknown();

type Filter =
  | Readonly<{ op: 'eq' | 'contains'; field: string; value: string | number }>
  | Readonly<{ op: 'or'; items: readonly Filter[] }>;

/**
 * Autotask PSA, REST V1.0: companies by id or number, tickets, their notes.
 * https://autotask.net/help/developerhelp/Content/APIs/REST/Entities/TicketsEntity.htm
 */
export const autotask = (
  options: AutotaskOptions,
): Tickets & { end(): Promise<void>; cut(): Promise<void> } => {
  const remote = createRemote(system, options.url, options.now);
  let secret = '';
  const call = jsonApi(system, remote, () => [secret]);
  const send = async <T>(method: 'POST' | 'PATCH', path: string, body: unknown, shape: z.ZodType<T>) => {
    secret = await options.secret();
    const headers = { apiintegrationcode: options.integrationCode, username: options.userName, secret };
    return call({ method, path: base + path, headers, body }, shape);
  };
  const query = async (entity: string, fields: readonly string[], filter: readonly Filter[]) =>
    (await send('POST', `/${entity}/query`, { MaxRecords: 25, IncludeFields: fields, Filter: filter }, page))
      .items;

  return {
    system,
    company: async (externalId) => {
      const wanted = externalId.trim();
      const byNumber: Filter = { op: 'eq', field: 'companyNumber', value: wanted };
      const byId: Filter[] = /^\d{1,9}$/.test(wanted)
        ? [{ op: 'eq', field: 'id', value: Number(wanted) }]
        : [];
      const [first, ...others] = await query(
        'Companies',
        ['id', 'companyNumber'],
        [{ op: 'or', items: [...byId, byNumber] }],
      );
      if (first === undefined) return { kind: 'none' };
      return others.length === 0 ? { kind: 'one', id: first.id } : { kind: 'several' };
    },
    find: async (companyId, reference) => {
      const mine = await query(
        'Tickets',
        ['id', 'title'],
        [
          { op: 'eq', field: 'companyID', value: companyId },
          { op: 'contains', field: 'title', value: reference },
        ],
      );
      const ids = mine.filter(({ title }) => title?.includes(reference)).map(({ id }) => id);
      return ids.length === 0 ? null : Math.min(...ids);
    },
    open: async (companyId, { summary, text, dueAt }) => {
      const ticket = {
        ...options.fields,
        companyID: companyId,
        title: summary,
        description: text,
        status: statusNew,
        priority: options.priority,
        queueID: options.queue,
        ...(dueAt === null ? {} : { dueDateTime: dueAt }),
      };
      return (await send('POST', '/Tickets', ticket, created)).itemId;
    },
    note: async (ticketId, text, mark) => {
      const title = `Pax8 bot ${mark}`;
      const sameNotes = await query(
        'TicketNotes',
        ['id', 'title'],
        [
          { op: 'eq', field: 'ticketID', value: ticketId },
          { op: 'contains', field: 'title', value: mark },
        ],
      );
      if (sameNotes.length > 0) return;
      await send(
        'POST',
        `/Tickets/${ticketId}/Notes`,
        { title, description: text, noteType, publish },
        anyAnswer,
      );
    },
    close: async (ticketId) => {
      if (options.closedStatus === null) return;
      await send('PATCH', '/Tickets', { id: ticketId, status: options.closedStatus }, anyAnswer);
    },
    end: remote.close,
    cut: remote.cut,
  };
};
