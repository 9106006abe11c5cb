import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildManifest, manifestProblems } from '../../scripts/manifest.ts';
import { menu } from '../../src/commands/menu.ts';

const template = readFileSync(new URL('../../manifest/manifest.json', import.meta.url), 'utf8');
const ids = { appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d', version: '1.2.3' };

test("the menu of this bot's own commands keeps to the schema and is what is typed most, help last", () => {
  const manifest = buildManifest(template, ids, menu);
  expect(manifestProblems(manifest)).toEqual([]);
  const [list] = manifest.bots[0].commandLists as { commands: { title: string }[] }[];
  expect(list?.commands.map(({ title }) => title)).toEqual([
    ...['subscriptions', 'companies', 'renewals', 'price', 'add', 'remove', 'order', 'onboard', 'offboard'],
    ...['invoices', 'pending', 'help'],
  ]);
});
