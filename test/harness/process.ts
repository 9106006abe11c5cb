import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { clockOfProcesses } from './faked-clock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The collector of garbage runs less often during a start. */
const node = ['--disable-warning=ExperimentalWarning', '--min-semi-space-size=16'];

/**
 * What one process has compiled, the next one takes: the crash tests start dozens. The bot asks for that itself, after it has set a
 * flag of V8; asked for before, none could use what another one wrote, and each would write all of it again.
 */
const compiledFor = (script: string): Record<string, string> =>
  script === 'src/main.ts' ? {} : { NODE_COMPILE_CACHE: `${root}node_modules/.cache/pax8-teams-bot` };

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
  const child = spawn(process.execPath, [...node, `${root}${script}`, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...compiledFor(script), ...clockOfProcesses(), ...env },
    stdio: 'pipe',
  });
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
