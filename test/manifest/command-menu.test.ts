import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildManifest, manifestProblems } from '../../scripts/manifest.ts';
import { starters } from '../../scripts/starters.ts';
import { commands } from '../../src/commands/index.ts';
import { menu, slashMenu } from '../../src/commands/menu.ts';

const template = readFileSync(new URL('../../manifest/manifest.json', import.meta.url), 'utf8');
const ids = { appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d', version: '1.2.3' };
const manifest = buildManifest(template, ids, { mention: menu, slash: slashMenu, starters });
type List = { commands: { title: string; description: string; type?: string; prompt?: string }[] };
const [alone, mentioned, slashed] = manifest.bots[0].commandLists as List[];
const titlesOf = (list: List | undefined) => list?.commands.map(({ title }) => title);

describe("the menus of this bot's own commands", () => {
  test("keep to Microsoft's schema", () => {
    expect(manifestProblems(manifest)).toEqual([]);
  });

  test('after a mention: what is typed most, help last', () => {
    expect(titlesOf(mentioned)).toEqual([
      ...['subscriptions', 'companies', 'renewals', 'price', 'add', 'remove', 'order', 'onboard', 'offboard'],
      ...['invoices', 'pending', 'help'],
    ]);
  });

  test('after /: look-ups alone, since one person sees their answers', () => {
    expect(titlesOf(slashed)).toEqual(slashMenu.map(({ name }) => name));
    expect(slashMenu.filter(({ reads }) => reads !== true)).toEqual([]);
    expect(titlesOf(slashed)).not.toContain('pending');
  });

  test('in a chat with nobody else: first whole sentences, each an example of its command as help has it', () => {
    for (const { command, prompt } of starters)
      expect(commands.find(({ name }) => name === command)?.examples).toContain(prompt);
    expect(alone?.commands.filter(({ type }) => type === 'prompt').map(({ prompt }) => prompt)).toEqual(
      starters.map(({ prompt }) => prompt),
    );
    expect(alone?.commands).toHaveLength(12);
  });

  test('say what a command does, without a sentence glued on and without being cut', () => {
    for (const { description } of [alone, mentioned, slashed].flatMap((list) => list?.commands ?? []))
      expect(description).not.toMatch(/[;…]|\bcsv\b/);
  });
});
