import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

/** Rules of the house that are not about imports (those are in .dependency-cruiser.js). */

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const { mayImport, rooms } = (await import(join(root, '.dependency-cruiser.js'))) as {
  mayImport: object;
  rooms: Readonly<Record<string, object>>;
};

type Source = Readonly<{ path: string; text: string; code: string }>;

/** The text without comments and without what stands in quotes, line by line as it was. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (found) =>
    found.replaceAll(/[^\n'"]/g, ' '),
  );

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return { path: path.replaceAll('\\', '/'), text, code: codeOf(text) };
  });

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

const folders: readonly string[] = ['src', 'test'].flatMap((top) => [
  join(root, top),
  ...readdirSync(join(root, top), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(entry.parentPath, entry.name)] : [],
  ),
]);

/** Where `pattern` stands, as "path:line". */
const placesOf = (pattern: RegExp, among: readonly Source[] = sources): string[] =>
  among.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );

const pathsOf = (found: readonly Source[]): string[] => found.map(({ path }) => path);

const core = sources.filter(({ path }) => path.startsWith('core/'));

describe('everywhere in src/', () => {
  test('there is something to look at', () => {
    expect(core.length).toBeGreaterThan(5);
  });

  test('only config.ts reads the environment of the process', () => {
    const others = sources.filter(({ path }) => path !== 'config.ts' && path !== 'simulator/config.ts');
    expect(placesOf(/\bprocess\s*(\[|\.\s*env\b)|[{,]\s*env\b.*\}\s*=\s*process\b/, others)).toEqual([]);
    expect(others.filter(({ text }) => /from '(node:)?process'/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('nobody writes to the console', () => {
    expect(placesOf(/\bconsole\s*[.[]/)).toEqual([]);
  });

  test('a type is imported by name, where the import rules can see it', () => {
    expect(placesOf(/(?<!await\s+)\bimport\('[^']*'\)\s*[.;[]/)).toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    expect(pathsOf(sources.filter(({ text }) => text.trimEnd().split('\n').length > 400))).toEqual([]);
  });

  test('files are named in kebab-case', () => {
    const kebab = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/;
    expect(pathsOf(sources.filter(({ path }) => !kebab.test(path)))).toEqual([]);
  });

  test('there are no folders for whatever did not fit', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|misc|shared)(\.ts|\/)/;
    expect(pathsOf(sources.filter(({ path }) => drawer.test(path)))).toEqual([]);
  });

  test('an index.ts is a table, not a file that re-exports', () => {
    const indexes = sources.filter(({ path }) => /(^|\/)index\.ts$/.test(path));
    expect(placesOf(/^\s*export\s*(\*|(type\s*)?\{[^}]*\}\s*from)/, indexes)).toEqual([]);
    for (const { path, code } of indexes) expect([path, /export const \w+/.test(code)]).toEqual([path, true]);
  });

  test('no folder holds more than 40 files, here or in test/', () => {
    const full = folders.filter((folder) => filesIn(folder).length > 40);
    expect(full.map((folder) => relative(root, folder))).toEqual([]);
  });

  test('the tests of core, workflows and views stand in the rooms of what they test', () => {
    const strange = ['core', 'workflows', 'views'].flatMap((layer) =>
      readdirSync(join(root, 'test', layer), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !existsSync(join(src, layer, entry.name)))
        .map(({ name }) => `${layer}/${name}`),
    );
    expect(strange).toEqual([]);
  });

  test('every place has its row in the table of imports', () => {
    const places = readdirSync(src)
      .filter((entry) => entry.endsWith('.ts') || statSync(join(src, entry)).isDirectory())
      .map((entry) => entry.replace(/\.ts$/, ''));
    expect([...new Set(places)].filter((place) => !(place in mayImport))).toEqual([]);
  });

  test.each(Object.entries(rooms))('the rooms of %s are those of its table', (layer, table) => {
    const there = readdirSync(join(src, layer), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? entry.name : 'root',
    );
    expect([...new Set(there)].sort()).toEqual(Object.keys(table).sort());
  });
});

describe('core/ is a matter of data in, data out', () => {
  test.each([
    [
      'the clock',
      /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bDateTime\.(now|local|utc)\(\s*\)|\bperformance\b/,
    ],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\bcrypto\b/],
    ['waiting', /\basync\b|\bawait\b|\bset(Timeout|Interval|Immediate)\b/],
    ['the network', /\bfetch\s*\(/],
    ['the process', /\bprocess\./],
  ])('it knows nothing of %s', (_, pattern) => {
    expect(placesOf(pattern, core)).toEqual([]);
  });
});
