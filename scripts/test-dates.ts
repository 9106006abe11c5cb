import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { dates } from '../test/harness/dates.ts';
import { clockAt } from '../test/harness/faked-clock.ts';

/**
 * `npm run test:dates`: the suites that know time, on every date of the table. `npm run test:dates -- --all [files]`:
 * every suite (or those named), once for each date, in processes that believe in it. That takes as many runs of all tests.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [first, ...files] = process.argv.slice(2);

const jest = async (args: readonly string[], env: Record<string, string>): Promise<boolean> => {
  const node = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'];
  const child = spawn(process.execPath, [...node, 'node_modules/jest/bin/jest.js', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code === 0;
};

const failed: string[] = [];
if (first === '--all')
  for (const { at, zone, why } of dates) {
    process.stderr.write(`\n${at}, ${zone}: ${why}\n`);
    const { TIME_ZONE: _own, ...clock } = clockAt(Date.parse(at), zone);
    if (!(await jest(files, { ...clock, TEST_DATE: at }))) failed.push(at);
  }
else if (
  !(await jest(['--config', 'jest.dates.config.js', ...(first === undefined ? [] : [first, ...files])], {
    TEST_DATES: 'all',
  }))
)
  failed.push('the suites that know time');

if (failed.length > 0) {
  process.stderr.write(`Not green: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
