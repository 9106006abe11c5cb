import { DateTime } from 'luxon';
import { mayHaveUsage } from '../../core/billing/spend-table.ts';
import {
  firstComparison,
  jumpDays,
  type KeptUsage,
  type UsageJump,
  usageJumps,
  usedSoFar,
} from '../../core/billing/usage-jumps.ts';
import type { UsageDay } from '../../core/billing/usage-months.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { UsageReach } from '../../core/today/unseen.ts';
import { hour, day as oneDay } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The most reads in one turn, a minute: few of the 1,000 calls that Pax8 allows in one. */
const readsATurn = 30;
const atOnce = 3;
/** Longer than from one day to the same day of the next month. */
const keptDays = 40;

/** When everything was read or tried in its hour: until the next one nothing is due. */
const completeMark = 'usage complete';
const hourOf = (at: Instant): number => Math.floor(at / hour);
/** In UTC. */
const dayOf = (at: Instant): UsageDay => DateTime.fromMillis(at, { zone: 'UTC' }).toFormat('yyyy-MM-dd');

/** A month, plus a day to compare with. */
const newFor = 33 * oneDay;

/** The products for which the readings show usage. */
const productsUsed = (
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
  readings: readonly KeptUsage[],
): ReadonlySet<string> =>
  new Set(
    readings.flatMap(({ subscriptionId, sums }) =>
      sums.length === 0 ? [] : (subscriptions.get(subscriptionId)?.productId ?? []),
    ),
  );

/** What runs and may be billed by usage: without a fixed price, or of a product that has shown usage. */
const byUse = (
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
  used: ReadonlySet<string>,
  now: number,
): Subscription[] =>
  [...subscriptions.values()].filter(
    (each) => (mayHaveUsage(each) || used.has(each.productId)) && isRunning(each, now),
  );

/** One subscription of each other uncommitted product: only Pax8 knows whether it is billed by usage. */
const samples = (
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
  known: readonly Subscription[],
  now: number,
): Subscription[] => {
  const found = new Map(known.map((each) => [each.productId, null as Subscription | null]));
  for (const each of subscriptions.values()) {
    const { productId, productName, commitment } = each;
    const mayBe = commitment === null && !isNewCommerce(productName) && isRunning(each, now);
    if (mayBe && !found.has(productId)) found.set(productId, each);
  }
  return [...found.values()].filter((each) => each !== null);
};

/**
 * Reads the month's usage so far once a day (UTC), a few per turn; failures and new subscriptions come in the next hour.
 * One mark tells a turn that nothing is due.
 */
export const keepUsage = async (
  context: Pick<Context, 'marketplace' | 'memory' | 'portfolio' | 'now' | 'log' | 'stopping'>,
): Promise<void> => {
  const { marketplace, memory, portfolio, now, log, stopping } = context;
  const held = portfolio.current();
  if (held === null) return;
  const lookedAt = await memory.marks.get(completeMark);
  if (lookedAt !== null && hourOf(lookedAt) === hourOf(now())) return;
  const day = dayOf(now());
  await memory.usage.forget(dayOf(now() - keptDays * oneDay));
  const readings = await memory.usage.on([day, dayOf(now() - oneDay)]);
  const read = new Set(readings.flatMap((each) => (each.day === day ? [each.subscriptionId] : [])));
  const known = byUse(held, productsUsed(held, readings), now());
  const missing = [...known, ...samples(held, known, now())].filter(({ id }) => !read.has(id));
  const queue: Subscription[] = [];
  for (const each of missing) {
    if (queue.length === readsATurn) break;
    const turn = `usage ${each.id} ${hourOf(now())}`;
    if (await memory.claims.claim(turn, now())) queue.push(each);
  }
  if (queue.length === 0) return memory.marks.set(completeMark, now());
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !stopping.aborted; next = queue.shift()) {
      const { id } = next;
      try {
        const { rows, unreadable } = await marketplace.usageSummaries(id, {}, 'background');
        // A sum that lacks a row says nothing.
        if (unreadable === 0) await memory.usage.put({ day, subscriptionId: id, sums: usedSoFar(rows) });
      } catch (thrown) {
        log.warn({ subscription: id, reason: messageOf(thrown) }, 'usage could not be read');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

/** Usage that jumped, from the readings; `unseen`: for how many subscriptions it is unknown. */
export const readUsageJumps = async (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  portfolio: Portfolio,
): Promise<Readonly<{ jumps: readonly UsageJump[]; unseen: UsageReach }>> => {
  const at = now();
  const readings = await memory.usage.on(jumpDays(at));
  // What is newer has used nothing a month before, and was bought on purpose.
  const ids = byUse(portfolio, productsUsed(portfolio, readings), at).flatMap(({ id, startAt }) =>
    (startAt ?? 0) > at - newFor ? [] : [id],
  );
  if (ids.length === 0) return { jumps: [], unseen: 0 };
  const { jumps, unknown } = usageJumps(ids, readings, at);
  if (typeof unknown === 'number') return { jumps, unseen: unknown };
  const today = dayOf(at);
  const from = firstComparison((await memory.usage.first()) ?? today);
  return { jumps, unseen: from > today ? { from } : unknown };
};
