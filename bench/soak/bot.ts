import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Order } from './in-bot.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One life of a bot: from its start to its end. Times are milliseconds of this machine. */
export type Life = {
  readonly bot: number;
  readonly startedAt: number;
  readyAt: number | null;
  /** When it was told to end. */
  toldAt: number | null;
  endedAt: number | null;
  /** How it was ended; null when it ended by itself. */
  by: 'kill' | 'stop' | null;
  code: number | null;
  /** Resident memory in bytes, every second since it is ready. */
  readonly memory: number[];
};

type Options = Readonly<{
  number: number;
  port: number;
  env: Readonly<Record<string, string>>;
  folder: string;
  /** Everything that it writes goes there. */
  log: string;
}>;

/** One bot of a site, started again and again on the same port. */
export const createBot = ({ number, port, env, folder, log }: Options) => {
  const lives: Life[] = [];
  let child: ChildProcess | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let ahead = 0;
  let frozen = false;

  const life = (): Life | null => (child === null ? null : (lives.at(-1) ?? null));
  const tell = (order: Order): void => {
    if (child?.connected === true) child.send(order, () => {});
  };
  const isReady = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );

  const end = async (by: 'kill' | 'stop'): Promise<void> => {
    const current = life();
    if (current === null || child === null) return;
    current.by = by;
    current.toldAt = Date.now();
    if (frozen) child.kill('SIGCONT');
    frozen = false;
    child.kill(by === 'kill' ? 'SIGKILL' : 'SIGTERM');
    await ended;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    lives,
    life,
    /** Starts it unless it runs. */
    start(): void {
      if (child !== null) return;
      const next: Life = {
        bot: number,
        startedAt: Date.now(),
        readyAt: null,
        toldAt: null,
        endedAt: null,
        by: null,
        code: null,
        memory: [],
      };
      lives.push(next);
      const args = [
        '--disable-warning=ExperimentalWarning',
        '--import',
        `${root}bench/soak/in-bot.ts`,
        `${root}src/main.ts`,
      ];
      const started = spawn(process.execPath, args, {
        cwd: folder,
        env: { ...env, PORT: String(port), SOAK_AHEAD: String(ahead) },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      for (const stream of [started.stdout, started.stderr])
        stream?.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
      child = started;
      ended = once(started, 'exit').then(([code]) => {
        next.endedAt = Date.now();
        next.code = code;
        child = null;
      });
    },
    /** SIGKILL; resolves when it is gone. */
    kill: () => end('kill'),
    /** SIGTERM; resolves when it has ended. */
    stop: () => end('stop'),
    freeze(): void {
      frozen = child?.kill('SIGSTOP') ?? false;
    },
    thaw(): void {
      child?.kill('SIGCONT');
      frozen = false;
    },
    /** Sets its clock so many milliseconds ahead of this machine's, in this life and the next ones. */
    setAhead(ms: number): void {
      ahead = ms;
      tell({ ahead });
    },
    disk: (disk: 'full' | 'free') => tell({ disk }),
    /** No file of it may grow beyond this size (null: any), so that its database cannot be written. */
    limitFiles(bytes: number | null): void {
      if (child?.pid === undefined) return;
      execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
    },
    /** Whether it has come up; notes the moment. */
    async ready(): Promise<boolean> {
      const current = life();
      if (current === null || !(await isReady())) return false;
      current.readyAt ??= Date.now();
      return true;
    },
    /** Notes how much memory it has. */
    weigh(): void {
      const current = life();
      if (current === null || current.readyAt === null || child?.pid === undefined) return;
      try {
        const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        if (kb !== undefined) current.memory.push(Number(kb) * 1_024);
      } catch {
        // It has just ended, or the machine has no /proc: then memory is not judged.
      }
    },
  };
};

export type Bot = ReturnType<typeof createBot>;
