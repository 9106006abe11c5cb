import { expressionBuilder } from 'kysely';
import type { RenewalCard, RenewalCards } from '../core/ports/renewal-memory.ts';
import type { Database, Tables } from './tables.ts';

/** The place of one card. */
const isCard = ({
  renewalId,
  conversationId,
  messageId,
}: Pick<RenewalCard, 'renewalId' | 'conversationId' | 'messageId'>) =>
  expressionBuilder<Tables, 'renewal_cards'>().and({
    renewal_id: renewalId,
    conversation_id: conversationId,
    message_id: messageId,
  });

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
  missing: async (card, since) => {
    await db.updateTable('renewal_cards').set({ missing_since: since }).where(isCard(card)).execute();
  },
  put: (card) => putCard(db, card),
  shown: async (card, version) => {
    await db
      .updateTable('renewal_cards')
      .set({ shown_version: version })
      .where(isCard(card))
      .where('shown_version', '<', version)
      .execute();
  },
  remove: async (card) => {
    await db.deleteFrom('renewal_cards').where(isCard(card)).execute();
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
