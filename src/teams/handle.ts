import { randomUUID } from 'node:crypto';
import type { Claims, Conversations, Turns } from '../core/ports/memory.ts';
import type { Line } from '../core/ports/pace.ts';
import type { People } from '../core/ports/people-memory.ts';
import type {
  Answer,
  Chat,
  Choice,
  Conversation,
  Delivery,
  DialogAnswer,
  Incoming,
  SearchAnswer,
  Sending,
} from '../core/words/chat.ts';
import type { Failure } from '../core/words/failure.ts';
import type { Locale } from '../core/words/locale.ts';
import type { Log } from '../core/words/log.ts';
import type { Person } from '../core/words/people.ts';
import type { TeamsNotice } from '../core/words/teams-notice.ts';
import type { Turn } from '../core/words/turn.ts';
import { failureOf } from '../errors.ts';
import type { TeamsActivity } from './activity.ts';
import type { AnswerDeadline } from './answer-deadline.ts';
import { conversationOf, senderOf, tenantOf } from './identity.ts';
import type { Intake } from './intake.ts';
import type { PressResult } from './press.ts';
import type { Roster } from './roster.ts';

export type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>;
/** Insists by default: nothing else tells the person who waits. */
export type Reply = (answer: Answer, sending?: Sending) => Promise<Delivery>;

/** What the bot does with each activity. A rejection becomes an apology with a reference that is also in the log. */
export type Handle = Readonly<{
  message(incoming: Of<'message'>, reply: Reply): Promise<void>;
  press(incoming: Of<'press'>): Promise<PressResult>;
  file(incoming: Of<'file'>): Promise<void>;
  search(incoming: Of<'search'>): Promise<SearchAnswer>;
  choices(incoming: Of<'choices'>): Promise<readonly Choice[]>;
  dialog(incoming: Of<'dialog'>): Promise<DialogAnswer>;
  installed(incoming: Of<'installed'>, reply: Reply): Promise<void>;
  /** Somebody joined or left a conversation of this tenant, or its channel was shared. */
  membersChanged(tenantId: string): Promise<void>;
  removed(incoming: Of<'removed'>): Promise<void>;
  /** Teams took no answer to this turn: the person who waits is told later. */
  unanswered(turn: Turn): Promise<void>;
}>;

/**
 * What this folder says by itself, in a locale: null means that of groups and channels, undefined that of the present work.
 */
export type Words = (said: TeamsNotice | Failure, locale?: Locale | null) => string;

export type TurnDeps = Readonly<{
  handle: Handle;
  chat: Chat;
  claims: Pick<Claims, 'claim'>;
  turns: Pick<Turns, 'begin' | 'settle'>;
  conversations: Pick<Conversations, 'remember' | 'close'>;
  people: Pick<People, 'remember'>;
  roster: Roster;
  inTime: AnswerDeadline;
  /** Whether a button only looks something up, by its verb. */
  looksUp: (verb: string) => boolean;
  words: Words;
  /** Admits messages and presses, each with their own limits. */
  intake: Readonly<{ messages: Intake; presses: Intake }>;
  /** Begins the answers, a few in each turn of the event loop. */
  answers: Line;
  /** Gets work that goes on after Teams had its answer. */
  later: (what: string, work: Promise<unknown>) => void;
  /** Aborted when the bot begins to stop: what still waits is left for the next start. */
  stopping: AbortSignal;
  now: () => number;
  log: Log;
}>;

/** The conversation of an activity. Its tenant was checked before the turn began. */
export const placeOf = (activity: TeamsActivity): Conversation =>
  conversationOf(activity, tenantOf(activity) ?? '');

const keyOf = (activity: TeamsActivity): string | null => {
  const { id, type, conversation } = activity;
  return id ? `activity ${type} ${tenantOf(activity)} ${conversation.id} ${id}` : null;
};

/** Whether this is the first delivery of an activity: Teams repeats one when its answer took long. */
export const isFirst = async ({ claims, now }: TurnDeps, activity: TeamsActivity): Promise<boolean> => {
  const key = keyOf(activity);
  return key === null || claims.claim(key, now());
};

/** The turn of a message or press, as it is saved until its answer has left. */
export const turnOf = (
  { now }: TurnDeps,
  activity: TeamsActivity,
  given: Pick<Turn, 'kind' | 'said' | 'messageId'>,
): Turn => {
  const { tenantId, id, threadId } = placeOf(activity);
  return {
    // Without an id it cannot be told from another delivery.
    key: keyOf(activity) ?? `activity ${activity.type} ${randomUUID()}`,
    at: now(),
    tenantId,
    conversationId: id,
    threadId,
    person: senderOf(activity, tenantId).person,
    ...given,
  };
};

/** Settles a turn whose last message was `delivery`, if any: what did not leave is reported later. */
export const closeTurn = async (
  { handle, turns, stopping, log }: TurnDeps,
  turn: Turn,
  delivery: Delivery | null,
): Promise<void> => {
  const isLost = delivery?.kind === 'failed' || delivery?.kind === 'held';
  if (!isLost) return turns.settle(turn.key);
  // The next start finds it.
  if (stopping.aborted) return;
  try {
    await handle.unanswered(turn);
    await turns.settle(turn.key);
  } catch (thrown) {
    log.error({ err: thrown }, 'nobody could be told that an answer did not arrive');
  }
};

export const whoseOf = ({ tenantId, id }: Conversation, { from }: TeamsActivity) => ({
  person: `${tenantId} ${from?.aadObjectId ?? from?.id ?? ''}`,
  conversation: `${tenantId} ${id}`,
});

/** The same place, for everybody there. */
export const openly = ({ onlyFor: _onlyFor, ...place }: Conversation): Conversation => place;

/** Remembers the conversation without its thread: messages that the bot starts get a thread of their own, and all see them. */
export const remember = ({ conversations, now }: TurnDeps, place: Conversation): Promise<void> =>
  conversations.remember({ ...openly(place), threadId: null }, now());

/** Remembers a person's Teams id (which a card needs to refresh for them), time zone and locale. */
export const rememberPerson = async (
  { people, now }: TurnDeps,
  activity: TeamsActivity,
  person: Person,
): Promise<void> => {
  const { zone, locale } = senderOf(activity, person.tenantId).told;
  if (activity.from?.id) await people.remember(person, { teamsId: activity.from.id, zone, locale }, now());
};

type Say = (said: TeamsNotice | Failure) => string;

/** Says sentences in the locale of whoever wrote or pressed. */
export const sayTo =
  ({ words }: Pick<TurnDeps, 'words'>, activity: TeamsActivity): Say =>
  (said) =>
    words(said, senderOf(activity, tenantOf(activity) ?? '').told.locale);

/** Says sentences in the locale of everybody where an activity came from. */
export const sayIn = (deps: Pick<TurnDeps, 'words'>, activity: TeamsActivity): Say =>
  placeOf(activity).scope === 'personal' ? sayTo(deps, activity) : (said) => deps.words(said, null);

/** Logs a failure and returns a sentence for people with the same reference. */
export const apology = ({ log }: TurnDeps, thrown: unknown, during: string, say: Say): string => {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: thrown, reference }, `${during} failed`);
  const failure = failureOf(thrown) ?? 'failed';
  return `${say(failure)} (${say('reference').replace('{0}', reference)})`;
};
