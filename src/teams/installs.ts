import type { TeamsActivity } from './activity.ts';
import { isFirst, placeOf, remember, type TurnDeps } from './handle.ts';
import { personOf } from './identity.ts';

export const onInstalled =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> =>
    void (await deps.inTime.run(install(deps, activity)));

const install = async (deps: TurnDeps, activity: TeamsActivity): Promise<void> => {
  if (!(await isFirst(deps, activity))) return;
  const place = placeOf(activity);
  await remember(deps, place);
  if (!(await isNews(deps, `installed ${place.tenantId} ${place.id}`))) return;
  const person = personOf(activity.from, place.tenantId);
  const { chat, handle } = deps;
  await handle.installed({ kind: 'installed', person, conversation: place }, (answer) =>
    chat.send(place, answer),
  );
};

export const onRemoved =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> => {
    if (!(await isFirst(deps, activity))) return;
    const place = placeOf(activity);
    await deps.conversations.close(place.tenantId, place.id, 'removed', deps.now());
    if (!(await isNews(deps, `removed ${place.tenantId} ${place.id}`))) return;
    await deps.inTime.run(deps.handle.removed({ kind: 'removed', conversation: place }));
  };

/**
 * Teams reports one installation twice, as two kinds of activity close together. A claim never expires, so it covers
 * this minute and the next: a later installation counts as new.
 */
const isNews = async ({ claims, now }: TurnDeps, what: string): Promise<boolean> => {
  const at = now();
  const minute = Math.floor(at / 60_000);
  const first = await claims.claim(`${what} ${minute}`, at);
  if (first) await claims.claim(`${what} ${minute + 1}`, at);
  return first;
};
