import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { changedSince, withoutLine } from '../../scripts/changelog.ts';

describe('a change of src/ needs a line in CHANGELOG.md', () => {
  const code = { path: 'src/core/money.ts', added: 3 };

  test('code without a line is named', () => {
    expect(withoutLine([code, { path: 'test/core/money.test.ts', added: 9 }])).toEqual(['src/core/money.ts']);
  });

  test('code with a line is well', () => {
    expect(withoutLine([code, { path: 'CHANGELOG.md', added: 1 }])).toEqual([]);
  });

  test('a line that was taken away is no line', () => {
    expect(withoutLine([code, { path: 'CHANGELOG.md', added: 0 }])).toEqual(['src/core/money.ts']);
  });

  test('tests, documents and a page in src/ need none', () => {
    const paths = ['test/core/money.test.ts', 'README.md', 'src/README.md', 'scripts/demo.ts'];
    expect(withoutLine(paths.map((path) => ({ path, added: 1 })))).toEqual([]);
  });
});

describe('what changed since a branch left its base', () => {
  let folder: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (path: string, text: string): void => {
    writeFileSync(join(folder, path), text);
    git('add', '.');
  };
  const commit = (path: string, text: string): void => {
    write(path, text);
    git('commit', '-qm', path);
  };
  const script = (base: string) =>
    spawnSync(
      process.execPath,
      [fileURLToPath(new URL('../../scripts/changelog.ts', import.meta.url)), base],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'changelog-'));
    git('init', '-qb', 'main');
    mkdirSync(join(folder, 'src'));
    commit('CHANGELOG.md', '# Changelog\n\n## Unreleased\n');
    commit('src/one.ts', '1\n');
    git('switch', '-qc', 'mine');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is what it changed itself, not what others did on the base meanwhile', () => {
    commit('src/mine one.ts', '1\n2\n');
    git('switch', '-q', 'main');
    commit('src/theirs.ts', '1\n');
    git('switch', '-q', 'mine');
    expect(changedSince('main', folder)).toEqual([{ path: 'src/mine one.ts', added: 2 }]);
  });

  test('counts what is not committed yet, and both names of a file that moved', () => {
    git('mv', 'src/one.ts', 'src/two.ts');
    expect(changedSince('main', folder)).toEqual([
      { path: 'src/one.ts', added: 0 },
      { path: 'src/two.ts', added: 1 },
    ]);
  });

  test('decides how the command ends: 1 without a line, 0 with one, 2 where the base is not known', () => {
    commit('src/one.ts', '2\n');
    expect(script('main')).toMatchObject({ status: 1, stderr: expect.stringContaining('\n  src/one.ts\n') });
    commit('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- One is two.\n');
    expect(script('main')).toMatchObject({ status: 0 });
    expect(script('nowhere')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git does not know nowhere'),
    });
  });
});
