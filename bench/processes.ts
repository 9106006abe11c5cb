import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Running = Readonly<{
  /** `http://127.0.0.1:<port>` */
  url: string;
  stop(): Promise<void>;
}>;

const root = fileURLToPath(new URL('..', import.meta.url));
/** The port, in a log line or a sentence. */
const portSaid = /"port":(\d+)|127\.0\.0\.1:(\d+)/;

/**
 * Starts a TypeScript file of the project in its own process with only these variables, and waits until it prints its
 * port. Rejects with its output when it ends first.
 */
export const startProcess = async (file: string, env: Readonly<Record<string, string>>): Promise<Running> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
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
