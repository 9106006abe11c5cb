import type { RenewalCard, RenewalCards } from '../core/ports/renewal-memory.ts';
import type { Database, Tables } from './tables.ts';

export const renewalCards = (db: Database): RenewalCards => ({
  of: async (renewalId) => {
    const rows = await db
      .selectFrom('renewal_cards')
      .selectAll()
      .where('renewal_id', '=', renewalId)
      .execute();
    return rows.map(cardOf);
  },
  in: async (conversationId, messageId) => {
    const cards = db.selectFrom('renewal_cards').selectAll().where('conversation_id', '=', conversationId);
    return (await cards.where('message_id', '=', messageId).execute()).map(cardOf);
  },
  missing: async ({ renewalId, conversationId, messageId }, since) => {
    await db
      .updateTable('renewal_cards')
      .set({ missing_since: since })
      .where('renewal_id', '=', renewalId)
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .execute();
  },
  put: (card) => putCard(db, card),
  shown: async ({ renewalId, conversationId, messageId }, version) => {
    await db
      .updateTable('renewal_cards')
      .set({ shown_version: version })
      .where('renewal_id', '=', renewalId)
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .where('shown_version', '<', version)
      .execute();
  },
  remove: async ({ renewalId, conversationId, messageId }) => {
    await db
      .deleteFrom('renewal_cards')
      .where('renewal_id', '=', renewalId)
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .execute();
  },
  behind: async (limit) => {
    const rows = await db
      .selectFrom('renewal_cards')
      .innerJoin('renewals', 'renewals.id', 'renewal_cards.renewal_id')
      .selectAll('renewal_cards')
      .whereRef('renewal_cards.shown_version', '<', 'renewals.version')
      .limit(limit)
      .execute();
    return rows.map(cardOf);
  },
});

export const putCard = async (db: Database, card: RenewalCard): Promise<void> => {
  const shown = { shown_version: card.shownVersion };
  await db
    .insertInto('renewal_cards')
    .values({
      renewal_id: card.renewalId,
      conversation_id: card.conversationId,
      message_id: card.messageId,
      ...shown,
    })
    .onConflict((conflict) =>
      conflict.columns(['renewal_id', 'conversation_id', 'message_id']).doUpdateSet(shown),
    )
    .execute();
};

const cardOf = (row: Tables['renewal_cards']): RenewalCard => ({
  renewalId: row.renewal_id,
  conversationId: row.conversation_id,
  messageId: row.message_id,
  shownVersion: row.shown_version,
  ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
});
