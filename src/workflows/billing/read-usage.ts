import type { UsageDay, UsageDays } from '../../core/billing/usage-months.ts';
import type { UsageRead } from '../../core/billing/usage-read.ts';
import type { Marketplace } from '../../core/marketplace/marketplace.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { UsageLine, UsageSummary } from '../../core/marketplace/usage.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The most subscriptions and single days that are read for one answer. */
const subscriptionsAtMost = 200;
const daysAtMost = 600;
const atOnce = 24;
/** How long a person waits for days (milliseconds). Later ones are reported as unread. */
const patienceMs = 10_000;
/** How long read days are reused when a person turns the page. The card shows their age. */
export const keepMs = 5 * 60_000;
const keptAtMost = 20_000;

export type Reading = Pick<Context, 'marketplace' | 'log' | 'now' | 'later'>;
type Day = Readonly<{ at: Instant; lines: readonly UsageLine[]; unreadable: number }>;
type Summaries = Readonly<{ at: Instant; rows: readonly UsageSummary[]; unreadable: number }>;

/** What was recently read of a marketplace, and the products for which Pax8 ever showed usage. */
type RecentReads = Readonly<{
  days: Map<string, Day>;
  summaries: Map<string, Summaries>;
  products: Set<string>;
}>;
const recentReads = new WeakMap<Marketplace, RecentReads>();

const recentReadsOf = ({ marketplace, now }: Pick<Reading, 'marketplace' | 'now'>): RecentReads => {
  const recent = recentReads.get(marketplace) ?? {
    days: new Map<string, Day>(),
    summaries: new Map<string, Summaries>(),
    products: new Set<string>(),
  };
  recentReads.set(marketplace, recent);
  // In order of reading, so the oldest come first.
  for (const read of [recent.days, recent.summaries])
    for (const [key, { at }] of read) {
      if (now() - at < keepMs && read.size <= keptAtMost) break;
      read.delete(key);
    }
  return recent;
};

/** The products for which Pax8 showed usage since the start. */
export const productsWithUsage = (context: Pick<Reading, 'marketplace' | 'now'>): ReadonlySet<string> =>
  recentReadsOf(context).products;

export type UsageWish = Readonly<{
  subscriptions: readonly Subscription[];
  plan: Pick<UsageDays, 'days' | 'against' | 'pax8Month'>;
  /** The resources to read by day; the others have only their sum. */
  byDay: (summary: UsageSummary, subscription: Subscription) => boolean;
  /** How long to wait for days (milliseconds); null for as long as it takes. */
  patience?: number | null;
}>;

/**
 * Usage of subscriptions: reads their resources, then each day of each, as Pax8 requires a day. Only Pax8 knows what is
 * billed by usage. Throws when not one subscription can be read.
 */
export const readUsage = async (
  context: Reading,
  { subscriptions, plan, byDay, patience = patienceMs }: UsageWish,
): Promise<UsageRead> => {
  const { now } = context;
  const { found, without, silent, unreadable, readAt } = await summariesOf(context, subscriptions);
  const daily = found.filter(({ summary, subscription }) => byDay(summary, subscription));
  const needed = [...new Set([...plan.days, ...plan.pax8Month])];
  const all = [...new Set([...needed, ...plan.against.values()])];
  const asked =
    daily.length * all.length <= daysAtMost
      ? 'both'
      : daily.length * needed.length <= daysAtMost || patience === null
        ? 'days'
        : 'none';
  const wanted = asked === 'none' ? [] : asked === 'days' ? needed : all;
  const jobs = wanted.flatMap((day) => daily.map(({ summary }) => ({ summary, day })));
  const read = await daysOf(context, jobs, patience);
  return {
    resources: found.map(({ subscription, summary }) => ({
      subscription,
      summary,
      days: new Map(wanted.map((day) => [day, read.get(keyOf(summary, day))?.lines ?? null])),
    })),
    without,
    silent,
    unreadable: [...read.values()].reduce((sum, usage) => sum + usage.unreadable, unreadable),
    asked,
    asOf: [...read.values()].reduce((oldest, { at }) => Math.min(oldest, at), Math.min(readAt, now())),
  };
};

type Found = Readonly<{ subscription: Subscription; summary: UsageSummary }>;

const summariesOf = async (
  context: Reading,
  subscriptions: readonly Subscription[],
): Promise<{
  found: Found[];
  without: Subscription[];
  silent: number;
  unreadable: number;
  readAt: Instant;
}> => {
  const { marketplace, log, now } = context;
  const recent = recentReadsOf(context);
  const answers = await Promise.allSettled(
    subscriptions.slice(0, subscriptionsAtMost).map(async (subscription) => {
      const { id, productId } = subscription;
      const known = recent.summaries.get(id);
      if (known !== undefined) return { subscription, ...known };
      const fresh = { at: now(), ...(await marketplace.usageSummaries(id, {}, 'person')) };
      recent.summaries.set(id, fresh);
      if (fresh.rows.length > 0) recent.products.add(productId);
      return { subscription, ...fresh };
    }),
  );
  const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const failed = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  );
  if (read.length === 0 && failed.length > 0) throw failed[0];
  for (const reason of failed) log.warn({ reason: messageOf(reason) }, 'usage could not be read');
  return {
    found: read.flatMap(({ subscription, rows }) => rows.map((summary) => ({ subscription, summary }))),
    without: read.flatMap(({ subscription, rows, unreadable }) =>
      rows.length + unreadable === 0 ? [subscription] : [],
    ),
    silent: failed.length + Math.max(0, subscriptions.length - subscriptionsAtMost),
    unreadable: read.reduce((sum, { unreadable }) => sum + unreadable, 0),
    readAt: read.reduce((oldest, { at }) => Math.min(oldest, at), now()),
  };
};

type Job = Readonly<{ summary: UsageSummary; day: UsageDay }>;

const keyOf = ({ id }: UsageSummary, day: UsageDay): string => `${id} ${day}`;

/** The days that could be read in time. Stops at the first failure: retries would only make a person wait. */
const daysOf = async (
  context: Reading,
  jobs: readonly Job[],
  patience: number | null,
): Promise<ReadonlyMap<string, Day>> => {
  const { marketplace, log, now, later } = context;
  const known = recentReadsOf(context).days;
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
