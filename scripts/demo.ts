import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { identifierOf } from '../src/simulator/psa/billed.ts';
import { demoCompanies } from '../src/simulator/seed/demo-companies.ts';
import { prepareDemo } from './demo-nights.ts';
import { kim, sam, writePlaygroundOfKim } from './demo-people.ts';

/**
 * `npm run demo` starts a simulated Pax8 with a PSA beside it, the bot and the Agents Playground on this machine; Ctrl-C stops them all. Its ports can be
 * chosen.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const node = [process.execPath, '--disable-warning=ExperimentalWarning'] as const;

type Part = Readonly<{
  name: string;
  command: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  port: number;
  /** Answers 200 once the part is ready. */
  health: string;
}>;

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

/**
 * 56150, or the next one that is free. Asked to listen on a port that is taken, even by an outgoing connection, the Playground
 * takes any other without a word.
 */
const playgroundPort = async (port = 56150): Promise<number> =>
  (await canListen(port)) ? port : playgroundPort(port + 1);

const port = { type: 'string' } as const;
const { values: chosen } = parseArgs({
  options: { 'bot-port': port, 'pax8-port': port, 'playground-port': port, 'second-port': port },
});
/** A port from the command line, or the usual one; ends the demo when it is none. */
const portOf = (name: keyof typeof chosen, usual: number): number => {
  const given = Number(chosen[name] ?? usual);
  if (Number.isInteger(given) && given > 0 && given < 65_536) return given;
  process.stderr.write(`--${name} takes a port from 1 to 65535.\n`);
  process.exit(2);
};
const bot = portOf('bot-port', 3978);
const pax8 = portOf('pax8-port', 4010);
const playground =
  chosen['playground-port'] === undefined ? await playgroundPort() : portOf('playground-port', 56150);

const second =
  chosen['second-port'] === undefined
    ? await playgroundPort(playground + 1)
    : portOf('second-port', playground + 1);

/** Made anew, and gone when the demo ends. */
const data = mkdtempSync(join(tmpdir(), 'pax8-demo-'));
writePlaygroundOfKim(root, data);
const database = `sqlite:${join(data, 'bot.db')}`;

/** What the companies are called in the simulated PSA. Their external ids are those of their tenants. */
const identifiers = Object.fromEntries(demoCompanies(0).map(({ id, name }) => [id, identifierOf(name)]));

/** Teams as one person sees it. Whose it is stands in the configuration in `cwd`. */
const playgroundOf = (name: string, port: number, cwd: string): Part => ({
  name: `Playground of ${name}`,
  command: [
    process.execPath,
    join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js'),
    ...['start', '-e', `http://127.0.0.1:${bot}/api/messages`, '-c', 'msteams', '-p', `${port}`, '--dt'],
  ],
  cwd,
  env: {
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_LOGFILE: join(tmpdir(), `pax8-demo-playground-${name.toLowerCase()}.log`),
  },
  port,
  health: '/',
});

const parts: readonly Part[] = [
  {
    name: 'simulator',
    command: [...node, 'src/simulator/main.ts'],
    env: { SIM_PORT: `${pax8}`, SIM_DATA: 'demo', SIM_TENANTS: 'on' },
    port: pax8,
    health: '/_sim/clock',
  },
  {
    name: 'bot',
    command: [...node, join(root, 'src/main.ts')],
    /** Not the current folder, where an operator may have a .env. */
    cwd: here,
    env: {
      HOST: '127.0.0.1',
      PORT: `${bot}`,
      PUBLIC_URL: `http://127.0.0.1:${bot}`,
      BOT_AUTH: 'off',
      BOT_ADMINS: `${sam},${kim}`,
      APPROVAL_SELF: 'true',
      DEFAULT_ROLE: 'requester',
      PAX8_API_URL: `http://127.0.0.1:${pax8}/v1`,
      PAX8_CLIENT_ID: 'demo',
      PAX8_CLIENT_SECRET: 'demo',
      GRAPH_CLIENT_ID: 'demo',
      GRAPH_CLIENT_SECRET: 'demo',
      GRAPH_URL: `http://127.0.0.1:${pax8}/graph/v1.0`,
      GRAPH_LOGIN_URL: `http://127.0.0.1:${pax8}/login`,
      TICKETS: 'connectwise',
      TICKETS_COMPANIES: JSON.stringify(identifiers),
      TICKETS_FOR_DIFFERENCES: 'on',
      CONNECTWISE_URL: `http://127.0.0.1:${pax8}`,
      CONNECTWISE_COMPANY: 'demo',
      CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9',
      CONNECTWISE_PUBLIC_KEY: 'public',
      CONNECTWISE_PRIVATE_KEY: 'demo',
      DATABASE_URL: database,
      LOG_LEVEL: 'warn',
    },
    port: bot,
    health: '/readyz',
  },
  playgroundOf('Sam', playground, root),
  playgroundOf('Kim', second, data),
];

/** Keeps the caller's own configuration away from the demo: it could point the bot at the real Pax8. */
const inherited = Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR', 'TERM', 'LANG', 'SystemRoot', 'APPDATA'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  ),
);

const alive = new Set<ChildProcess>();
let stopping = false;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const signalAll = (signal: NodeJS.Signals): void => {
  for (const child of [...alive].reverse()) child.kill(signal);
};

/** Stops every part, last one first, and kills what is still running after ten seconds. */
const stop = (code: number): void => {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  signalAll('SIGTERM');
  setTimeout(() => signalAll('SIGKILL'), 15_000).unref();
};

const start = ({ name, command, env, cwd = root }: Part): void => {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: { ...inherited, ...env },
    // Hide the others' output, which only says where they listen.
    stdio: ['ignore', name === 'bot' ? 'inherit' : 'ignore', 'inherit'],
    // Its own process group, so that Ctrl-C reaches only this process, which then stops each part once and in order.
    detached: process.platform !== 'win32',
  });
  const ended = (how: string): void => {
    alive.delete(child);
    if (stopping) return;
    say(`The ${name} ${how}. The demo stops.`);
    stop(1);
  };
  alive.add(child);
  child.on('error', (error) => ended(`could not be started: ${error.message}`));
  child.on('exit', (code, signal) => ended(`has stopped by itself (${signal ?? `exit code ${code}`})`));
};

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const found = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', found(true)).once('error', found(false));
  });

const takenPorts = async (): Promise<string[]> => {
  const found = await Promise.all(parts.map(({ port }) => isTaken(port)));
  return parts.filter((_, i) => found[i]).map(({ name, port }) => `${port} (${name})`);
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const ready = async ({ name, port, health }: Part): Promise<void> => {
  for (let tries = 0; tries < 300 && !stopping; tries += 1) {
    if (await answers(`http://127.0.0.1:${port}${health}`)) return;
    await sleep(200);
  }
  if (!stopping) throw new Error(`The ${name} does not answer on port ${port}.`);
};

const run = async (): Promise<void> => {
  const taken = await takenPorts();
  if (taken.length > 0) {
    throw new Error(
      `The demo needs ports that something else is using: ${taken.join(', ')}. Stop it (another demo?), or choose others: npm run demo -- --bot-port 3979 --pax8-port 4011`,
    );
  }
  for (const part of parts) {
    if (stopping) return;
    if (part.name === 'bot') await prepareDemo(database, `http://127.0.0.1:${pax8}/v1`);
    start(part);
    await ready(part);
  }
  if (stopping) return;
  process.stdout.write(`
The bot runs against a simulated Pax8 and a simulated PSA. Open  http://localhost:${playground}  and say, for example:

  renewals next 30 days
  what does Contoso have?
  seats of Contoso over the year
  add 3 seats of Business Premium for Contoso
  map
  check invoice

A second person, who approves: open  http://localhost:${second}  as Kim, then ask for seats as Sam.
Ctrl-C stops everything.
`);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
// However this process ends, even by an error, the parts end with it.
process.on('exit', () => {
  signalAll('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

run().catch((thrown: unknown) => {
  say(thrown instanceof Error ? thrown.message : String(thrown));
  stop(1);
});
