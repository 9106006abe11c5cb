/**
 * In a channel, Teams addresses a thread as `conversation;messageid=root`. A message in a thread can only be updated
 * there, so the id by which the bot remembers such a message names the root too: `id;messageid=root`.
 */
const mark = ';messageid=';

/** A conversation id of the wire, taken apart. */
export const threadOf = (wireId: string): { id: string; threadId: string | null } => {
  const at = wireId.indexOf(mark);
  if (at < 0) return { id: wireId, threadId: null };
  return { id: wireId.slice(0, at), threadId: wireId.slice(at + mark.length) || null };
};

/**
 * The conversation id that the wire wants for a thread; without a thread, the conversation itself. A thread may be named
 * by any message in it that the bot remembers.
 */
export const wireIdOf = (id: string, threadId: string | null): string =>
  threadId === null ? id : `${id}${mark}${placeOf(threadId).threadId}`;

/** The id by which the bot remembers a message. */
export const messageIdOf = (messageId: string, threadId: string | null): string => {
  const root = threadId === null ? null : placeOf(threadId).threadId;
  return root === null || root === messageId ? messageId : `${messageId}${mark}${root}`;
};

/** The other way round; the root of a thread is its own thread. */
export const placeOf = (remembered: string): { messageId: string; threadId: string } => {
  const { id, threadId } = threadOf(remembered);
  return { messageId: id, threadId: threadId ?? id };
};
