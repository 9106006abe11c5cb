import type { UsageDay, UsageDays } from '../../core/billing/usage-months.ts';
import type { UsageRead } from '../../core/billing/usage-sums.ts';
import type { Marketplace } from '../../core/marketplace/marketplace.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { UsageLine, UsageSummary } from '../../core/marketplace/usage.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The most subscriptions and single days that are read for one answer. */
const subscriptionsAtMost = 100;
const daysAtMost = 400;
const atOnce = 24;
/** How long a person waits for days (milliseconds). Later ones are reported as not read. */
const patienceMs = 10_000;
/** How long read days are reused, since turning a page asks for them again. The card says how old they are. */
export const keepMs = 5 * 60_000;
const keptAtMost = 20_000;

type Reading = Pick<Context, 'marketplace' | 'log' | 'now' | 'later'>;
type Day = Readonly<{ at: Instant; lines: readonly UsageLine[]; unreadable: number }>;

const daysByMarketplace = new WeakMap<Marketplace, Map<string, Day>>();

const keptOf = ({ marketplace, now }: Reading): Map<string, Day> => {
  const days = daysByMarketplace.get(marketplace) ?? new Map<string, Day>();
  daysByMarketplace.set(marketplace, days);
  // In order of reading, so the oldest come first.
  for (const [key, { at }] of days) {
    if (now() - at < keepMs && days.size <= keptAtMost) break;
    days.delete(key);
  }
  return days;
};

/**
 * Usage of subscriptions by day: reads their resources, then each day of each, because Pax8 asks for a day. Only Pax8
 * knows which subscriptions are billed by usage. Throws when not one subscription can be read.
 */
export const readUsage = async (
  context: Reading,
  subscriptions: readonly Subscription[],
  { days, against }: Pick<UsageDays, 'days' | 'against'>,
  patience: number | null = patienceMs,
): Promise<UsageRead> => {
  const { now } = context;
  const startedAt = now();
  const { found, silent, unreadable } = await summariesOf(context, subscriptions);
  const before = [...against.values()];
  const asked =
    found.length * (days.length + before.length) <= daysAtMost
      ? 'both'
      : found.length * days.length <= daysAtMost || patience === null
        ? 'days'
        : 'none';
  const wanted = asked === 'none' ? [] : asked === 'days' ? days : [...days, ...before];
  const jobs = wanted.flatMap((day) => found.map(({ summary }) => ({ summary, day })));
  const read = await daysOf(context, jobs, patience);
  const asOf = Math.min(startedAt, ...[...read.values()].map(({ at }) => at));
  return {
    resources: found.map(({ subscription, summary }) => ({
      subscription,
      summary,
      days: new Map(wanted.map((day) => [day, read.get(keyOf(summary, day))?.lines ?? null])),
    })),
    silent,
    unreadable: [...read.values()].reduce((sum, usage) => sum + usage.unreadable, unreadable),
    asked,
    asOf,
  };
};

type Found = Readonly<{ subscription: Subscription; summary: UsageSummary }>;

const summariesOf = async (
  { marketplace, log }: Reading,
  subscriptions: readonly Subscription[],
): Promise<{ found: Found[]; silent: number; unreadable: number }> => {
  const answers = await Promise.allSettled(
    subscriptions.slice(0, subscriptionsAtMost).map(async (subscription) => ({
      subscription,
      ...(await marketplace.usageSummaries(subscription.id, {}, 'person')),
    })),
  );
  const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const failed = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  );
  if (read.length === 0 && failed.length > 0) throw failed[0];
  for (const reason of failed) log.warn({ reason: messageOf(reason) }, 'usage could not be read');
  return {
    found: read.flatMap(({ subscription, rows }) => rows.map((summary) => ({ subscription, summary }))),
    silent: failed.length + Math.max(0, subscriptions.length - subscriptionsAtMost),
    unreadable: read.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
};

type Job = Readonly<{ summary: UsageSummary; day: UsageDay }>;

const keyOf = ({ id }: UsageSummary, day: UsageDay): string => `${id} ${day}`;

/** The days that could be read in time. Stops at the first failure, because more tries only make a person wait. */
const daysOf = async (
  context: Reading,
  jobs: readonly Job[],
  patience: number | null,
): Promise<ReadonlyMap<string, Day>> => {
  const { marketplace, log, now, later } = context;
  const known = keptOf(context);
  const read = new Map<string, Day>();
  const queue: Job[] = [];
  for (const job of jobs) {
    const day = known.get(keyOf(job.summary, job.day));
    if (day === undefined) queue.push(job);
    else read.set(keyOf(job.summary, job.day), day);
  }
  let over = false;
  const worker = async () => {
    for (let job = queue.shift(); job !== undefined && !over; job = queue.shift()) {
      const { summary, day } = job;
      try {
        const { rows, unreadable } = await marketplace.usageLines(summary.id, day, null, 'person');
        const entry = { at: now(), lines: rows, unreadable };
        known.set(keyOf(summary, day), entry);
        if (!over) read.set(keyOf(summary, day), entry);
      } catch (thrown) {
        over = true;
        log.warn({ day, reason: messageOf(thrown) }, 'usage of a day could not be read');
      }
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, worker));
  if (patience === null) await all;
  else {
    later('usage by day', all);
    await Promise.race([all, late(patience)]);
  }
  over = true;
  return read;
};

const late = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms).unref();
  });
