import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { clockOfProcesses } from './faked-clock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A program of the project as a process of its own, with nothing of this environment but the clock of the tests and what is given. Under Jest
 * `process.execPath` is the Node that the project brings along.
 */
export const run = (
  script: string,
  {
    env = {},
    args = [],
    cwd = root,
  }: { env?: Record<string, string>; args?: readonly string[]; cwd?: string } = {},
) => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `${root}${script}`, ...args],
    {
      cwd,
      env: { PATH: process.env.PATH, ...clockOfProcesses(), ...env },
      stdio: 'pipe',
    },
  );
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = Promise.all([once(child, 'close'), output]).then(([[code], [stdout, stderr]]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended };
};

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Resolves when the address answers 200; rejects when the process ends before. */
export const answers = async (url: string, ended: Promise<{ stderr: string }>): Promise<void> => {
  let over = false;
  const end = ended.then(({ stderr }) => {
    over = true;
    throw new Error(`the process has ended: ${stderr}`);
  });
  const poll = async () => {
    while (!over) {
      const ok = await fetch(url).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return;
      await new Promise((next) => setTimeout(next, 50));
    }
  };
  await Promise.race([poll(), end]);
  over = true;
  end.catch(() => {});
};
