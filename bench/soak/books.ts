import { read } from '../../test/harness/cards.ts';
import { approved, outcomes, truth, words } from './books-of-changes.ts';
import type { Life } from './bot.ts';
import { type Facts, isOpenAlert } from './facts.ts';
import { alertChannels } from './site.ts';
import type { Posting } from './teams.ts';
import { cardOf, type Pressed, type Said } from './traffic.ts';

/** One thing that must be true, what was counted for it, and what is wrong. */
export type Book = Readonly<{ book: string; says: string; wrong: readonly string[] }>;

const textOf = (posting: Posting): string => {
  const card = cardOf(posting);
  return card === null ? String(posting.activity.text ?? '') : read(card);
};

/** Every alert stands in its place, and none more than twice. */
const alerts = ({ alerts: all, postings }: Facts): Book => {
  const places = new Set<string>(alertChannels.map(({ id }) => id));
  const posted = postings.filter(
    ({ kind, stands, conversationId }) => kind === 'message' && stands && places.has(conversationId),
  );
  const standing = new Set(posted.map(({ conversationId, messageId }) => `${conversationId} ${messageId}`));
  const inPlaces = all.filter(({ conversationId }) => places.has(conversationId));
  const missing = inPlaces
    .filter(({ state }) => state === 'posted')
    .filter(({ conversationId, messageId }) => !standing.has(`${conversationId} ${messageId?.split(';')[0]}`))
    .map(({ key }) => `alert "${key}" counts as posted and stands nowhere`);
  const open = all.filter(isOpenAlert).map(({ key, state }) => `alert "${key}" is still ${state}`);
  const copies = [
    ...Map.groupBy(posted, (posting) => `${posting.conversationId} ${posting.thread} ${textOf(posting)}`),
  ]
    .filter(([, of]) => of.length > 2)
    .map(
      ([, [first, ...others]]) =>
        `posted ${others.length + 1} times: ${first === undefined ? '' : textOf(first).split('\n')[0]}`,
    );
  const states = Map.groupBy(all, ({ state }) => state);
  return {
    book: 'every alert at least once, none more than twice',
    says: `${[...states].map(([state, of]) => `${of.length} ${state}`).join(', ')}; ${posted.length} messages in ${places.size} channels`,
    wrong: [...missing, ...open, ...copies],
  };
};

/** A process that was killed, or broke, cannot answer what it had taken. */
const isGone = (life: Life | null, at: number): boolean =>
  life !== null && life.by !== 'stop' && life.endedAt !== null && life.endedAt - at < 60_000;

/** Messages as they stand in the end, with all their versions in one. */
const lastVersions = (postings: readonly Posting[]): ReadonlyMap<string, Posting> =>
  new Map(
    postings.filter(({ stands }) => stands).map((posting) => [`${posting.conversationId} ${posting.messageId}`, posting]),
  );

/** Every message that a bot took is answered, or the bot has tried and Teams did not let it. */
const answers = ({ said, postings }: Facts): Book => {
  const wrong: string[] = [];
  const counts = {
    answered: 0,
    'refused by Teams': 0,
    'lost with a killed process': 0,
    'taken by nobody': 0,
  };
  const last = lastVersions(postings);
  /** Whether it stands there and says more than that an answer will come. */
  const isAnswer = ({ conversationId, messageId }: Posting): boolean => {
    const version = last.get(`${conversationId} ${messageId}`);
    return version !== undefined && !textOf(version).startsWith('One moment');
  };
  const posts = Map.groupBy(
    postings.filter(({ kind }) => kind === 'message'),
    ({ conversationId }) => conversationId,
  );
  for (const [conversationId, ofOne] of Map.groupBy(said, ({ conversationId: id }) => id)) {
    const inOrder = [...ofOne].sort((a, b) => a.at - b.at);
    for (const [n, one] of inOrder.entries()) {
      const until = inOrder[n + 1]?.at ?? Number.POSITIVE_INFINITY;
      const after = (posts.get(conversationId) ?? []).filter(({ at }) => at >= one.at && at < until);
      const problem = notTaken(one);
      if (problem !== null) wrong.push(`${spoken(one)}: ${problem}`);
      else if (one.outcome === 'nobody' || one.outcome === 'broken') counts['taken by nobody'] += 1;
      else if (after.some(isAnswer)) counts.answered += 1;
      else if (isGone(one.life, one.at)) counts['lost with a killed process'] += 1;
      else if (after.some(({ stands }) => !stands)) counts['refused by Teams'] += 1;
      else wrong.push(`${spoken(one)}: no answer${after.length > 0 ? ' after "One moment"' : ''}`);
    }
  }
  const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return { book: 'every message answered', says: `${said.length} messages: ${numbers.join(', ')}`, wrong };
};

const spoken = ({ who, text, at }: Said): string =>
  `"${text}" (${who}, ${new Date(at).toISOString().slice(11, 19)})`;

const notTaken = ({ outcome, status, life, at }: Said | Pressed): string | null => {
  if (outcome === 'taken' && status !== null && status >= 300) return `the bot answered ${status}`;
  if (outcome === 'late' && !isGone(life, at)) return 'the bot did not answer within a minute';
  if (outcome === 'broken' && !isGone(life, at) && life?.by !== 'stop') return 'the connection broke';
  return null;
};

const presses = ({ pressed }: Facts): Book => {
  const wrong = pressed.flatMap((press) => {
    const name = `${press.title} (${new Date(press.at).toISOString().slice(11, 19)})`;
    const problem = notTaken(press);
    if (problem !== null) return [`${name}: ${problem}`];
    const { statusCode } = (press.body ?? {}) as { statusCode?: number };
    return press.outcome === 'taken' && statusCode !== 200
      ? [`${name}: answered ${JSON.stringify(press.body)}`]
      : [];
  });
  const taken = pressed.filter(({ outcome }) => outcome === 'taken').length;
  return { book: 'every press answered', says: `${pressed.length} presses, ${taken} taken`, wrong };
};

/** Each outcome was told to whoever listens. */
const events = ({ changes, events: all }: Facts): Book => {
  const taken = new Set(
    all.filter((event) => event.taken).map(({ changeId, type }) => `${changeId} ${type}`),
  );
  const settled = changes.filter(
    ({ state }) => state !== 'pending' && state !== 'planned' && state !== 'executing',
  );
  const wrong = settled
    .filter(({ id, state }) => !taken.has(`${id} change.${state}`))
    .map(({ id, state }) => `change.${state} of ${id} never arrived`);
  return { book: 'every outcome told as an event', says: `${all.length} events`, wrong };
};

const chain = ({ chain: check, audit }: Facts): Book => ({
  book: 'the audit is whole',
  says: `${audit.length} entries`,
  wrong: check.kind === 'broken' ? [`entry ${check.seq} is ${check.reason}`] : [],
});

/** Bots end only when they are ended, and say so with 0. A start may fail while its store is away. */
const lives = ({ lives: all, troubles }: Facts): Book => {
  const away = troubles.filter(({ fault }) => fault.kind === 'store-away' || fault.kind === 'disk-full');
  const wrong = all.flatMap((life) => {
    const { by, code, endedAt, startedAt, readyAt } = life;
    const excused =
      readyAt === null &&
      away.some(
        (trouble) =>
          trouble.from < (endedAt ?? 0) && (trouble.endedAt ?? Number.POSITIVE_INFINITY) > startedAt,
      );
    const at = new Date(endedAt ?? 0).toISOString().slice(11, 19);
    if (by === null && endedAt !== null && !excused)
      return [`bot ${life.bot} ended by itself at ${at} with ${code}`];
    return by === 'stop' && code !== 0 && !excused
      ? [`bot ${life.bot} ended with ${code} after SIGTERM at ${at}`]
      : [];
  });
  const by = (kind: Life['by']) => all.filter((life) => life.by === kind).length;
  return {
    book: 'bots end only when told',
    says: `${all.length} lives: ${by('kill')} killed, ${by('stop')} stopped`,
    wrong,
  };
};

const warmUp = 20;
const least = 60;
const mb = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Of each life that is long enough: its last third weighs no more than its first, by a quarter and 20 MB. */
const memory = ({ lives: all }: Facts): Book => {
  const judged = all
    .map((life) => ({ bot: life.bot, samples: life.memory.slice(warmUp) }))
    .filter(({ samples }) => samples.length >= least)
    .map(({ bot, samples }) => {
      const third = Math.floor(samples.length / 3);
      return {
        bot,
        first: median(samples.slice(0, third)),
        last: median(samples.slice(-third)),
        seconds: samples.length,
      };
    });
  return {
    book: 'memory is flat',
    says:
      judged
        .map(({ bot, first, last, seconds }) => `bot ${bot} ${mb(first)} → ${mb(last)} in ${seconds} s`)
        .join(', ') || 'no bot lived long enough',
    wrong: judged
      .filter(({ first, last }) => last > first * 1.25 + 20_000_000)
      .map(({ bot, first, last }) => `bot ${bot} grew from ${mb(first)} to ${mb(last)}`),
  };
};

/** All books of a site. */
export const booksOf = (facts: Facts): readonly Book[] =>
  [outcomes, truth, approved, words, alerts, answers, presses, events, chain, lives, memory].map((book) =>
    book(facts),
  );
