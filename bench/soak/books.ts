import { approved, outcomes, truth, words } from './books-of-changes.ts';
import { answers, presses, textOf } from './books-of-messages.ts';
import type { Life } from './bot.ts';
import { type Facts, isOpenAlert } from './facts.ts';
import { alertChannels } from './site.ts';

/** One thing that must be true, what was counted for it, and what is wrong. */
export type Book = Readonly<{ book: string; says: string; wrong: readonly string[] }>;

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

const day = 24 * 60 * 60_000;

/** What will renew within 59 days at Pax8 itself, with a commitment of a year or more: each place has been told of it. */
export const told = ({ subscriptions, renewals, alerts: all, now }: Facts): Book => {
  const due = subscriptions.filter(
    ({ status, endDate, commitment }) =>
      status === 'Active' &&
      endDate === null &&
      commitment !== null &&
      commitment.term !== 'Monthly' &&
      commitment.endDate > now + day &&
      commitment.endDate < now + 59 * day,
  );
  const lineOf = (id: string, end: number) =>
    renewals.find(({ lines }) => lines.some((line) => line.subscriptionId === id && line.termEndsAt === end));
  const wrong = due.flatMap(({ id, commitment }) => {
    const renewal = lineOf(id, commitment?.endDate ?? 0);
    if (renewal === undefined) return [`subscription ${id} renews and is no renewal here`];
    return alertChannels.flatMap((place) =>
      all.some(
        ({ conversationId, content, state }) =>
          conversationId === place.id &&
          (state === 'posted' || state === 'told') &&
          ((content?.kind === 'due' && content.renewalId === renewal.id) ||
            (content?.kind === 'digest' && content.renewalIds.includes(renewal.id))),
      )
        ? []
        : [`renewal ${renewal.id} (${renewal.companyName}, ${renewal.day}) was never told in ${place.id}`],
    );
  });
  return {
    book: 'everything that renews was told',
    says: `${due.length} subscriptions renew within 59 days`,
    wrong,
  };
};

/** Each outcome was told to whoever listens. */
const events = ({ changes, events: all, givenUp }: Facts): Book => {
  const taken = new Set(
    all.filter((event) => event.taken).map(({ changeId, type }) => `${changeId} ${type}`),
  );
  const settled = changes.filter(
    ({ state }) => state !== 'pending' && state !== 'planned' && state !== 'executing',
  );
  const wrong = settled
    .filter(({ id, state }) => !taken.has(`${id} change.${state}`))
    .filter(({ id, state }) => !givenUp.includes(`change.${state} of ${id}`))
    .map(({ id, state }) => `change.${state} of ${id} never arrived`);
  return {
    book: 'every outcome told as an event',
    says: `${all.length} events, ${givenUp.length} given up after a day`,
    wrong,
  };
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
    // Told before it could listen to signals: it ends by the signal itself (null), and had begun nothing.
    return by === 'stop' && code !== 0 && !(readyAt === null && code === null) && !excused
      ? [`bot ${life.bot} ended with ${code} after SIGTERM at ${at}`]
      : [];
  });
  const stops = all.flatMap(({ by, toldAt, endedAt }) =>
    by !== 'stop' || toldAt === null || endedAt === null ? [] : [(endedAt - toldAt) / 1_000],
  );
  const by = (kind: Life['by']) => all.filter((life) => life.by === kind).length;
  return {
    book: 'bots end only when told',
    says: `${all.length} lives: ${by('kill')} killed, ${by('stop')} stopped, in ${Math.max(0, ...stops).toFixed(1)} s at most`,
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
  [outcomes, truth, approved, words, alerts, told, answers, presses, events, chain, lives, memory].map(
    (book) => book(facts),
  );
