import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readIn } from './core/reading/world.ts';

/** What the guides say of the bot is so: its metrics, its tests, and the sentences that it understands. */

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const pages = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

test('metrics that a page names are measured, and all that are measured are told', () => {
  const measured = all(
    read('src/metrics.ts'),
    /'((?:pax8|bot|teams|portfolio|catalogue|language)_\w+|alerts_\w+)'/g,
  );
  const ends = /^[a-z]\w+_(?:total|seconds|waiting|under_way)$/;
  const named = pages
    .flatMap((page) => all(read(page), /`([a-z][\w]+)(?: > \d+|\{[^`]*)?`/g))
    .filter((name) => ends.test(name));
  expect(measured.length).toBeGreaterThan(8);
  expect(named.filter((name) => !measured.includes(name))).toEqual([]);
  expect(measured.filter((name) => !read('docs/operating.md').includes(`\`${name}\``))).toEqual([]);
});

test('each threat names a test that there is, by its file and its name', () => {
  const tables = read('docs/security.md').split('\n\n');
  const rows = tables
    .filter((table) => table.startsWith('| threat'))
    .flatMap((table) =>
      table
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(1),
    );
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const shownBy = row.split(' | ').at(-1) ?? '';
    const files = [...shownBy.matchAll(/`(test\/[^`]+)`([^`]*)/g)].map(([, file = '', said = '']) => ({
      file,
      titles: all(said, /\*([^*]+)\*/g),
    }));
    expect([row, files.length > 0]).toEqual([row, true]);
    for (const { file, titles } of files) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      expect(titles.filter((title) => !read(file).includes(title))).toEqual([]);
    }
  }
});

test('every sentence of the user guide is understood', () => {
  // Not whole sentences: what is added to one, and what takes back the one before.
  const parts = ['csv', 'cancel that', '@Pax8 Operations'];
  const sentences = all(read('docs/using.md'), /`([^`\n]+)`/g).filter((text) => !parts.includes(text));
  expect(sentences.length).toBeGreaterThan(25);
  expect(sentences.filter((say) => readIn(say).decision.kind === 'unknown')).toEqual([]);
});

test('CODEOWNERS asks for the review of nobody who may not exist, and CONTRIBUTING says whom to put there', () => {
  // One pattern: of several the last that fits counts, so a later one without an owner would take files away from it.
  // GitHub: "If any line in your CODEOWNERS file contains invalid syntax", as an unknown team, it is not used.
  const lines = read('.github/CODEOWNERS').trim().split('\n');
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual(['*']);
  expect(read('CONTRIBUTING.md')).toMatch(/^## In your own repository$[^#]*\.github\/CODEOWNERS/m);
  expect(read('docs/releasing.md')).toContain('(../CONTRIBUTING.md#in-your-own-repository)');
});
