import { existsSync } from 'node:fs';

/**
 * The last step of `npm ci`: sets the pre-commit hook (.husky/pre-commit). Does nothing in CI, without git, and where
 * husky was left out (`npm ci --omit=dev`). JavaScript, since there it runs on whatever Node the machine has.
 */
if (!process.env.CI && existsSync('.git')) {
  const husky = await import('husky').catch(() => null);
  const problem = husky?.default();
  if (problem) process.stderr.write(`No pre-commit hook was set: ${problem}\n`);
}
