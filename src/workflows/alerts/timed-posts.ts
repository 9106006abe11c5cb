import type { Alert } from '../../core/alerts/alert.ts';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import { nextTurn, turnToDo } from '../../core/alerts/sweep-turns.ts';
import { isOfToday, postTurns, type TimedPost } from '../../core/alerts/timed-post.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import { type Context, roleIn } from '../context.ts';

type Where = Pick<Conversation, 'id' | 'scope'>;

/** Whether this person may have such cards posted there: in a group others read them. */
export const mayPost = async (
  context: Pick<Context, 'memory' | 'settings' | 'members'>,
  person: Person,
  { scope }: Pick<Where, 'scope'>,
): Promise<boolean> => {
  if (await context.members.isShutOut(person)) return false;
  const { role } = await roleIn(context, person);
  return includes(role, scope === 'personal' ? 'viewer' : 'approver');
};

/** Saves what the conversation gets from now on; returns true when it came at another time before. */
export const setPost = async (
  context: Context,
  person: Person,
  conversation: Conversation,
  asked: Pick<TimedPost, 'of' | 'minute' | 'weekdays'>,
): Promise<Readonly<{ post: TimedPost; replaced: boolean }>> => {
  const { memory, now, zone, settings } = context;
  const { of, minute, weekdays } = asked;
  const before = await memory.timedPosts.get(person.tenantId, conversation.id, of);
  // In groups the hour is that of the configuration, as people there read all times in it.
  const post: TimedPost = {
    ...{ tenantId: person.tenantId, conversationId: conversation.id, of, minute, weekdays },
    zone: zone === settings.timeZone ? null : zone,
    setBy: person,
    setAt: now(),
  };
  await memory.timedPosts.put(post);
  const facts = { scope: conversation.scope, time: timeOf(post), weekdays: weekdays.join(', ') };
  await record(context, person, `${of}.here`, facts, { conversation });
  return { post, replaced: before !== null };
};

const timeOf = ({ minute }: TimedPost): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Returns false when nothing of the kind came there. */
export const removePost = async (
  context: Context,
  person: Person,
  conversation: Conversation,
  of: TimedPost['of'],
): Promise<boolean> => {
  const were = await context.memory.timedPosts.remove(person.tenantId, conversation.id, of);
  if (were) await record(context, person, `${of}.off`, { scope: conversation.scope }, { conversation });
  return were;
};

/** When it comes next. */
export const nextPost = (
  { settings, now }: Pick<Context, 'settings' | 'now'>,
  post: TimedPost,
): Instant | null => nextTurn(postTurns(post, settings.timeZone), now());

const markOf = ({ of, tenantId, conversationId }: TimedPost): string =>
  `${of} here ${tenantId} ${conversationId}`;

/** Whether a post's turn may still be shown now. */
export const isStillOfToday = (
  { settings, now }: Pick<Context, 'settings' | 'now'>,
  { zone }: TimedPost,
  turn: Instant,
): boolean => isOfToday(turn, now(), zone ?? settings.timeZone);

/**
 * Adds the alert of each due post, also one missed today; its key makes it one on all instances. Waits until Pax8 was
 * read.
 */
export const sendTimedPosts = async (context: Context): Promise<void> => {
  const { memory, settings, now, newId, portfolio } = context;
  if (portfolio.current() === null) return;
  for (const post of await memory.timedPosts.all()) {
    const done = await memory.marks.get(markOf(post));
    const turn = turnToDo(postTurns(post, settings.timeZone), done, now());
    // One that was set after this hour waits for its next one.
    if (turn === null || turn <= post.setAt) continue;
    if (isStillOfToday(context, post, turn)) {
      const key = `${post.of} ${post.conversationId} ${new Date(turn).toISOString()}`;
      await memory.alerts.add([{ ...newAlert(key, post, { kind: post.of, turn }, now()), id: newId() }]);
    }
    await memory.marks.set(markOf(post), turn);
  }
};

/** Records, and so reports to event receivers, that the list was posted. */
export const recordPosted = ({ memory, now }: Context, { tenantId, conversationId }: Alert): Promise<void> =>
  memory.audit.append({
    ...{ at: now(), tenantId, person: null, event: 'today.posted' },
    ...{ changeId: null, companyId: null, facts: { where: conversationId } },
  });
