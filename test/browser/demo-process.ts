import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Those of the simulator and the bot. The Playground's is 56150, or the next free one. */
export const ports = [4010, 3978] as const;

/** `scripts/demo.ts` as a process of its own, as `npm run demo` runs it. */
export const startDemo = () => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/demo.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const up = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /Open {2}(\S+).*Ctrl-C stops everything/s.exec(printed.out)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then((code) => reject(new Error(`The demo ended with ${code}: ${printed.err}`)));
  });
  up.catch(() => {});
  return {
    printed,
    /** The Playground's address, when the demo has said that everything runs. */
    up,
    /** Where the second person has theirs. */
    second: () => up.then(() => /open {2}(\S+) {2}as Kim/.exec(printed.out)?.[1] ?? ''),
    /** Its exit code, when it and all its output have ended. */
    ended,
    /** The processes that it started, as /proc knows them. */
    children: () => childrenOf(child.pid ?? 0),
    /** Asks it to stop, as Ctrl-C does. */
    stop: (signal: NodeJS.Signals = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
};

export type Demo = ReturnType<typeof startDemo>;

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
    .flatMap((pid) => [pid, ...childrenOf(pid)]);

/** The fourth field of /proc/[pid]/stat; the second may hold spaces and brackets of its own. */
const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Listens on a port of all addresses, which nobody else can do meanwhile. Rejects when it is taken. */
export const occupy = async (port: number): Promise<Server> => {
  const server = createServer().listen(port);
  await once(server, 'listening');
  return server;
};

export const isFree = async (port: number): Promise<boolean> => {
  try {
    const server = await occupy(port);
    await once(server.close(), 'close');
    return true;
  } catch {
    return false;
  }
};
