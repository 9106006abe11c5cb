import type { Claims, Conversations, Turns } from '../core/ports/memory.ts';
import type { People } from '../core/ports/people-memory.ts';
import type { Log } from '../core/words/log.ts';
import { messageOf } from '../errors.ts';

/** How many keys are remembered here. */
const most = 10_000;
/** How long, in milliseconds, an answer waits for a silent store. */
const patience = 2_000;

type Noting = Readonly<{
  claims: Pick<Claims, 'claim'>;
  turns: Pick<Turns, 'begin' | 'settle'>;
  conversations: Pick<Conversations, 'remember' | 'close'>;
  people: Pick<People, 'remember'>;
}>;

/**
 * Keeps turns going while the store is away: this process alone remembers which activities it has accepted;
 * conversations and people are saved with their next activity.
 */
export const whileAway = ({ claims, turns, conversations, people }: Noting, log: Log): Noting => {
  const taken = new Set<string>();
  const orElse = async <T>(what: string, work: Promise<T>, instead: T): Promise<T> => {
    const { promise: timeUp, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('no answer in time')), patience).unref();
    try {
      return await Promise.race([work, timeUp]);
    } catch (thrown) {
      log.error({ what, reason: messageOf(thrown) }, 'the store is away; a turn goes on without it');
      // It is not waited for any more.
      work.catch(() => {});
      return instead;
    } finally {
      clearTimeout(timer);
    }
  };
  const isFirstHere = (key: string): boolean => {
    const first = !taken.has(key);
    taken.add(key);
    const [oldest] = taken;
    if (taken.size > most && oldest !== undefined) taken.delete(oldest);
    return first;
  };
  return {
    claims: {
      claim: async (key, now) => isFirstHere(key) && orElse('an activity', claims.claim(key, now), true),
    },
    turns: {
      begin: async (turn) => isFirstHere(turn.key) && orElse('an activity', turns.begin(turn), true),
      settle: turns.settle,
    },
    conversations: {
      remember: (...given) => orElse('a conversation', conversations.remember(...given), undefined),
      close: (...given) => orElse('a conversation', conversations.close(...given), undefined),
    },
    people: { remember: (...given) => orElse('a person', people.remember(...given), undefined) },
  };
};
