import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How many lines a file gained since the base. */
export type Changed = Readonly<{ path: string; added: number }>;

/** The files of src/ that changed although CHANGELOG.md gained no line; empty when all is well. */
export const withoutLine = (changed: readonly Changed[]): string[] =>
  changed.some(({ path, added }) => path === 'CHANGELOG.md' && added > 0)
    ? []
    : changed.map(({ path }) => path).filter((path) => /^src\/.*\.ts$/.test(path));

/** What changed in `folder` since it branched from `base`, committed or not. Throws when git does not know `base`. */
export const changedSince = (base: string, folder: string): Changed[] => {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const start = git('merge-base', base, 'HEAD').trim();
  return git('diff', '--numstat', '--no-renames', '-z', start)
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [added = '', , path = ''] = line.split('\t');
      // Git prints "-" for a binary file.
      return { path, added: Number(added) || 0 };
    });
};

/** `npm run changelog [-- base]`. Exit code 1: a change in src/ has no line; 2: the base is unknown. */
const main = (base = 'origin/main'): number => {
  try {
    const without = withoutLine(changedSince(base, process.cwd()));
    if (without.length === 0) return 0;
    process.stderr.write(
      `These changed since ${base}, and CHANGELOG.md has no new line that says so:\n  ${without.join('\n  ')}\n`,
    );
    return 1;
  } catch {
    process.stderr.write(
      `git does not know ${base} here. Name the base: npm run changelog -- <branch or commit>\n`,
    );
    return 2;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv[2]);
