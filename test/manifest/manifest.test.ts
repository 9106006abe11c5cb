import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { packageOf } from '../../scripts/app-package.ts';
import {
  buildManifest,
  type CommandRow,
  type Menus,
  manifestProblems,
  placeholders,
} from '../../scripts/manifest.ts';
import { searches } from '../../src/extension/searches.ts';

const fileOf = (name: string): Buffer => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));

const template = fileOf('manifest.json').toString('utf8');
const ids = { appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d', version: '1.2.3' };

const row = (name: string, summary = `What ${name} does`): CommandRow => ({ name, summary });
const menus = (rows: readonly CommandRow[], more: Partial<Menus> = {}): Menus => ({
  ...{ mention: rows, slash: rows, starters: [] },
  ...more,
});

const build = (rows: readonly CommandRow[] = [row('help')]) => buildManifest(template, ids, menus(rows));

type List = {
  scopes: string[];
  triggers?: string[];
  commands: { title: string; description: string; type?: string; prompt?: string }[];
};
const listsOf = ({ bots }: ReturnType<typeof build>) => bots[0].commandLists as List[];
/** The menu after a mention. */
const menuOf = (rows: readonly CommandRow[]) =>
  listsOf(build(rows)).find(({ triggers }) => triggers?.includes('mention'))?.commands ?? [];

describe('the manifest', () => {
  test("keeps to Microsoft's schema of its version", () => {
    expect(manifestProblems(build())).toEqual([]);
  });

  test('is checked by that schema: too many commands, a wrong id and unknown words are found', () => {
    const manifest = build();
    const [bot] = manifest.bots;
    const commands = Array.from({ length: 13 }, () => ({ title: 'x', description: 'x' }));
    const wrong = { ...bot, botId: 'my-bot', commandLists: [{ scopes: ['personal'], commands }] };
    const problems = manifestProblems({ ...manifest, bots: [wrong], surprise: true });
    expect(problems).toContain('/bots/0/commandLists/0/commands must NOT have more than 12 items');
    expect(problems.join('\n')).toContain('/bots/0/botId must match pattern');
    expect(problems).toContain('/ must NOT have additional properties');
  });

  test('has its ids filled in and no placeholder left', () => {
    const manifest = build();
    expect(manifest).toMatchObject({ id: ids.appId, version: '1.2.3', bots: [{ botId: ids.appId }] });
    expect(JSON.stringify(manifest)).not.toContain('{{');
  });

  test('offers the bot to people, teams and group chats, in private and shared channels too', () => {
    expect(build()).toMatchObject({
      bots: [
        {
          scopes: ['personal', 'team', 'groupChat'],
          commandLists: [
            { scopes: ['personal'] },
            { scopes: ['team', 'groupChat'], triggers: ['mention'] },
            { scopes: ['team', 'groupChat'], triggers: ['slash'] },
          ],
        },
      ],
      supportsChannelFeatures: 'tier1',
    });
  });

  // https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages#receive-targeted-messages
  test('lets people write to the bot so that only it sees it, which commands after / need', () => {
    expect(build()).toMatchObject({ bots: [{ supportsTargetedMessages: true }] });
  });

  test('says what the whole product does, and that it is not of Pax8', () => {
    const { description } = JSON.parse(template) as { description: { short: string; full: string } };
    for (const subject of ['Look up', 'Change', 'Renewals', 'Invoices', 'audit', 'Roles'])
      expect(description.full).toContain(subject);
    expect(description.full).toContain('not made, endorsed or supported by Pax8');
  });

  // https://learn.microsoft.com/microsoftteams/platform/teams-sdk/teams/enabling-in-copilot
  test('offers the bot in Copilot only when told to: its scope, its starters and the agent', () => {
    expect(JSON.stringify(build())).not.toMatch(/copilot/i);
    const manifest = buildManifest(template, { ...ids, copilot: true }, menus([row('help')]));
    expect(manifestProblems(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      bots: [
        {
          scopes: ['personal', 'team', 'groupChat', 'copilot'],
          commandLists: [{ scopes: ['personal', 'copilot'] }, {}, {}],
        },
      ],
      copilotAgents: { customEngineAgents: [{ type: 'bot', id: ids.appId }] },
    });
  });
});

describe('who made the app', () => {
  const own = {
    name: 'Northwind IT',
    websiteUrl: 'https://northwind.net',
    privacyUrl: 'https://northwind.net/privacy',
    termsOfUseUrl: 'https://northwind.net/terms',
  };
  const by = (developer: Partial<Record<keyof typeof own, string | null>>) =>
    buildManifest(template, { ...ids, developer }, menus([row('help')]));

  test('comes from the environment, or else stands in the template', () => {
    expect(by(own).developer).toEqual(own);
    expect(by({ name: null, websiteUrl: own.websiteUrl }).developer).toMatchObject({
      name: 'The pax8-teams-bot authors',
      websiteUrl: own.websiteUrl,
    });
    expect(manifestProblems(by({ ...own, name: 'n'.repeat(33) }))).toEqual([
      '/developer/name must NOT have more than 32 characters',
    ]);
  });

  test('is nobody with pages at example.com, and each is told with the variable that sets it', () => {
    expect(placeholders(by(own))).toEqual([]);
    expect(placeholders(build())).toEqual([
      'developer.websiteUrl is https://example.com. Set DEVELOPER_WEBSITE.',
      'developer.privacyUrl is https://example.com/privacy. Set DEVELOPER_PRIVACY.',
      'developer.termsOfUseUrl is https://example.com/terms. Set DEVELOPER_TERMS.',
    ]);
    expect(placeholders(by({ ...own, privacyUrl: 'https://www.example.org/privacy' }))).toHaveLength(1);
    expect(placeholders(by({ ...own, privacyUrl: 'https://notexample.com/privacy' }))).toEqual([]);
  });
});

describe('the message extension', () => {
  const [extension] = JSON.parse(template).composeExtensions as {
    commands: { id: string; type: string; context: string[] }[];
  }[];

  test('has a query for each search that the bot answers, and the action on messages', () => {
    const queries = extension?.commands.filter(({ type }) => type === 'query').map(({ id }) => id);
    expect(queries).toEqual([...searches.keys()]);
    expect(extension?.commands.filter(({ type }) => type === 'action')).toMatchObject([
      { id: 'createChange', context: ['message'], fetchTask: true },
    ]);
  });

  test('belongs to the same bot', () => {
    expect(build()).toMatchObject({ composeExtensions: [{ botId: ids.appId }] });
  });
});

describe('the menu of commands', () => {
  test('is written from the table, each with what it does and nothing after a semicolon', () => {
    const add = row('add', 'Ask for more seats; nothing is bought until it is approved');
    expect(menuOf([row('help'), add])).toEqual([
      { title: 'help', description: 'What help does' },
      { title: 'add', description: 'Ask for more seats' },
    ]);
  });

  test('begins, in a chat with nobody else, with whole sentences; their commands are not told twice', () => {
    const rows = [row('add'), row('renewals'), row('help')];
    const starters = [{ command: 'renewals', title: 'What renews', prompt: 'renewals next 30 days' }];
    const manifest = buildManifest(template, ids, menus(rows, { starters }));
    expect(manifestProblems(manifest)).toEqual([]);
    expect(listsOf(manifest)[0]?.commands).toEqual([
      {
        ...{ title: 'What renews', description: 'What renewals does' },
        ...{ type: 'prompt', prompt: 'renewals next 30 days' },
      },
      { title: 'add', description: 'What add does' },
      { title: 'help', description: 'What help does' },
    ]);
    const unknown = [{ command: 'rename', title: 'x', prompt: 'x' }];
    expect(() => buildManifest(template, ids, menus(rows, { starters: unknown }))).toThrow(
      'no command rename',
    );
  });

  test('holds the first twelve commands of a longer table', () => {
    const rows = Array.from({ length: 20 }, (_, index) => row(`command ${index + 1}`));
    expect(menuOf(rows).map(({ title }) => title)).toEqual(rows.slice(0, 12).map(({ name }) => name));
    expect(manifestProblems(build(rows))).toEqual([]);
  });

  test('always holds help, wherever it stands in the table', () => {
    const rows = Array.from({ length: 13 }, (_, index) => row(`command ${index + 1}`));
    const titles = menuOf([...rows, row('help')]).map(({ title }) => title);
    expect(titles).toHaveLength(12);
    expect(titles.slice(-2)).toEqual(['command 11', 'help']);
  });

  test('cuts what is too long', () => {
    const [entry] = menuOf([row('n'.repeat(40), 's'.repeat(200))]);
    expect(entry).toEqual({ title: `${'n'.repeat(31)}…`, description: `${'s'.repeat(127)}…` });
  });
});

describe('the icons', () => {
  /** Width, height and colour type from the header of a PNG; 6 is colour with transparency. */
  const headerOf = (png: Buffer) => ({
    signature: png.subarray(1, 4).toString('latin1'),
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    colourType: png[25],
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('%s is %i pixels square', (name, size) => {
    expect(headerOf(fileOf(name))).toMatchObject({ signature: 'PNG', width: size, height: size });
  });

  test('the outline can be transparent', () => {
    expect(headerOf(fileOf('outline.png')).colourType).toBe(6);
  });
});

describe('the app package', () => {
  const icons = { color: fileOf('color.png'), outline: fileOf('outline.png') };

  test('holds the manifest and the icons that it names', () => {
    const files = unzipSync(packageOf(build(), icons));
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(build());
    expect(Buffer.from(files['outline.png'] ?? []).equals(icons.outline)).toBe(true);
  });

  test('carries no time of its making, so that the same content gives the same bytes', () => {
    const zip = Buffer.from(packageOf(build(), icons));
    const dayOne = { time: 0, date: (1 << 5) | 1 };
    expect({ time: zip.readUInt16LE(10), date: zip.readUInt16LE(12) }).toEqual(dayOne);
    expect(Buffer.from(packageOf(build(), icons)).equals(zip)).toBe(true);
  });
});
