import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Running = Readonly<{
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** What it has used so far, as Linux tells it. */
  used(): Promise<Readonly<{ cpuMs: number; memoryMb: number }>>;
  stop(): Promise<void>;
}>;

const root = fileURLToPath(new URL('..', import.meta.url));
/** The port, in a log line or a sentence. */
const portSaid = /"port":(\d+)|127\.0\.0\.1:(\d+)/;

/** Linux counts the time of a process in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const msPerTick = 10;

const usedBy = async (pid: number): Promise<Awaited<ReturnType<Running['used']>>> => {
  const [stat, status] = await Promise.all(
    ['stat', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
  );
  const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1];
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
    memoryMb: Number(resident) / 1_024,
  };
};

/**
 * Starts a TypeScript file of the project in its own process with only these variables, and waits until it prints its
 * port. Rejects with its output when it ends first. With `BENCH_PROFILES` set to a folder, each process leaves the profile of
 * its processor time there.
 */
export const startProcess = async (file: string, env: Readonly<Record<string, string>>): Promise<Running> => {
  const { BENCH_PROFILES: profiles } = process.env;
  const flags = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, file], {
    cwd: root,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const port = await new Promise<string>((resolve, reject) => {
    let written = '';
    const read = (chunk: Buffer): void => {
      written += chunk;
      const [, inLog, inSentence] = portSaid.exec(written) ?? [];
      const said = inLog ?? inSentence;
      if (said === undefined) return;
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve(said);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${file} ended before it listened:\n${written}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    used: () => usedBy(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

/** Resolves when the process reports that it is ready. */
export const ready = async ({ url }: Running): Promise<void> => {
  for (;;) {
    const response = await fetch(`${url}/readyz`);
    await response.arrayBuffer();
    if (response.status === 200) return;
    await sleep(5);
  }
};
