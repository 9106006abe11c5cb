import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = join(root, '.dependency-cruiser.js');
type Table = Readonly<Record<string, string | readonly string[]>>;
const { mayImport: table, rooms } = (await import(config)) as {
  mayImport: Table;
  rooms: Readonly<Record<string, Table>>;
};
const places = Object.keys(table);
const layers = Object.keys(rooms);

const isAllowed = (within: Table, from: string, to: string): boolean => {
  const row = within[from] ?? [];
  return from === to || row === '*' || row.includes(to);
};

/** A room in which things of a layer stand, so that layers can be tried against each other. */
const roomOf = (place: string): string => {
  const room = Object.keys(rooms[place] ?? {}).find((one) => one !== 'root');
  return room === undefined ? `src/${place}` : `src/${place}/${room}`;
};
const folderOf = (layer: string, room: string): string =>
  room === 'root' ? `src/${layer}` : `src/${layer}/${room}`;
const taking = (from: string, to: string): string => {
  const path = relative(from, `${to}/thing.ts`);
  return `import type { Thing } from '${path.startsWith('.') ? path : `./${path}`}';`;
};
const taken = (from: string, to: string): string => `${from}/takes-${to.replaceAll('/', '-')}.ts`;

/** One file for every pair of places and of rooms, in which the first imports the second, and one for every other rule. */
const sources: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...places.map(roomOf),
      ...layers.flatMap((layer) => Object.keys(rooms[layer] ?? {}).map((room) => folderOf(layer, room))),
    ].map((folder) => [`${folder}/thing.ts`, 'export type Thing = string;']),
  ),
  ...Object.fromEntries(
    places.flatMap((from) => places.map((to) => [taken(roomOf(from), to), taking(roomOf(from), roomOf(to))])),
  ),
  ...Object.fromEntries(
    layers.flatMap((layer) => {
      const all = Object.keys(rooms[layer] ?? {});
      return all.flatMap((from) =>
        all.map((to) => [
          taken(folderOf(layer, from), `room-${to}`),
          taking(folderOf(layer, from), folderOf(layer, to)),
        ]),
      );
    }),
  ),
  'src/main.ts': 'export {};',
  'src/app/starts.ts': "import '../main.ts';",
  'src/views/kit/calls.ts': "const thing = await import('../../pax8/thing.ts');",
  'src/jobs/re-exports.ts': "export * from '../store/thing.ts';",
  'src/jobs/asks-for-types.ts': "import { type Thing } from '../server/thing.ts';",
  'src/secrets/reads-config.ts': "import { thing } from '../config/thing.ts';",
  'src/core/words/reads-files.ts': "import { readFileSync } from 'node:fs';",
  'src/core/words/one.ts': "import './two.ts';",
  'src/core/words/two.ts': "import './one.ts';",
  'src/server/guesses.ts': "import '../core/not-there.ts';",
  'src/server/chats.ts': "import { ActivityHandler } from 'botbuilder';",
  'src/teams/chats.ts': "import { ActivityHandler } from 'botbuilder';",
  'src/server/schema.ts': "import type { Activity } from 'botframework-schema';",
  'src/server/verifies.ts': "import { jwtVerify } from 'jose';",
  'src/teams/serves.ts': "import { createServer } from 'restify';",
  'src/config/unlocks.ts': "import { SecretClient } from '@azure/keyvault-secrets';",
  'src/secrets/unlocks.ts': "import { SecretClient } from '@azure/keyvault-secrets';",
  'src/commands/asks.ts': "import OpenAI from 'openai';",
  'src/store/calls.ts': "import { request } from 'undici';",
  'src/pax8/calls.ts': "import { request } from 'undici';",
  'src/workflows/files/queries.ts': "import { Kysely } from 'kysely';",
  'src/app/logs.ts': "import { pino } from 'pino';",
};

let folder: string;
let violations: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  // A junction needs no rights on Windows; elsewhere the word says nothing.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruise, '--config', config, '--output-type', 'json', 'src'];
  const report = JSON.parse(
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  violations = report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const brokenBy = (path: string): string[] =>
  violations.filter((line) => line.startsWith(`${path}: `)).map((line) => line.slice(path.length + 2));

describe('between the places of src/, type-only imports included', () => {
  test.each(places)('%s imports what its row of the table allows and nothing else', (from) => {
    const refused = places.filter((to) => brokenBy(taken(roomOf(from), to)).length > 0);
    expect(refused).toEqual(places.filter((to) => !isAllowed(table, from, to)));
  });

  test('the table says what the architecture says', () => {
    for (const edge of ['pax8', 'teams', 'server', 'remote', 'store']) {
      expect([edge, table[edge]]).toEqual([edge, ['core', 'errors']]);
    }
    for (const edge of ['events', 'psa', 'graph'])
      expect([edge, table[edge]]).toEqual([edge, ['core', 'errors', 'remote']]);
    expect([table.core, table.simulator, table.errors]).toEqual([[], [], ['core']]);
    expect(table.jobs).toEqual(['core', 'workflows', 'errors']);
  });

  test.each([
    ['src/views/kit/calls.ts', 'views-imports-its-table-row'],
    ['src/jobs/re-exports.ts', 'jobs-imports-its-table-row'],
    ['src/jobs/asks-for-types.ts', 'jobs-imports-its-table-row'],
    ['src/app/starts.ts', 'nothing-imports-main'],
    ['src/secrets/reads-config.ts', 'secrets-take-only-types-from-config'],
    ['src/core/words/reads-files.ts', 'core-imports-no-node-modules'],
    ['src/core/words/one.ts', 'no-cycles'],
    ['src/server/guesses.ts', 'everything-resolves'],
  ])('%s breaks %s', (path, rule) => {
    expect(brokenBy(path)).toEqual([rule]);
  });
});

describe.each(layers)('between the rooms of %s', (layer) => {
  const within = rooms[layer] ?? {};
  test.each(Object.keys(within))('%s imports what its row allows and no other room', (from) => {
    const refused = Object.keys(within).filter(
      (to) => brokenBy(taken(folderOf(layer, from), `room-${to}`)).length > 0,
    );
    expect(refused).toEqual(Object.keys(within).filter((to) => !isAllowed(within, from, to)));
  });
});

describe('packages stop at their edge', () => {
  test.each([
    ['src/server/chats.ts', 'only-teams-imports-'],
    ['src/server/schema.ts', 'only-teams-imports-'],
    ['src/server/verifies.ts', 'only-teams-imports-jose'],
    ['src/teams/serves.ts', 'only-server-imports-restify'],
    ['src/config/unlocks.ts', 'only-secrets-imports-'],
    ['src/commands/asks.ts', 'only-model-imports-openai'],
    ['src/store/calls.ts', 'only-pax8-teams-remote-imports-undici'],
    ['src/workflows/files/queries.ts', 'only-store-imports-'],
    ['src/app/logs.ts', 'only-log-server-imports-pino'],
  ])('%s breaks %s…', (path, rule) => {
    expect(brokenBy(path)).toEqual([expect.stringContaining(rule)]);
  });

  test.each(['src/teams/chats.ts', 'src/secrets/unlocks.ts', 'src/pax8/calls.ts'])('%s is fine', (path) => {
    expect(brokenBy(path)).toEqual([]);
  });
});
