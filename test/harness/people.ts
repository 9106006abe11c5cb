import { createHash } from 'node:crypto';

/** A person in Teams: `id` is Teams' own id (MRI), `aadObjectId` the Entra object id that the bot uses. */
export type Somebody = Readonly<{
  id: string;
  name: string;
  aadObjectId?: string;
  email?: string;
  /** What Teams says of guests and people of other organisations. */
  tenantId?: string;
  userRole?: string;
  userPrincipalName?: string;
}>;

export type Place = Readonly<{
  id: string;
  scope: 'personal' | 'groupChat' | 'channel';
  teamId?: string;
}>;

export const tenant = '7d3f1c9a-52b8-4b7e-9a53-0c8f4b1e6d20';
export const bot = { id: '28:5b1f0c1e-93a4-4b6c-8f0e-2f5a7c9d1e34', name: 'Pax8 Ops' } as const;

/** A GUID that is always the same for the same name. */
export const guidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

export const person = (name: string): Somebody => ({
  id: `29:1${createHash('sha256').update(`mri ${name}`).digest('base64url')}`,
  name,
  aadObjectId: guidOf(name),
});

/** Three colleagues for most tests. */
export const ann = person('Ann Archer');
export const bo = person('Bo Berg');
export const cy = person('Cy Castle');

export const personal = (who: Somebody): Place => ({
  id: `a:1${guidOf(`chat ${who.id}`)}`,
  scope: 'personal',
});
export const groupChat = (name: string): Place => ({
  id: `19:${guidOf(name).replaceAll('-', '')}@thread.v2`,
  scope: 'groupChat',
});
export const channel = (name: string): Place => ({
  id: `19:${guidOf(`channel ${name}`).replaceAll('-', '')}@thread.tacv2`,
  scope: 'channel',
  teamId: `19:${guidOf('team').replaceAll('-', '')}@thread.tacv2`,
});
