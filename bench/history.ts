import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { packedOf } from '../src/core/history/kept-state.ts';
import { type LastKept, nightOf } from '../src/core/history/night.ts';
import type { Subscription } from '../src/core/marketplace/records.ts';
import { buildPortfolio, type Portfolio } from '../src/core/portfolio/portfolio.ts';
import { openStore, type Store } from '../src/store/open.ts';
import type { Context } from '../src/workflows/context.ts';
import { keepHistory } from '../src/workflows/history/keep-history.ts';
import { startPostgres } from '../test/harness/postgres.ts';
import type { Figure } from './figures.ts';
import { openBot } from './large-bot.ts';
import { timed } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const nights = 1_095;
/** Each subscription changes once a month: seats, price, status or term. */
const changesOfNight = (subscriptions: number): number => Math.ceil((subscriptions * 12) / 365);
const mostMs = 5_000;
const mostMB = 500;
const day = 86_400_000;

/** Three years of 50,000 subscriptions, each of which changes every month, on both databases. */
export const history = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot = await openBot(env);
    const portfolio = bot.context.portfolio.current();
    await bot.close();
    if (portfolio === null) throw new Error('there is no portfolio');
    const postgres = await startPostgres();
    const folder = await mkdtemp(join(tmpdir(), 'bench-history-'));
    try {
      const file = join(folder, 'history.db');
      const sqlite = await measured(
        'SQLite',
        `sqlite:${file}`,
        portfolio,
        async () => (await stat(file)).size,
      );
      const url = await postgres.newDatabase();
      return [...sqlite, ...(await measured('PostgreSQL', url, portfolio, () => sizeOfPostgres(url)))];
    } finally {
      await postgres.remove();
      await rm(folder, { recursive: true, force: true });
    }
  });

const sizeOfPostgres = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database()) as size');
  await client.end();
  return Number(rows[0].size);
};

const measured = async (
  name: string,
  url: string,
  portfolio: Portfolio,
  sizeOf: () => Promise<number>,
): Promise<Figure[]> => {
  const store = await openStore({ url, callsPerMinute: 1_000, now: () => portfolio.asOf });
  const last = portfolio.asOf;
  const first = last - nights * day;
  const empty = await sizeOf();
  const begin = await timed(() => keepHistory(contextOf(store, portfolio, first)));
  const all = [...portfolio.subscriptions.values()];
  const many = changesOfNight(all.length);
  for (let n = 1; n < nights; n += 1) {
    const rows = Array.from({ length: many }, (_, at) =>
      changed(all[(n * many + at) % all.length] as Subscription, n),
    );
    const at = first + n * day;
    await store.history.write({ night: nightOf(at, 'UTC'), at, totals: null }, rows);
  }
  // The last night: what is held is as in the first, so all that changed since is written.
  const night = await timed(() => keepHistory(contextOf(store, portfolio, last)));
  const from = nightOf(last, 'UTC');
  const [company = ''] = portfolio.companies.keys();
  const month = await timed(() => store.history.changed(null, from - 31, null));
  const one = await timed(() => store.history.ofCompany(company));
  const size = ((await sizeOf()) - empty) / 1_000_000;
  await store.close();
  return [
    msFigure(`${name}: the first night, ${all.length} rows`, begin),
    msFigure(`${name}: a night three years later, in which all of them changed`, night),
    {
      ...{ what: `${name}: three years`, unit: 'MB', value: size, yardstick: null },
      bound: { says: `under ${mostMB} MB`, met: size < mostMB },
    },
    {
      what: `${name}: what changed in a month, anywhere`,
      unit: 'ms',
      value: month,
      yardstick: null,
      bound: null,
    },
    { what: `${name}: all that is kept of a company`, unit: 'ms', value: one, yardstick: null, bound: null },
  ];
};

const msFigure = (what: string, value: number): Figure => ({
  ...{ what, unit: 'ms', value, yardstick: null },
  bound: { says: `under ${mostMs} ms`, met: value < mostMs },
});

const changed = (subscription: Subscription, n: number): LastKept => {
  const { id, companyId, productId, productName, quantity } = subscription;
  const packed = packedOf({ ...subscription, quantity: (quantity ?? 0) + (n % 30) + 1 });
  return { id, companyId, productId, productName, packed };
};

const contextOf = (store: Store, held: Portfolio, at: number): Parameters<typeof keepHistory>[0] => {
  const portfolio = buildPortfolio({
    ...{ companies: held.companies.values(), subscriptions: held.subscriptions.values() },
    ...{ asOf: at, unreadable: 0 },
  });
  return {
    ...({
      memory: store,
      portfolio: { current: () => portfolio, suspicion: () => null },
    } as unknown as Context),
    settings: { historyDays: 1_100 } as Context['settings'],
    ...{ zone: 'UTC', now: () => at, log: { debug() {}, info() {}, warn() {}, error() {} } },
  };
};
