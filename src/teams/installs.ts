import type { TeamsActivity } from './activity.ts';
import { isFirst, placeOf, remember, type TurnDeps } from './handle.ts';
import { senderOf } from './identity.ts';

export const onInstalled =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> =>
    void (await deps.inTime.run(install(deps, activity)));

const install = async (deps: TurnDeps, activity: TeamsActivity): Promise<void> => {
  if (!(await isFirst(deps, activity))) return;
  const place = placeOf(activity);
  await remember(deps, place);
  if (!(await isNews(deps, `installed ${place.tenantId} ${place.id}`))) return;
  const { person, told } = senderOf(activity, place.tenantId);
  const { chat, handle } = deps;
  await handle.installed({ kind: 'installed', person, told, conversation: place }, (answer) =>
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

export const onMembersChanged =
  ({ handle }: TurnDeps) =>
  (activity: TeamsActivity): Promise<void> =>
    handle.membersChanged(placeOf(activity).tenantId);

/** How far apart two reports of one installation are at most, in milliseconds. */
const together = 10_000;

/**
 * Teams reports one installation twice, close together. A claim never expires, so it covers these ten seconds and the
 * next; a later installation counts as new.
 */
const isNews = async ({ claims, now }: TurnDeps, what: string): Promise<boolean> => {
  const at = now();
  const window = Math.floor(at / together);
  const first = await claims.claim(`${what} ${window}`, at);
  if (first) await claims.claim(`${what} ${window + 1}`, at);
  return first;
};
