import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** `npm run demo`: simulated Pax8, the bot and the Agents Playground on this machine; Ctrl-C stops all of it. */

const root = fileURLToPath(new URL('..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const sam = '3d1c9b72-6e5f-4a80-8f24-c0a7b6d5e103';
const node = [process.execPath, '--disable-warning=ExperimentalWarning'] as const;

type Part = Readonly<{
  name: string;
  command: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  ready: string;
}>;

const parts: readonly Part[] = [
  {
    name: 'simulator',
    command: [...node, 'src/simulator/main.ts'],
    env: { SIM_PORT: '4010', SIM_DATA: 'demo' },
    ready: 'http://127.0.0.1:4010/_sim/clock',
  },
  {
    name: 'bot',
    command: [...node, join(root, 'src/main.ts')],
    /** Not the folder in which an operator may have a .env of their own. */
    cwd: here,
    env: {
      HOST: '127.0.0.1',
      PORT: '3978',
      BOT_AUTH: 'off',
      BOT_ADMINS: sam,
      APPROVAL_SELF: 'true',
      DEFAULT_ROLE: 'requester',
      PAX8_API_URL: 'http://127.0.0.1:4010/v1',
      PAX8_CLIENT_ID: 'demo',
      PAX8_CLIENT_SECRET: 'demo',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'warn',
    },
    ready: 'http://127.0.0.1:3978/readyz',
  },
  {
    name: 'playground',
    command: [
      process.execPath,
      'node_modules/@microsoft/m365agentsplayground/cli.js',
      ...['start', '-e', 'http://127.0.0.1:3978/api/messages', '-c', 'msteams', '-p', '56150', '--dt'],
    ],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(tmpdir(), 'pax8-demo-playground.log'),
    },
    ready: 'http://127.0.0.1:56150/',
  },
];

/** Nothing of the caller's own configuration may reach the demo: it could point the bot at the real Pax8. */
const inherited = Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR', 'TERM', 'LANG', 'SystemRoot', 'APPDATA'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  ),
);

const running: ChildProcess[] = [];
let stopping = false;

const stop = (code: number): void => {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of running.toReversed()) child.kill('SIGTERM');
};

const start = ({ name, command, env, cwd = root }: Part): void => {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', name === 'playground' ? 'ignore' : 'inherit', 'inherit'],
  });
  child.on('exit', (code) => {
    if (stopping) return;
    process.stderr.write(`The ${name} has stopped (exit code ${code}); is its port taken already?\n`);
    stop(1);
  });
  running.push(child);
};

const ready = async (url: string): Promise<void> => {
  const answers = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  for (let tries = 0; tries < 150 && !stopping; tries += 1) {
    if (await answers()) return;
    await sleep(200);
  }
  if (!stopping) throw new Error(`${url} does not answer.`);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
try {
  for (const part of parts) {
    if (stopping) break;
    start(part);
    await ready(part.ready);
  }
  if (!stopping)
    process.stdout.write(`
The bot runs against a simulated Pax8. Open  http://localhost:56150  and say, for example:

  renewals next 30 days
  what does Contoso have?
  add 3 seats of Business Premium for Contoso

Ctrl-C stops everything.
`);
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  stop(1);
}
