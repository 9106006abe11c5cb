import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { answerTo, usages } from '../scripts/help.ts';

/** Every npm command that a page, the workflow or a hook names exists and runs. */

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'src/README.md', 'src/simulator/README.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['.github/workflows/checks.yml', '.ci/run'],
];
/** npm's own; `npm cit` is its `ci` and then the script `test`. */
const builtIn = ['sbom', 'audit', 'ci', 'cit', 'version'];
/** In prose "npm" may be anything: a command is what stands in quotes of code or at the beginning of a command line. */
const commandsOf = (page: string): string[] =>
  [...read(page).matchAll(/(?:`|^|&& |run: )(?:[A-Z_]+=\S+ )?npm (?:run )?([a-z][\w:-]*)/gm)].map(
    ([, name = '']) => name,
  );

/** What runs a script that takes too long, or never ends, to be run here. */
const runElsewhere: Readonly<Record<string, string>> = {
  check: '.ci/run',
  events: 'test/events/schemas.test.ts',
  'test:dates': '.ci/run',
  image: '.ci/run',
  'test:odd': '.ci/run',
  demo: 'test/browser/demo.test.ts',
  start: 'test/app/start-and-stop.test.ts',
  simulator: 'test/simulator/main.test.ts',
  backup: 'test/store/keep.test.ts',
  restore: 'test/store/keep.test.ts',
  move: 'test/store/keep.test.ts',
};

/** These make something for a person to look at (with Chromium), or run until a person stops them. */
const byHand = ['screenshots', 'test:watch'];

type Run = Readonly<{ args: readonly string[]; status: number; prints: RegExp; env?: NodeJS.ProcessEnv }>;
const runHere: Readonly<Record<string, Run>> = {
  test: { args: ['test/core/words/money.test.ts'], status: 0, prints: /^Tests: .* passed/m },
  'test:browser': { args: ['--listTests'], status: 0, prints: /demo\.test\.ts$/m },
  bench: { args: ['no-such'], status: 2, prints: /No benchmark is called no-such\. There are turn, / },
  soak: {
    args: ['--minutes', '1', '--seed', '7', '--only', 'sqlite', '--plan'],
    status: 0,
    prints: /^ +5\.0 fault: /m,
  },
  contract: { args: ['companyDetails'], status: 0, prints: /get \/companies\/\{companyId\}.* 0\n/ },
  changelog: { args: ['no-such'], status: 2, prints: /git does not know no-such here/ },
  format: { args: ['package.json'], status: 0, prints: /Checked 1 file/ },
  corpus: { args: ['typos'], status: 0, prints: /exact/ },
  cards: { args: [], status: 0, prints: /build\/cards\.html/ },
  chat: { args: ['help'], status: 0, prints: /companies/ },
  doctor: { args: ['--help'], status: 0, prints: /Changes nothing[\s\S]*--version/ },
  // With an id it would write over the package that somebody made for their own bot.
  package: {
    args: [],
    status: 1,
    prints: /MicrosoftAppId is not a GUID/,
    env: { MicrosoftAppId: 'none' },
  },
};

describe.each(pages)('%s', (page) => {
  test('names npm commands that exist', () => {
    const missing = commandsOf(page).filter((name) => !builtIn.includes(name) && !(name in scripts));
    expect(missing).toEqual([]);
  });
});

const ours = Object.entries(scripts).filter(
  ([name, script]) => !/^pre/.test(name) && /^node .*\b(?:src|scripts|bench)\//.test(script),
);

describe('every command of ours', () => {
  test('has a text for --help, which is answered before it begins', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(usages).sort());
    expect(ours.filter(([, script]) => !script.includes('--import ./scripts/help.ts '))).toEqual([]);
    for (const [name] of ours) {
      const text = answerTo(name, ['--help']) ?? '';
      expect(text).toMatch(
        new RegExp(`^npm (?:run )?${name}\\b[\\s\\S]*\n  --help +this text\n  --version `),
      );
      expect(answerTo(name, ['--version'])).toMatch(/^\d+\.\d+\.\d+$/);
      expect(answerTo(name, ['x'])).toBeNull();
    }
  });
});

describe('every script', () => {
  test.each(Object.entries(scripts))('%s starts files and tools that are there', (_, script) => {
    for (const step of script.split(' && ')) {
      const [tool = '', ...args] = step.split(' ');
      if (tool !== 'node')
        expect([tool, existsSync(join(root, 'node_modules/.bin', tool))]).toEqual([tool, true]);
      const files = args.filter((arg) => /^[\w./-]+\.[jt]s$/.test(arg));
      expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    }
  });

  test('that a page names is run here, by what is named here, or by hand', () => {
    const named = new Set(pages.flatMap(commandsOf).filter((name) => !builtIn.includes(name)));
    expect(named.size).toBeGreaterThan(8);
    expect(
      [...named].filter((name) => !(name in runHere) && !(name in runElsewhere) && !byHand.includes(name)),
    ).toEqual([]);
    expect(Object.values(runElsewhere).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test.each(Object.entries(runHere))('npm run %s runs', (name, { args, status, prints, env }) => {
    const run = spawnSync('npm', ['run', name, '--', ...args], {
      cwd: root,
      encoding: 'utf8',
      // The threads of the tests are told that colours are shown.
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      shell: process.platform === 'win32',
    });
    expect(run.stdout + run.stderr).toMatch(prints);
    expect(run.status).toBe(status);
  });
});
