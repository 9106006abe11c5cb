import type { Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';

/** Who speaks at the terminal, and where. */
export type Place = Readonly<{ person: Person; conversation: Conversation }>;

type Known = Readonly<{
  /**
   * Who sits at the terminal, in their own chat. They can start the bot with its credentials, so they are its admin.
   */
  own: Place;
  /** Somebody in their own chat; the terminal's own person by name, or as "me". */
  as(name: string): Place;
  /** The same person in a channel of that name. */
  inChannel(place: Place, name: string): Place;
  /** What people call a conversation that is not `here`: "Ann", "Renewals". */
  nameOf(conversation: Conversation): string;
  /** The people that a text mentions as "@Ann"; the address ann@example.com mentions nobody. */
  namedIn(text: string): readonly Readonly<{ text: string; place: Place }>[];
}>;

const tenantId = 'terminal';
const usual: Conversation = {
  ...{
    tenantId,
    id: 'terminal',
    scope: 'personal',
    serviceUrl: '',
    botId: 'bot',
    botName: 'Pax8 Operations',
  },
  ...{ threadId: null, teamId: null, channelId: null, personId: 'terminal' },
};
const idOf = (name: string): string => name.toLowerCase();

/** The people and channels of a terminal: they exist as soon as they are named, so that one person can play several. */
export const peopleAt = (name: string): Known => {
  const own: Place = { person: { tenantId, objectId: 'terminal', name }, conversation: usual };
  const others = new Map<string, Place>();
  const channels = new Map<string, string>();
  const isOwn = (wanted: string): boolean => ['me', idOf(name)].includes(idOf(wanted));
  const as = (wanted: string): Place => {
    if (isOwn(wanted)) return own;
    const id = `terminal-${idOf(wanted)}`;
    const place: Place = others.get(id) ?? {
      person: { tenantId, objectId: id, name: wanted },
      conversation: { ...usual, id, personId: id },
    };
    others.set(id, place);
    return place;
  };
  return {
    own,
    as,
    inChannel: ({ person }, wanted) => {
      const id = `terminal#${idOf(wanted)}`;
      channels.set(id, channels.get(id) ?? wanted);
      const channel = { scope: 'channel', teamId: 'terminal-team', channelId: id, personId: null } as const;
      return { person, conversation: { ...usual, ...channel, id } };
    },
    nameOf: ({ id }) => channels.get(id) ?? others.get(id)?.person.name ?? name,
    namedIn: (text) =>
      [...text.matchAll(/(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_-]+)/gu)].map(([whole, wanted = '']) => ({
        text: whole,
        place: as(wanted),
      })),
  };
};
