import type { Alert, AlertContent } from '../../core/alerts/alert.ts';
import type { TimedPost } from '../../core/alerts/timed-post.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import { onlyOfText } from '../../views/alerts/timed-post-answers.ts';
import { onlyTheseText, withLine } from '../../views/kit/notes.ts';
import { todayCard } from '../../views/renewals/today.ts';
import { inLocale } from '../../views/texts/locale.ts';
import type { Context } from '../context.ts';
import { withCostsHidden } from '../hidden-costs.ts';
import { readBy } from '../people/readers.ts';
import { sightOf } from '../people/sight.ts';
import { readToday } from '../renewals/read-today.ts';
import { isStillOfToday, mayPost } from './timed-posts.ts';

/**
 * What needs somebody, as the post's creator may see it now, without costs where outsiders read along. Null when it is
 * no longer wanted or allowed.
 */
export const todayMessage = async (
  asked: Context,
  { tenantId, conversationId }: Alert,
  { turn }: Extract<AlertContent, { kind: 'today' }>,
  to: Conversation,
): Promise<Answer | null> => {
  const post = await asked.memory.timedPosts.get(tenantId, conversationId, 'today');
  if (post === null || !isStillOfToday(asked, post, turn)) return null;
  if (!(await mayPost(asked, post.setBy, to))) return null;
  const context = await readBy(asked, post.setBy, to);
  return inLocale(context.locale, () => todayOf(context, tenantId, post, to));
};

const todayOf = async (
  context: Context,
  tenantId: string,
  { setBy }: Pick<TimedPost, 'setBy'>,
  to: Conversation,
): Promise<Answer | null> => {
  const sight = await sightOf(context, setBy);
  const seen = withCostsHidden(sight.context);
  const held = seen.portfolio.current();
  if (held === null) return null;
  const found = await readToday(seen, tenantId, held);
  const { asOf, companies } = held;
  const answer = seen.answer(todayCard({ ...found, companies, asOf, page: 0, say: 'today' }, seen.show()));
  if (sight.only === null) return answer;
  return withLine(answer, to.personId === null ? onlyOfText(sight.only) : onlyTheseText(sight.only));
};
