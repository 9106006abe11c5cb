/**
 * `npm test` runs everything, and `core/` under its gate of coverage. `npm test -- FILE` (or `-t name`, or any other
 * option of Jest) runs only that and measures nothing.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const pathOf = (path: string): string => root.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&') + path;
/** Where Node writes which code has run. */
const runs = `${root}coverage/runs`;

/** Room for what is young: the garbage collector runs less often, which takes a twentieth off a run. */
const young = '--max-semi-space-size=64';

const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', young, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  }).status ?? 1;

const jest = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number =>
  node(['node_modules/jest/bin/jest.js', ...args], env);

/** Files with only types: they never run, so coverage would count them as not reached. */
const typesAlone = (): string[] =>
  readdirSync(`${root}src/core`, { recursive: true })
    .map((name) => `src/core/${name}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !/^(?:export )?(?:const|let|function|class) /m.test(readFileSync(root + file, 'utf8')));

/** Of `core/`, the tests of `core/` run every line and 99 % of the branches. */
const gate = (): number =>
  node([
    ...['node_modules/c8/bin/c8.js', 'report', '--temp-directory', runs],
    ...['--all', '--src', 'src/core', '--include', 'src/core/**/*.ts'],
    ...typesAlone().flatMap((file) => ['--exclude', file]),
    ...['--reporter', 'text-summary', '--reporter', 'lcov', '--reporter', 'json-summary'],
    ...['--check-coverage', '--lines', '100', '--branches', '99', '--functions', '0', '--statements', '0'],
  ]);

if (given.length > 0) process.exitCode = jest(given);
else {
  rmSync(runs, { recursive: true, force: true });
  const core = jest([pathOf('test/core/')], { NODE_V8_COVERAGE: runs });
  const covered = gate();
  process.exitCode = Math.max(core, covered, jest([pathOf('test/(?!core/)')]));
}
