import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const lock = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
) as { packages: Record<string, { version?: string }> };

const isBelow = (version: string, least: string): boolean => {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  const at = (a ?? []).findIndex((part, nth) => part !== (b ?? [])[nth]);
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
};

/** SECURITY.md says what is known of them, and who brings them along. */
test.each([
  ['@azure/msal-node', '7.2.3'],
  ['uuid', '11.1.1'],
  ['formidable', '3.5.4'],
  ['fast-xml-parser', '4.5.5'],
])('no %s below %s is in the lock file, whoever asks for it', (name, least) => {
  const versions = Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version = '0' }]) => version);
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => isBelow(version, least))).toEqual([]);
});
