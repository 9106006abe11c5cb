/**
 * `npm test` runs everything, and `core/` under its gate of coverage. `npm test -- FILE` (or `-t name`, or any other
 * option of Jest) runs only that and measures nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const pathOf = (path: string): string => root.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&') + path;
/** Where Node writes which code has run. */
const runs = `${root}coverage/runs`;

/** Room for what is young: the garbage collector runs less often, which takes a twentieth off a run. */
const young = '--max-semi-space-size=64';

type Run = Readonly<{ env?: Readonly<Record<string, string>>; held?: boolean }>;

/** `held`: what it prints comes when it has ended, whole. */
const node = async (args: readonly string[], { env = {}, held = false }: Run = {}): Promise<number> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', young, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: held ? ['inherit', 'pipe', 'pipe'] : 'inherit',
  });
  const prints = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)));
  const [code] = await once(child, 'close');
  for (const printed of prints) process.stdout.write(await printed);
  return code ?? 1;
};

const jest = (args: readonly string[], run?: Run): Promise<number> =>
  node(['node_modules/jest/bin/jest.js', ...args], run);

/** Files with only types: they never run, so coverage would count them as not reached. */
const typesAlone = (): string[] =>
  readdirSync(`${root}src/core`, { recursive: true })
    .map((name) => `src/core/${name}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !/^(?:export )?(?:const|let|function|class) /m.test(readFileSync(root + file, 'utf8')));

/** Of `core/`, the tests of `core/` run every line and 99 % of the branches. */
const gate = (): Promise<number> =>
  node([
    ...['node_modules/c8/bin/c8.js', 'report', '--temp-directory', runs],
    ...['--all', '--src', 'src/core', '--include', 'src/core/**/*.ts'],
    ...typesAlone().flatMap((file) => ['--exclude', file]),
    ...['--reporter', 'text-summary', '--reporter', 'lcov', '--reporter', 'json-summary'],
    ...['--check-coverage', '--lines', '100', '--branches', '99', '--functions', '0', '--statements', '0'],
  ]);

/** What one process has compiled, the next ones take, and what tests start. What is measured would be measured less exactly. */
const compiled = { NODE_COMPILE_CACHE: `${root}node_modules/.cache/pax8-teams-bot` };

/**
 * Compiles the bot before the processes that tests start, as they run it and as `src/main.ts` does, with a flag of V8. Each of them keeps
 * what it compiled when it ends: those that begin together, or are killed, would all compile all of it.
 */
const compile = (): Promise<unknown> =>
  Promise.all(
    [[], ['--heap-growing-percent=80']].map((flags) =>
      node([...flags, '-e', "import('./src/app.ts')"], { env: compiled }),
    ),
  );

/** Suites that mostly wait: for processes of their own, a database, or a time that passes. */
const waiting =
  '(?:app|documented-commands|outside|races|store|teams|terminal)(?:/|[.]test)|.*[.]waits[.]test';
/** Suites of `core/` that are measured. A sweep reads thousands of sentences: it would be slow, and reach what others reach. */
const measured = 'core/(?!.*[.]sweep[.]test)';

/** Those that wait, beside those that work: `core/`, measured, and then all others. */
const everything = async (): Promise<number> => {
  rmSync(runs, { recursive: true, force: true });
  const waits = compile().then(() =>
    jest([pathOf(`test/(?:${waiting})`), '--maxWorkers=3'], { env: compiled, held: true }),
  );
  const core = await jest([pathOf(`test/${measured}`), '--maxWorkers=2'], {
    env: { NODE_V8_COVERAGE: runs },
  });
  const others = jest([pathOf(`test/(?!${measured}|${waiting})`), '--maxWorkers=2'], { env: compiled });
  return Math.max(core, ...(await Promise.all([gate(), others, waits])));
};

process.exitCode = await (given.length > 0 ? jest(given) : everything());
