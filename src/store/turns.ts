import { randomUUID } from 'node:crypto';
import type { Turns } from '../core/ports/memory.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Turn } from '../core/words/turn.ts';
import { padded } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

/** A process that was silent for this long (milliseconds) is dead: it reports every fifteen seconds. */
const deadAfter = 90_000;
/** The longest time between two looks while the store is there and the clock right. */
const longestGap = 45_000;
/** When a turn that its process gave up was last held: as if long ago. */
const givenUp = -1;
/** The most that one look takes over. */
const atOnce = 500;

export const turns = (db: Database): Turns => {
  const owner = randomUUID();
  const settled = new Set<string>();
  /** One statement at a time, so that two of them never wait for each other's rows. */
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  let waiting: Promise<void> | null = null;
  /** Notes when the turns in progress here were last held. */
  const holdOwn = (at: Instant): Promise<void> =>
    inTurn(async () => {
      const own = db.updateTable('turns').where('open', '=', 1).where('owner', '=', owner);
      await own.set({ held_at: at }).execute();
    });
  /**
   * What other processes last reported, by their clocks, and since when, by the one here, nothing newer has come: clocks may
   * differ by hours.
   */
  let watched: ReadonlyMap<string, Readonly<{ report: Instant; since: Instant }>> = new Map();
  let lookedAt: Instant | null = null;

  /** The processes with open turns that have reported nothing for too long. After a gap watching begins anew. */
  const silent = async (now: Instant): Promise<string[]> => {
    const rows = await db
      .selectFrom('turns')
      .select(({ fn }) => ['owner', fn.max('held_at').as('report')])
      .where('open', '=', 1)
      .where('owner', '!=', owner)
      .groupBy('owner')
      .execute();
    const before = lookedAt === null || Math.abs(now - lookedAt) > longestGap ? new Map() : watched;
    lookedAt = now;
    watched = new Map(
      rows.map(({ owner: other, report }) => {
        const known = before.get(other);
        return [other, known?.report === report ? known : { report, since: now }];
      }),
    );
    return [...watched].flatMap(([other, { since }]) => (now - since >= deadAfter ? [other] : []));
  };

  /** Saves what is settled, in one statement for everything that came while the last one ran. */
  const save = async (): Promise<void> => {
    waiting = null;
    const keys = [...settled].slice(0, atOnce);
    if (keys.length === 0) return;
    await db.updateTable('turns').set({ open: 0, body: '' }).where('key', 'in', padded(keys)).execute();
    for (const key of keys) settled.delete(key);
  };
  const saved = (): Promise<void> => {
    waiting ??= inTurn(save);
    return waiting;
  };

  return {
    begin: async (turn) => {
      const begun = await db
        .insertInto('turns')
        .values({ key: turn.key, owner, open: 1, held_at: turn.at, body: JSON.stringify(turn) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      return begun !== undefined;
    },
    settle: async (key) => {
      settled.add(key);
      await saved().catch(() => {});
    },
    hold: async (now) => {
      await saved();
      await holdOwn(now);
    },
    leftBehind: async (now, alone) => {
      const dead = alone ? [] : await silent(now);
      const open = db
        .selectFrom('turns')
        .select(['key', 'body'])
        .where('open', '=', 1)
        .where('owner', '!=', owner);
      const rows = await (alone
        ? open
        : open.where((row) =>
            row.or([row('held_at', '=', givenUp), ...dead.map((other) => row('owner', '=', other))]),
          )
      )
        .orderBy('held_at')
        .limit(atOnce)
        .execute();
      const left = rows.filter(({ key }) => !settled.has(key));
      return left.map(({ key, body }) => parseBody<Turn>('turns', key, body)).toSorted((a, b) => a.at - b.at);
    },
    giveUp: async () => {
      await saved();
      await holdOwn(givenUp);
    },
    forget: async (before) => {
      await db.deleteFrom('turns').where('open', '=', 0).where('held_at', '<', before).execute();
    },
  };
};
