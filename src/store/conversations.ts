import type { Conversations } from '../core/ports/memory.ts';
import type { Conversation } from '../core/words/chat.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

/** For this long, in milliseconds, repeated activity in one conversation is not saved again. */
const unwritten = 60_000;

export const conversations = (db: Database): Conversations => ({
  remember: async (conversation, now) => {
    const columns = {
      scope: conversation.scope,
      person_id: conversation.personId,
      seen_at: now,
      closed_at: null,
      closed_reason: null,
      body: JSON.stringify(conversation),
    };
    await db
      .insertInto('conversations')
      .values({ tenant_id: conversation.tenantId, id: conversation.id, ...columns })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'id'])
          .doUpdateSet(columns)
          // A hundred presses in one conversation must not write its row a hundred times.
          .where(({ eb, or, ref }) =>
            or([
              eb('conversations.body', '!=', ref('excluded.body')),
              eb('conversations.closed_at', 'is not', null),
              eb('conversations.seen_at', '<=', now - unwritten),
            ]),
          ),
      )
      .execute();
  },
  get: async (tenantId, id) => {
    const row = await db
      .selectFrom('conversations')
      .select(['id', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    return row === undefined ? null : conversationOf(row);
  },
  personalOf: async (tenantId, personId) => {
    const row = await db
      .selectFrom('conversations')
      .select(['id', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .where('scope', '=', 'personal')
      .where('closed_at', 'is', null)
      .orderBy('seen_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : conversationOf(row);
  },
  heardSince: async (tenantId, id, at) => {
    const row = await db
      .selectFrom('conversations')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .where('seen_at', '>', at)
      .executeTakeFirst();
    return row !== undefined;
  },
  tenants: async () => {
    const rows = await db
      .selectFrom('conversations')
      .select('tenant_id')
      .distinct()
      .where('closed_at', 'is', null)
      .execute();
    return rows.map(({ tenant_id }) => tenant_id);
  },
  close: async (tenantId, id, reason, now) => {
    await db
      .updateTable('conversations')
      .set({ closed_at: now, closed_reason: reason })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      // Activity after that moment means that the bot was installed again.
      .where('seen_at', '<=', now)
      .execute();
  },
});

const conversationOf = ({ id, body }: Pick<Tables['conversations'], 'id' | 'body'>): Conversation =>
  parseBody('conversations', id, body);
