import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

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

  test('the pretended Pax8 and Teams of test/outside share nothing with the bot, its simulator or its harness', () => {
    const outside = join(root, 'test/outside');
    const imported = readdirSync(outside).flatMap((file) =>
      [...readFileSync(join(outside, file), 'utf8').matchAll(/ from '([^']+)'/g)].map(([, from]) => from),
    );
    expect(imported.filter((from) => !/^(?:node:|@jest\/globals$|\.\/)/.test(from ?? ''))).toEqual([]);
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

/** What a row or a group of the table of commands says of itself; help is made from it. */
const ofRows: ReadonlySet<unknown> = new Set(['name', 'usage', 'summary', 'examples']);

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The texts that code works with, but for those of the keys left out; `…` stands for what is put into one. */
const textsOf = (node: unknown, leftOut: ReadonlySet<unknown>): string[] => {
  if (Array.isArray(node)) return node.flatMap((one) => textsOf(one, leftOut));
  if (!isNode(node)) return [];
  const { type, key, value, quasis, expressions } = node;
  if (type === 'ImportDeclaration' || type === 'TsLiteralType') return [];
  if (type === 'KeyValueProperty' && isNode(key) && leftOut.has(key.value)) return [];
  if (type === 'StringLiteral') return [String(value)];
  if (type === 'TemplateLiteral' && Array.isArray(quasis))
    return [quasis.map(({ cooked }) => cooked).join('…'), ...textsOf(expressions, leftOut)];
  return Object.values(node).flatMap((child) => textsOf(child, leftOut));
};

/** Several words that begin with a capital or end with a stop. What is written for the log does neither, and a pattern is read by nobody. */
const readsLikeASentence = (text: string): boolean =>
  /^[A-Z“].*\s\S|[a-z…]\s.*[.!?]$/s.test(text) && !/\(\?:|\\p\{/.test(text);

const sentencesIn = ({ path, text }: Pick<Source, 'path' | 'text'>): string[] =>
  textsOf(
    parseSync(text, { syntax: 'typescript', target: 'esnext' }),
    path.startsWith('commands/') ? ofRows : new Set(),
  ).filter(readsLikeASentence);

describe('plain English in the code', () => {
  /** What they say, links aside. A text that needs more says that its function does too much, or belongs into docs/. */
  const docs = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, doc = '']) => ({
      path,
      doc: doc
        .replaceAll(/^\s*\* ?/gm, '')
        .replaceAll(/https?:\/\/\S+/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    })),
  );

  test('a docstring says it in 220 characters, and what null means in a sentence', () => {
    expect(docs.length).toBeGreaterThan(5000);
    const long = docs.filter(({ doc }) => doc.length > 220 || /^null: /i.test(doc));
    expect(long.map(({ path, doc }) => `${path}: ${doc}`)).toEqual([]);
  });

  test('a local says what it holds', () => {
    expect(placesOf(/\b(?:const|let) (?:it|kept|met|one|them|thing|things|whys?)(?::| =| of\b)/)).toEqual([]);
  });
});

describe('what people read stands in views/', () => {
  const silent = sources.filter(({ path }) => /^(commands|actions|extension|workflows)\//.test(path));

  test('commands, actions and workflows hold no sentence', () => {
    expect(silent.flatMap((one) => sentencesIn(one).map((found) => `${one.path}: ${found}`))).toEqual([]);
  });

  /** Two words, or capitals alone, are Pax8's or Luxon's own: "Flat Rate", "MMMM yyyy". */
  test('nor does core, but for the columns of its files', () => {
    const rules = core.filter(({ path }) => !path.endsWith('-csv.ts'));
    const found = rules.flatMap((source) => sentencesIn(source).map((text) => `${source.path}: ${text}`));
    expect(found.filter((text) => /: .*[a-z].* .* /.test(text))).toEqual([]);
  });

  /** What stops a start is for whoever starts it. */
  test('nor does what speaks with Teams, or the door', () => {
    const edges = sources.filter(
      ({ path }) => /^(teams|server|jobs)\//.test(path) && path !== 'teams/teams.ts',
    );
    const found = edges.flatMap((source) => sentencesIn(source).map((text) => `${source.path}: ${text}`));
    expect(found.filter((text) => /[.!?]$/.test(text))).toEqual([]);
  });

  test('nor do commands, actions and workflows put a notice together', () => {
    expect(pathsOf(silent.filter(({ text }) => text.includes('/views/kit/notice.ts')))).toEqual([]);
  });

  test.each([
    ["answer({ toast: 'Choose a person.' })", ['Choose a person.']],
    [`told.push(\`\${name} does not have \${product}.\`)`, ['… does not have ….']],
    ["const title = done ? 'Outcome unclear' : 'Done'", ['Outcome unclear']],
    [`\`\${a} \${\`Say it again, \${b}\`}\``, ['Say it again, …']],
    ["log.warn({ id }, 'a card could not be updated; the next turn tries again')", []],
    ["import { a } from './A b.ts'; type Word = 'A b.'", []],
    ["row({ usage: 'Say it.', summary: 'A sentence.', examples: ['What renews?'] })", []],
  ])('a sentence is found in %s: %j', (text, found) => {
    expect(sentencesIn({ path: 'commands/x.ts', text })).toEqual(found);
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
