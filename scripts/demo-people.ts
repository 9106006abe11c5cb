import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/*
 * The people of the demo. The Playground shows one person at a time, so that the second one, who approves, has a Playground of
 * their own: the same people, seen by somebody else.
 */

export const sam = '3d1c9b72-6e5f-4a80-8f24-c0a7b6d5e103';
export const kim = '7a9e4c18-3b2d-4f67-a51c-d8e0f9b6c204';

type User = Readonly<{ id: string; name: string; aadObjectId: string }>;
type Playground = Readonly<{
  currentUser: User;
  users: readonly User[];
  personalChat: object;
  groupChat: object;
  team: Readonly<{ channels: readonly object[] }>;
}>;

const file = '.m365agentsplayground.yml';

/** Writes the Playground's configuration as Kim sees it into `folder`. Their chats are their own: the bot tells places by their ids. */
export const writePlaygroundOfKim = (root: string, folder: string): void => {
  const given = parse(readFileSync(join(root, file), 'utf8')) as Playground;
  const { currentUser, users, groupChat, team, ...rest } = given;
  const [second, ...others] = users.toSorted(
    (a, b) => Number(b.aadObjectId === kim) - Number(a.aadObjectId === kim),
  );
  const seen = {
    ...rest,
    currentUser: second,
    users: [currentUser, ...others],
    personalChat: { id: 'a:personal-kim' },
    groupChat: { ...groupChat, id: '19:group-of-kim@thread.v2' },
    team: {
      ...team,
      id: '19:team-of-kim@thread.tacv2',
      channels: team.channels.map((channel) => ({ ...channel, id: '19:renewals-of-kim@thread.tacv2' })),
    },
  };
  writeFileSync(join(folder, file), stringify(seen));
};
