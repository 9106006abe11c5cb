/**
 * `npm test` runs everything, and `core/` under its gate of coverage. `npm test -- FILE` (or `-t name`, or any other
 * option of Jest) runs only that and measures nothing.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
// Measuring takes twice the time, so only the suites run measured that the gate is about.
const runs =
  given.length > 0
    ? [given]
    : [['--coverage', 'test/core/'], [`${root.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}test/(?!core/)`]];

const jest = (args: readonly string[]): number => {
  const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  return (
    spawnSync(process.execPath, [...node, 'node_modules/jest/bin/jest.js', ...args], {
      cwd: root,
      stdio: 'inherit',
    }).status ?? 1
  );
};

process.exitCode = Math.max(...runs.map(jest));
