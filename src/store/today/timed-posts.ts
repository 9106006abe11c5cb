import type { TimedPost } from '../../core/alerts/timed-post.ts';
import type { TimedPosts } from '../../core/ports/renewal-memory.ts';
import { parseBody } from '../parse-body.ts';
import type { Database, Tables } from '../tables.ts';

export const timedPosts = (db: Database): TimedPosts => {
  const keyOf = (tenantId: string, conversationId: string, of: TimedPost['of']) =>
    ({ tenant_id: tenantId, conversation_id: conversationId, of }) as const;
  return {
    put: async (post) => {
      const body = JSON.stringify(post);
      await db
        .insertInto('timed_posts')
        .values({ ...keyOf(post.tenantId, post.conversationId, post.of), body })
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'conversation_id', 'of']).doUpdateSet({ body }),
        )
        .execute();
    },
    get: async (...which) => {
      const query = db.selectFrom('timed_posts').selectAll();
      const row = await query.where((where) => where.and(keyOf(...which))).executeTakeFirst();
      return row === undefined ? null : postOf(row);
    },
    remove: async (...which) => {
      const { numDeletedRows } = await db
        .deleteFrom('timed_posts')
        .where((where) => where.and(keyOf(...which)))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    list: async (tenantId) => {
      const query = db.selectFrom('timed_posts').selectAll().where('tenant_id', '=', tenantId);
      return (await query.orderBy('conversation_id').orderBy('of').execute()).map(postOf);
    },
    all: async () => (await db.selectFrom('timed_posts').selectAll().execute()).map(postOf),
  };
};

const postOf = ({ conversation_id, body }: Tables['timed_posts']) =>
  parseBody<TimedPost>('timed_posts', conversation_id, body);
