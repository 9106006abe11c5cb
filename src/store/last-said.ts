import type { Remembered } from '../core/conversation/remembered.ts';
import type { LastSaid, Speaker } from '../core/ports/memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

const keyOf = ({ tenantId, personId, conversationId }: Speaker) => ({
  tenant_id: tenantId,
  person_id: personId,
  conversation_id: conversationId,
});

export const lastSaid = (db: Database): LastSaid => ({
  put: async (speaker, said, now) => {
    const row = { at: now, body: JSON.stringify(said) };
    await db
      .insertInto('last_said')
      .values({ ...keyOf(speaker), ...row })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'person_id', 'conversation_id']).doUpdateSet(row),
      )
      .execute();
  },
  get: async (speaker, since) => {
    const query = db.selectFrom('last_said').select('body').where('at', '>=', since);
    const { tenant_id, person_id, conversation_id } = keyOf(speaker);
    const row = await query
      .where('tenant_id', '=', tenant_id)
      .where('person_id', '=', person_id)
      .where('conversation_id', '=', conversation_id)
      .executeTakeFirst();
    return row === undefined ? null : parseBody<Remembered | null>('last_said', person_id, row.body);
  },
  forget: async (before) => {
    await db.deleteFrom('last_said').where('at', '<', before).execute();
  },
});
