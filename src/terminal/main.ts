import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { environment, readConfig } from '../config.ts';
import { messageOf } from '../errors.ts';
import { createLog } from '../log.ts';
import { opening } from '../opening.ts';
import { openParts } from '../parts.ts';
import { startSimulator } from '../simulator/start.ts';
import { converse } from './converse.ts';

/** `npm run chat -- "renewals next 30 days"` says one sentence; without one, a prompt starts. */
const run = async (opened: AsyncDisposableStack): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const given = environment();
  const configured = Boolean(given.KEY_VAULT_URL || given.PAX8_CLIENT_ID || given.PAX8_API_URL);
  const simulator = configured
    ? null
    : opened.adopt(await startSimulator({ data: 'demo' }), ({ stop }) => stop());
  if (simulator !== null)
    process.stderr.write('No Pax8 credentials are configured: a simulated Pax8 answers.\n');
  const simulated =
    simulator === null
      ? {}
      : {
          PAX8_API_URL: simulator.url,
          PAX8_CLIENT_ID: 'demo',
          PAX8_CLIENT_SECRET: 'demo',
          APPROVAL_SELF: 'true',
        };
  const config = readConfig({
    DATABASE_URL: simulator === null ? 'sqlite:./data/chat.db' : 'sqlite::memory:',
    LOG_LEVEL: 'error',
    ...given,
    ...simulated,
    BOT_AUTH: 'off',
    HOST: '127.0.0.1',
  });
  const log = createLog({ ...config.log, destination: process.stderr });
  const people = { ...config.people, admins: ['terminal'] };
  const parts = opened.adopt(
    // Nothing here carries on at the next start what this end cuts short.
    await openParts({ ...config, people }, log, { patience: 10 * 60_000 }),
    ({ close }) => close(),
  );
  await converse(parts, {
    name: userInfo().username,
    plays: simulator !== null,
    sentence: positionals.join(' ').trim(),
    json: values.json,
    input: process.stdin,
    output: process.stdout,
  });
  await opened.disposeAsync();
};

opening(run).catch((thrown: unknown) => {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
});
