/**
 * Starts the bot once for each part, in one process, with that part failing, and prints what is left of each start. Ends by
 * itself, since nothing of a failed start may keep it alive. Run by start-failures.test.ts.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AppOverrides, startApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { messageOf } from '../../src/errors.ts';
import { jobs } from '../../src/jobs/index.ts';
import { createSecrets } from '../../src/secrets/secrets.ts';
import { openSqliteFile } from '../../src/store/drivers/sqlite.ts';
import { loadTemplates } from '../../src/views/kit/template.ts';
import { keepPortfolio } from '../../src/workflows/portfolio/keep-portfolio.ts';
import { freePort } from '../harness/free-port.ts';
import { noLog } from '../harness/running-bot.ts';

const [folder = ''] = process.argv.slice(2);
const { env } = process as { env: Record<string, string> };

const fail = (what: string) => (): never => {
  throw new Error(`no ${what}`);
};
const failLater = (what: string) => () => nextTurn().then(fail(what));

type Site = Readonly<{ config: Config; file: string }>;
type Failing = Readonly<{
  overrides?: AppOverrides;
  config?: (site: Site) => Config;
  before?: (site: Site) => unknown;
}>;

const cases: Readonly<Record<string, Failing>> = {
  'the credentials of Pax8': {
    overrides: {
      createSecrets: (...given) => ({
        ...createSecrets(...given),
        pax8: { get: failLater('credentials'), renew: failLater('credentials') },
      }),
    },
  },
  'the password of the bot': {
    overrides: {
      createSecrets: (...given) => ({
        ...createSecrets(...given),
        botPassword: { get: failLater('password'), renew: failLater('password') },
      }),
    },
  },
  'the templates of cards': { overrides: { loadTemplates: () => loadTemplates(join(folder, 'no-cards')) } },
  'the client of Pax8': { overrides: { createMarketplace: fail('client') } },
  'the store': {
    before: ({ file }) => writeFileSync(file, 'no database, but text that is long enough for one'),
  },
  'the receivers of events': { overrides: { createSinks: fail('receivers') } },
  'the portfolio': {
    overrides: {
      keepPortfolio: (options) => ({ ...keepPortfolio(options), warm: failLater('portfolio') }),
    },
  },
  Teams: {
    config: ({ config }) => ({
      ...config,
      auth: {
        kind: 'on',
        appId: ' ',
        appType: 'SingleTenant',
        tenantId: null,
        allowedTenants: [],
        password: { from: 'nowhere' },
      },
    }),
  },
  'the server': {
    before: async ({ config }) => {
      const { port, host } = config.server;
      await once(createServer().listen(port, host).unref(), 'listening');
    },
  },
  'the clock of the jobs': {
    overrides: {
      jobs: [...jobs, { name: 'broken', when: 'at tea time', runs: 'each', run: async () => {} }],
    },
  },
};

// Opened before anything is counted.
process.stdout.write('');
const unhandled: string[] = [];
process.on('unhandledRejection', (thrown) => unhandled.push(messageOf(thrown)));

const isLocked = (file: string): boolean => {
  try {
    openSqliteFile(file).close();
    return false;
  } catch {
    return true;
  }
};
const isTaken = async (port: number): Promise<boolean> => {
  const server = createServer();
  const listening = once(server.listen(port, '127.0.0.1'), 'listening').then(
    () => false,
    () => true,
  );
  const taken = await listening;
  if (!taken) await once(server.close(), 'close');
  return taken;
};
/** What keeps this process alive, beside what did so before. */
const resourcesAfter = async (before: readonly string[]): Promise<string[]> => {
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  const left = [...before];
  return process.getActiveResourcesInfo().filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

for (const [part, { overrides = {}, config: changed, before }] of Object.entries(cases)) {
  const file = join(folder, `${part.replaceAll(' ', '-')}.db`);
  const port = await freePort();
  const config = readConfig({ ...env, PORT: String(port), DATABASE_URL: `sqlite:${file}` });
  await before?.({ config, file });
  const resources = process.getActiveResourcesInfo();
  const start = startApp(changed?.({ config, file }) ?? config, noLog, overrides);
  const reason = await start.then(() => 'nothing failed', messageOf);
  process.stdout.write(
    `${JSON.stringify({
      part,
      reason: reason.split('\n')[0],
      // Where it is no database, nobody can have it open.
      locked: part !== 'the store' && isLocked(file),
      listens: part !== 'the server' && (await isTaken(port)),
      resources: await resourcesAfter(resources),
      unhandled: unhandled.splice(0),
    })}\n`,
  );
}
