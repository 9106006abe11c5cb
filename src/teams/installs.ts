import type { TeamsActivity } from './activity.ts';
import { type Around, isFirst, placeOf, remember } from './handle.ts';
import { personOf } from './identity.ts';

export const onInstalled =
  (around: Around) =>
  async (activity: TeamsActivity): Promise<void> => {
    if (!(await isFirst(around, activity))) return;
    const place = placeOf(activity);
    await remember(around, place);
    if (!(await isNews(around, `installed ${place.tenantId} ${place.id}`))) return;
    const person = personOf(activity.from, place.tenantId);
    const { chat, handle, inTime } = around;
    await inTime.run(
      handle.installed({ kind: 'installed', person, conversation: place }, (answer) =>
        chat.send(place, answer),
      ),
    );
  };

export const onRemoved =
  (around: Around) =>
  async (activity: TeamsActivity): Promise<void> => {
    if (!(await isFirst(around, activity))) return;
    const place = placeOf(activity);
    await around.conversations.close(place.tenantId, place.id, 'removed', around.now());
    if (!(await isNews(around, `removed ${place.tenantId} ${place.id}`))) return;
    await around.inTime.run(around.handle.removed({ kind: 'removed', conversation: place }));
  };

/**
 * Teams reports one installation twice, as two kinds of activity close together. A claim never expires, so it covers
 * this minute and the next: a later installation counts as new.
 */
const isNews = async ({ claims, now }: Around, what: string): Promise<boolean> => {
  const at = now();
  const minute = Math.floor(at / 60_000);
  const first = await claims.claim(`${what} ${minute}`, at);
  if (first) await claims.claim(`${what} ${minute + 1}`, at);
  return first;
};
