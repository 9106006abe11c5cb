import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** After this long without an answer (milliseconds), the bot checks whether the database answers at all. */
const patience = 1_500;
/** How long (milliseconds) the database may take to answer that. */
const probeLasts = 1_500;
/** How often (milliseconds) it is asked again while it does not. */
const askEvery = 2_000;

/** Asks on its own connection. Rejects when no answer comes. */
const ask = async (url: string): Promise<void> => {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'pax8-teams-bot' },
    ...{ connectionTimeoutMillis: probeLasts, query_timeout: probeLasts },
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    client.end().catch(() => {});
  }
};

/**
 * The pool, which checks whether the database answers at all. When it is known to be silent, all statements fail at
 * once instead of waiting out their time limits, until it answers again. A slow statement keeps its time.
 */
export const withPulse = (pool: pg.Pool, url: string): PostgresPool => {
  let isSilent = false;
  let isEnded = false;
  let asking: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const silence = () => new Error('the database does not answer');

  const look = (): Promise<void> => {
    asking ??= ask(url)
      .then(
        () => {
          isSilent = false;
        },
        () => {
          isSilent = true;
          for (const giveUp of [...waiting]) giveUp();
          if (!isEnded) setTimeout(look, askEvery).unref();
        },
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  /** The result of the work, or a rejection once the database is known to be silent. */
  const unlessSilent = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const giveUp = () => reject(silence());
      waiting.add(giveUp);
      const timer = setInterval(look, patience);
      void work.then(resolve, reject).finally(() => {
        clearInterval(timer);
        waiting.delete(giveUp);
      });
    });

  return {
    options: pool.options,
    connect: async () => {
      if (isSilent) throw silence();
      const connecting = pool.connect();
      let isGivenUp = false;
      // A connection that comes after all is not needed any more.
      connecting.then(
        (client) => isGivenUp && client.release(),
        () => {},
      );
      const client = await unlessSilent(connecting).catch((thrown: unknown) => {
        isGivenUp = true;
        throw thrown;
      });
      return watched(client, () => isSilent, unlessSilent);
    },
    end: async () => {
      isEnded = true;
      await pool.end();
    },
  };
};

/** A connection whose statements are abandoned with the database; it is not used again. */
const watched = (
  client: pg.PoolClient,
  isSilent: () => boolean,
  unlessSilent: <T>(work: Promise<T>) => Promise<T>,
): PostgresPoolClient => {
  let isStuck = false;
  const query = async (text: string, values: readonly unknown[]) => {
    if (isStuck) throw new Error('the connection was given up');
    try {
      return await unlessSilent(client.query(text, [...values]));
    } catch (thrown) {
      isStuck ||= isSilent();
      throw thrown;
    }
  };
  // Kysely's type has cursors too, which the bot does not use.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isStuck) };
};
