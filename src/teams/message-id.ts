/**
 * Teams addresses a thread in a channel as `conversation;messageid=root`. A message can only be updated through its
 * thread, so the bot remembers the root with the message's id: `id;messageid=root`.
 */
const mark = ';messageid=';

/** Splits one of Teams' conversation ids. */
export const threadOf = (wireId: string): { id: string; threadId: string | null } => {
  const at = wireId.indexOf(mark);
  if (at < 0) return { id: wireId, threadId: null };
  return { id: wireId.slice(0, at), threadId: wireId.slice(at + mark.length) || null };
};

/** Teams' id of a thread, or of the conversation when `threadId` is null. Any remembered message can name its thread. */
export const wireIdOf = (id: string, threadId: string | null): string =>
  threadId === null ? id : `${id}${mark}${placeOf(threadId).threadId}`;

/** The id under which the bot remembers a message. */
export const messageIdOf = (messageId: string, threadId: string | null): string => {
  const root = threadId === null ? null : placeOf(threadId).threadId;
  return root === null || root === messageId ? messageId : `${messageId}${mark}${root}`;
};

/** Splits a remembered id. The root message of a thread is its own thread. */
export const placeOf = (remembered: string): { messageId: string; threadId: string } => {
  const { id, threadId } = threadOf(remembered);
  return { messageId: id, threadId: threadId ?? id };
};
