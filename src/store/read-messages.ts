import type { ReadMessages } from '../core/ports/memory.ts';
import type { ReadMessage } from '../core/teaching/read-message.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

type Row = Pick<Tables['read_messages'], 'id' | 'body'>;

const messageOf = ({ id, body }: Row): ReadMessage => parseBody<ReadMessage>('read_messages', id, body);

export const readMessages = (db: Database): ReadMessages => ({
  add: async (message) => {
    const { id, person, conversationId, at } = message;
    await db
      .insertInto('read_messages')
      .values({
        ...{ id, at, reported_at: null, body: JSON.stringify(message) },
        tenant_id: person.tenantId,
        person_id: person.objectId,
        conversation_id: conversationId,
      })
      .execute();
  },
  last: async ({ tenantId, objectId }, conversationId, since) => {
    const row = await db
      .selectFrom('read_messages')
      .select(['id', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .where('person_id', '=', objectId)
      .where('at', '>=', since)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : messageOf(row);
  },
  report: async ({ tenantId, objectId }, id, now) => {
    // Ids come back from cards, and PostgreSQL's text allows no NUL.
    if (id.includes('\0')) return 'unknown';
    const own = db
      .selectFrom('read_messages')
      .select('reported_at')
      .where('id', '=', id)
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', objectId);
    const row = await own.executeTakeFirst();
    if (row === undefined) return 'unknown';
    const { numUpdatedRows } = await db
      .updateTable('read_messages')
      .set({ reported_at: now })
      .where('id', '=', id)
      .where('reported_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'reported' : 'already';
  },
  reported: async (tenantId, limit, skip) => {
    const rows = await db
      .selectFrom('read_messages')
      .select(['id', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('reported_at', 'is not', null)
      .orderBy('reported_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .offset(skip)
      .execute();
    return rows.map(messageOf);
  },
  forget: async (before, markedBefore) => {
    await db
      .deleteFrom('read_messages')
      .where('at', '<', before)
      .where((row) => row.or([row('reported_at', 'is', null), row('reported_at', '<', markedBefore)]))
      .execute();
  },
});
