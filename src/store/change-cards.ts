import { expressionBuilder } from 'kysely';
import type { ChangeCard, ChangeCards } from '../core/ports/memory.ts';
import { padded, readTogether } from './gathered.ts';
import type { Database, Tables } from './tables.ts';

/** The place of one card. */
const isCard = ({
  changeId,
  conversationId,
  messageId,
}: Pick<ChangeCard, 'changeId' | 'conversationId' | 'messageId'>) =>
  expressionBuilder<Tables, 'change_cards'>().and({
    change_id: changeId,
    conversation_id: conversationId,
    message_id: messageId,
  });

export const changeCards = (db: Database): ChangeCards => {
  const rowsOf = readTogether(async (ids) => {
    const rows = await db
      .selectFrom('change_cards')
      .selectAll()
      .where('change_id', 'in', padded(ids))
      .execute();
    return Map.groupBy(rows, (row) => row.change_id);
  });
  return {
    add: async ({ changeId, conversationId, messageId, shownVersion }) => {
      await db
        .insertInto('change_cards')
        .values({
          change_id: changeId,
          conversation_id: conversationId,
          message_id: messageId,
          shown_version: shownVersion,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['change_id', 'conversation_id', 'message_id'])
            .doUpdateSet({ shown_version: shownVersion })
            .where('change_cards.shown_version', '<', shownVersion),
        )
        .execute();
    },
    of: async (changeId) => {
      return ((await rowsOf(changeId)) ?? []).map(cardOf);
    },
    in: async (conversationId, messageId) => {
      const cards = db.selectFrom('change_cards').selectAll().where('conversation_id', '=', conversationId);
      return (await cards.where('message_id', '=', messageId).execute()).map(cardOf);
    },
    missing: async (changeId, conversationId, messageId, since) => {
      await db
        .updateTable('change_cards')
        .set({ missing_since: since })
        .where(isCard({ changeId, conversationId, messageId }))
        .execute();
    },
    shown: async (changeId, conversationId, messageId, version) => {
      await db
        .updateTable('change_cards')
        .set({ shown_version: version })
        .where(isCard({ changeId, conversationId, messageId }))
        .where('shown_version', '<', version)
        .execute();
    },
    remove: async (changeId, conversationId, messageId) => {
      await db.deleteFrom('change_cards').where(isCard({ changeId, conversationId, messageId })).execute();
    },
    behind: async () => {
      const rows = await db
        .selectFrom('change_cards')
        .innerJoin('changes', 'changes.id', 'change_cards.change_id')
        .selectAll('change_cards')
        .whereRef('change_cards.shown_version', '<', 'changes.version')
        .execute();
      return rows.map(cardOf);
    },
  };
};

const cardOf = (row: Tables['change_cards']): ChangeCard => ({
  changeId: row.change_id,
  conversationId: row.conversation_id,
  messageId: row.message_id,
  shownVersion: row.shown_version,
  ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
});
