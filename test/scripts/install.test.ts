import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('npm ci sets the pre-commit hook', () => {
  let folder: string;
  const { CI: _, HUSKY: __, ...environment } = process.env;
  const git = (...args: readonly string[]): string =>
    spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout.trim();
  const hooks = (env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, ['scripts/hooks.js'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...environment, ...env },
    });
  const quiet = { status: 0, stdout: '', stderr: '' };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hooks-'));
    mkdirSync(join(folder, 'node_modules'));
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    cpSync(join(root, 'scripts/hooks.js'), join(folder, 'scripts/hooks.js'));
    symlinkSync(join(root, 'node_modules/husky'), join(folder, 'node_modules/husky'), 'junction');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('in a clone', () => {
    git('init', '-q');
    expect(hooks()).toMatchObject(quiet);
    expect(git('config', 'core.hooksPath')).toBe('.husky/_');
    expect(existsSync(join(folder, '.husky/_/pre-commit'))).toBe(true);
  });

  test('not in CI', () => {
    git('init', '-q');
    expect(hooks({ CI: 'true' })).toMatchObject(quiet);
    expect(git('config', 'core.hooksPath')).toBe('');
  });

  test('not without git', () => {
    expect(hooks()).toMatchObject(quiet);
    expect(existsSync(join(folder, '.husky'))).toBe(false);
  });

  test('not where development tools are left out', () => {
    git('init', '-q');
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(hooks()).toMatchObject(quiet);
    expect(git('config', 'core.hooksPath')).toBe('');
  });
});

describe('npm ci --omit=dev leaves what Node reads', () => {
  const kept = ['index.js', 'index.json', 'LICENSE', 'lib/binding.node', 'lib/index.mjs'];
  const unread = ['index.js.map', 'index.d.ts', 'lib/index.d.mts', 'src/index.ts', 'src/view.tsx'];
  const leftWith = (...alsoInstalled: readonly string[]): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'slim-'));
    const files = [...kept, ...unread].map((file) => join('node_modules/@some/package', file));
    for (const file of [...files, ...alsoInstalled]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    const run = spawnSync(process.execPath, [join(root, 'scripts/slim.js')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const left = files.filter((file) => existsSync(join(folder, file)));
    rmSync(folder, { recursive: true, force: true });
    return left.map((file) => relative('node_modules/@some/package', file).replaceAll('\\', '/'));
  };

  test('and takes out TypeScript and source maps', () => expect(leftWith()).toEqual(kept));

  test('but takes nothing where the development tools are', () =>
    expect(leftWith('node_modules/typescript/package.json')).toEqual([...kept, ...unread]));
});

describe('on an older Node', () => {
  const needNode = (version: string) => {
    const older = `data:text/javascript,Object.defineProperties(process,{versions:{value:{node:"${version}"}},version:{value:"v${version}"}})`;
    return spawnSync(process.execPath, ['--import', older, 'scripts/need-node.js'], {
      cwd: root,
      encoding: 'utf8',
    });
  };

  test.each(['18.20.8', '20.20.2', '22.19.0'])('%s the demo says in one line what it needs', (version) => {
    expect(needNode(version)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `This needs Node 24 and runs on v${version}. "npm ci" without --omit=dev brings Node 24 along; or install it yourself.\n`,
    });
  });

  test('every command that operators run says so too, before it begins', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const commands = ['start', 'chat', 'doctor', 'backup', 'restore', 'move', 'package', 'demo'];
    const first = commands.map((command) => [command, scripts[`pre${command}`]]);
    expect(first.filter(([, script]) => !script?.startsWith('node scripts/need-node.js'))).toEqual([]);
  });

  test.each(['24.0.0', '26.1.0'])('%s it begins', (version) => {
    expect(needNode(version)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});

test('what needs the development tools says so in one line where they were left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'without-tools-'));
  const run = spawnSync(process.execPath, [join(root, 'scripts/need-node.js'), 'tools'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  expect(run).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'This needs the development tools. Run it in a checkout after "npm ci" without --omit=dev.\n',
  });
});
