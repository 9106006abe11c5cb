import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildManifest, manifestProblems } from '../../scripts/manifest.ts';
import { commands } from '../../src/commands/index.ts';

test("the menu of this bot's own commands keeps to the schema and holds help", () => {
  const template = readFileSync(new URL('../../manifest/manifest.json', import.meta.url), 'utf8');
  const ids = { appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d', version: '1.2.3' };
  const manifest = buildManifest(template, ids, commands);
  expect(manifestProblems(manifest)).toEqual([]);
  expect(manifest.bots[0].commandLists).toMatchObject([
    { commands: expect.arrayContaining([expect.objectContaining({ title: 'help' })]) },
  ]);
});
