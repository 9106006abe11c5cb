import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs tests of the project on the Teams SDK: `npm test`, or `npm test -- test/journeys/approval`. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const hook = new URL('./hook.js', import.meta.url).href;
const given = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', ...(given.length > 0 ? given : ['test/teams/'])],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${hook}` },
  },
);
process.exitCode = status ?? 1;
