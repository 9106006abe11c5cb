import { read } from '../../test/harness/cards.ts';
import type { Book } from './books.ts';
import type { Life } from './bot.ts';
import type { Facts } from './facts.ts';
import type { Posting } from './teams.ts';
import { cardOf, type Pressed, type Said } from './traffic.ts';

export const textOf = (posting: Posting): string => {
  const card = cardOf(posting);
  return card === null ? String(posting.activity.text ?? '') : read(card);
};

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 19);

/** A process that was killed, or broke, within a minute cannot answer what it had taken. */
const isGone = (life: Life | null, at: number): boolean =>
  life !== null && life.by !== 'stop' && life.endedAt !== null && life.endedAt - at < 60_000;

/** What is wrong with how the bot took it; null when nothing is, or no bot was there. */
const badlyTaken = ({ outcome, status, life, at }: Said | Pressed): string | null => {
  if (outcome === 'taken' && status !== null && status >= 300) return `the bot answered ${status}`;
  if (outcome === 'late' && !isGone(life, at)) return 'the bot did not answer within a minute';
  if (outcome === 'broken' && !isGone(life, at) && life?.by !== 'stop') return 'the connection broke';
  return null;
};

const fates = ['answered', 'refused by Teams', 'lost with a killed process', 'taken by nobody'] as const;
type Fate = (typeof fates)[number] | Readonly<{ wrong: string }>;

/** What became of a message; `after` are the bot's tries to post there before the next one was said. */
const fateOf = (one: Said, after: readonly Posting[], isAnswer: (posting: Posting) => boolean): Fate => {
  const problem = badlyTaken(one);
  if (problem !== null) return { wrong: problem };
  if (one.outcome === 'nobody' || one.outcome === 'broken') return 'taken by nobody';
  if (after.some(isAnswer)) return 'answered';
  if (isGone(one.life, one.at)) return 'lost with a killed process';
  if (after.some(({ stands }) => !stands)) return 'refused by Teams';
  return { wrong: after.length > 0 ? 'no answer after "One moment"' : 'no answer' };
};

/** Whether a message stands there in the end and says more than that an answer will come. */
const answersAmong = (postings: readonly Posting[]): ((posting: Posting) => boolean) => {
  const standing = postings.filter(({ stands }) => stands);
  const last = new Map(
    standing.map((posting) => [`${posting.conversationId} ${posting.messageId}`, posting]),
  );
  return ({ conversationId, messageId }) => {
    const version = last.get(`${conversationId} ${messageId}`);
    return version !== undefined && !textOf(version).startsWith('One moment');
  };
};

/** Whether it says, however late, that this message got no answer. */
const apologises = (posting: Posting, { at, text }: Said): boolean => {
  const told = textOf(posting).replaceAll('\\', '');
  return posting.at > at && told.startsWith('No answer') && told.includes(`“${text}”`);
};

/** An answer that Teams does not take goes out again for a minute; those behind it wait, and may then need theirs (milliseconds). */
const mayWait = 135_000;

/** Every message that a bot took is answered, or the bot has tried and Teams did not let it. */
export const answers = ({ said, postings }: Facts): Book => {
  const posts = Map.groupBy(
    postings.filter(({ kind }) => kind === 'message'),
    ({ conversationId }) => conversationId,
  );
  const isAnswer = answersAmong(postings);
  const ofPlaces = Map.groupBy(said, ({ conversationId }) => conversationId);
  const told = [...ofPlaces].flatMap(([conversationId, ofOne]) => {
    const inOrder = [...ofOne].sort((a, b) => a.at - b.at);
    const all = posts.get(conversationId) ?? [];
    const within = (from: number, until: number) => all.filter(({ at }) => at >= from && at < until);
    const next = (n: number) => inOrder[n + 1]?.at ?? Number.POSITIVE_INFINITY;
    const first = inOrder.map((one, n) => within(one.at, next(n)).find(isAnswer));
    // What nobody else was answered with.
    const left = new Set(all.filter((posting) => isAnswer(posting) && !first.includes(posting)));
    const refused = (n: number) =>
      within(inOrder[n]?.at ?? 0, next(n)).some(({ stands }) => !stands) ? 1 : 0;
    // What Teams refused may have had no other try: it comes last, so that it takes no answer that is another's.
    const late = new Map(
      [...inOrder.keys()]
        .filter((n) => first[n] === undefined)
        .sort((a, b) => refused(a) - refused(b) || a - b)
        .map((n) => [
          n,
          within(next(n), (inOrder[n]?.at ?? 0) + mayWait).find((posting) => left.delete(posting)),
        ]),
    );
    return inOrder.map((one, n) => {
      const apology = all.find((posting) => isAnswer(posting) && apologises(posting, one));
      const more = [late.get(n), apology].filter((posting) => posting !== undefined);
      return { one, fate: fateOf(one, [...within(one.at, next(n)), ...more], isAnswer) };
    });
  });
  const numbers = fates.map((name) => `${told.filter(({ fate }) => fate === name).length} ${name}`);
  return {
    book: 'every message answered',
    says: `${said.length} messages: ${numbers.join(', ')}`,
    wrong: told.flatMap(({ one, fate }) =>
      typeof fate === 'string' ? [] : [`"${one.text}" (${one.who}, ${timeOf(one.at)}): ${fate.wrong}`],
    ),
  };
};

export const presses = ({ pressed }: Facts): Book => {
  const wrong = pressed.flatMap((press) => {
    const name = `${press.title} (${timeOf(press.at)})`;
    const problem = badlyTaken(press);
    if (problem !== null) return [`${name}: ${problem}`];
    const { statusCode } = (press.body ?? {}) as { statusCode?: number };
    return press.outcome === 'taken' && statusCode !== 200
      ? [`${name}: answered ${JSON.stringify(press.body)}`]
      : [];
  });
  const taken = pressed.filter(({ outcome }) => outcome === 'taken').length;
  return { book: 'every press answered', says: `${pressed.length} presses, ${taken} taken`, wrong };
};
