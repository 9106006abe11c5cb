/**
 * `npm test` runs everything, and `core/` under its gate of coverage. `npm test -- FILE` (or `-t name`, or any other
 * option of Jest) runs only that and measures nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const quiet = '--disable-warning=ExperimentalWarning';
const rest = `${root.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}test/(?!core/)`;

const jest = (node: readonly string[], args: readonly string[]): number =>
  spawnSync(process.execPath, [...node, 'node_modules/jest/bin/jest.js', ...args], {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;

process.exitCode =
  given.length > 0
    ? jest([quiet], given)
    : Math.max(
        jest([quiet, '--experimental-vm-modules'], ['--config', 'jest.core.config.js']),
        jest([quiet], [rest]),
      );
