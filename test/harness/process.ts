import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { clockOfProcesses } from './faked-clock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const compiled = `${root}node_modules/.cache/pax8-teams-bot`;

/**
 * Runs a program of the project in a process of its own, with only the given environment and the clock of the tests. Under Jest,
 * `process.execPath` is the project's own Node.
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
      // What one process has compiled, the next one takes: the crash tests start dozens.
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...clockOfProcesses(), ...env },
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

/** Resolves when the address answers 200; rejects when the process ends first. */
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
