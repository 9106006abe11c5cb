import { existsSync } from 'node:fs';

/**
 * The last step of `npm ci`: installs the pre-commit hook (.husky/pre-commit). Does nothing in CI, without git, or
 * without husky (`npm ci --omit=dev`). In JavaScript, because it runs on any Node that the machine has.
 */
if (!process.env.CI && existsSync('.git')) {
  const husky = await import('husky').catch(() => null);
  const problem = husky?.default();
  if (problem) process.stderr.write(`No pre-commit hook was set: ${problem}\n`);
}
