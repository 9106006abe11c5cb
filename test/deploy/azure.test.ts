import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type VariableName, variableNames } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';

/** The Bicep files fit one another, azd and the bot, as far as reading them tells: nothing here compiles them. */

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(at(path), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const files = {
  main: 'infra/main.bicep',
  resources: 'infra/resources.bicep',
  bot: 'infra/bot.bicep',
} as const;
const bicep = Object.fromEntries(
  // Without comments, whose words are not code.
  Object.entries(files).map(([name, path]) => [name, read(path).replaceAll(/^\s*\/\/.*$/gm, '')]),
) as Readonly<Record<keyof typeof files, string>>;

const paramsOf = (text: string): { name: string; optional: boolean; secure: boolean }[] =>
  [...text.matchAll(/((?:^@.*\n)*)^param (\w+) \w+( =)?/gm)].map(([, above = '', name = '', preset]) => ({
    name,
    optional: preset !== undefined,
    secure: above.includes('@secure()'),
  }));
const outputsOf = (text: string): string[] => all(text, /^output (\w+) /gm);
const parametersIn = (path: string): Record<string, { value: string }> => JSON.parse(read(path)).parameters;
const needed = (text: string): string[] =>
  paramsOf(text)
    .filter(({ optional }) => !optional)
    .map(({ name }) => name);

/** azd's own: https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables */
const ofAzd = [
  ...['AZURE_ENV_NAME', 'AZURE_LOCATION', 'AZURE_PRINCIPAL_ID', 'AZURE_PRINCIPAL_TYPE'],
  'SERVICE_BOT_IMAGE_NAME',
];
/** Set by `azd env set`, or left empty. */
const ofOperator = ['BOT_ADMINS', 'TEAMS_ALLOWED_TENANTS'];

describe('azure.yaml', () => {
  const azd = parse(read('azure.yaml'));

  test('builds the Dockerfile, and starts what infra/ has for the service', () => {
    expect(azd.services.bot).toMatchObject({ host: 'containerapp', docker: { path: './Dockerfile' } });
    for (const module of [azd.infra.module, ...Object.keys(azd.services)]) {
      const path = `${azd.infra.path}/${module}`;
      expect([path, existsSync(at(`${path}.bicep`)), existsSync(at(`${path}.parameters.json`))]).toEqual([
        path,
        true,
        true,
      ]);
    }
  });
});

describe.each(Object.entries(bicep))('%s', (_, text) => {
  test('closes what it opens', () => {
    const code = text.replaceAll(/'(?:\\.|[^'\\])*'/g, "''");
    const open: string[] = [];
    const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
    for (const sign of code.match(/[()[\]{}]/g) ?? [])
      if (sign in pairs) expect(open.pop()).toBe(pairs[sign]);
      else open.push(sign);
    expect(open).toEqual([]);
  });

  test('uses each of its parameters', () => {
    for (const { name } of paramsOf(text))
      expect([name, text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0]).not.toEqual([name, 1]);
  });
});

test('each provider is named in one version, which is no preview', () => {
  const types = Object.values(bicep).flatMap((text) => [
    ...text.matchAll(/'(Microsoft\.\w+)\/[\w/]+@([^']+)'/g),
  ]);
  const versions = new Set(types.map(([, provider, version]) => `${provider} ${version}`));
  expect(types.length).toBeGreaterThan(10);
  expect(versions.size).toBe(new Set(types.map(([, provider]) => provider)).size);
  for (const version of versions) expect(version).toMatch(/ 20\d\d-[01]\d-[0-3]\d$/);
});

describe('parameters', () => {
  test('of main are in its file; azd asks for the Pax8 credentials, and for nothing else', () => {
    const given = Object.keys(parametersIn('infra/main.parameters.json'));
    expect(needed(bicep.main).filter((name) => !given.includes(name))).toEqual([
      'pax8ClientId',
      'pax8ClientSecret',
    ]);
    expect(given.filter((name) => !paramsOf(bicep.main).some((param) => param.name === name))).toEqual([]);
  });

  test('of the resources are given by main', () => {
    const [, inside = ''] = /params: \{([^}]*)\}/.exec(bicep.main) ?? [];
    expect(all(inside, /^\s*(\w+):/gm).toSorted()).toEqual(needed(bicep.resources).toSorted());
  });

  test('of the bot are in its file', () => {
    expect(Object.keys(parametersIn('infra/bot.parameters.json')).toSorted()).toEqual(
      needed(bicep.bot).toSorted(),
    );
  });

  test('take values that azd, main or the operator gives', () => {
    const known = new Set([...ofAzd, ...ofOperator, ...outputsOf(bicep.main)]);
    const asked = ['main', 'bot']
      .flatMap((name) => Object.values(parametersIn(`infra/${name}.parameters.json`)))
      .flatMap(({ value }) => all(value, /\$\{(\w+)/g));
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  test('that are secret stay secret on their way', () => {
    const secret = /secret|password|key$|clientId$/i;
    for (const text of [bicep.main, bicep.resources])
      for (const { name, secure } of paramsOf(text))
        if (secret.test(name)) expect([name, secure]).toEqual([name, true]);
    expect(
      [...outputsOf(bicep.main), ...outputsOf(bicep.resources)].filter((name) =>
        /password|secret/i.test(name),
      ),
    ).toEqual([]);
  });
});

describe('outputs', () => {
  test('of the resources that main hands on are there', () => {
    const used = all(bicep.main, /resources\.outputs\.(\w+)/g);
    expect(used.filter((name) => !outputsOf(bicep.resources).includes(name))).toEqual([]);
  });
});

describe('the bot on Azure', () => {
  const [, list = ''] = /^var variables = \[\n([\s\S]*?)^\]/m.exec(bicep.bot) ?? [];
  const set = [...list.matchAll(/name: '(\w+)', (?:value: (.*)|secretRef: '([\w-]+)') \}/g)].map(
    ([, name = '', value, secret]) => ({ name, value, secret }),
  );
  const settings: Record<string, string> = JSON.parse(read('infra/settings.json'));
  const tenant = '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a';
  /** What the expressions of bot.bicep come to. */
  const meant: Readonly<Record<string, string>> = {
    url: 'https://bot-x.northwind.westeurope.azurecontainerapps.io',
    appId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
    tenantId: tenant,
    vaultUrl: 'https://kv-x.vault.azure.net',
    'empty(allowedTenants) ? tenantId : allowedTenants': tenant,
    'empty(admins) ? principalId : admins': tenant,
  };
  const env = Object.fromEntries(
    set.map(({ name, value = '', secret }) => [
      name,
      secret === undefined
        ? (meant[value] ?? value.replaceAll("'", ''))
        : 'postgres://bot:x@db.northwind.net:5432/bot?sslmode=verify-full',
    ]),
  );

  test('is given variables that it reads, and one that tells Azure’s libraries the identity', () => {
    const names = [...set.map(({ name }) => name), ...Object.keys(settings)];
    expect(names.filter((name) => !variableNames.includes(name as VariableName))).toEqual([
      'AZURE_CLIENT_ID',
    ]);
    expect(names.length).toBe(new Set(names).size);
  });

  test('has a configuration that it starts with, without any password', () => {
    const config = readConfig({ ...settings, ...env });
    expect(config).toMatchObject({
      server: { port: 3978, trustedProxies: ['100.100.0.0/16'] },
      auth: { kind: 'on', appType: 'UserAssignedMSI', password: { from: 'nowhere' } },
      credentials: {
        from: 'vault',
        names: { clientId: 'pax8-client-id', clientSecret: 'pax8-client-secret' },
      },
      database: { witness: null, auditKey: { from: 'vault', name: 'audit-key' } },
    });
    expect(bicep.bot).toContain('targetPort: 3978');
  });

  test('finds in the vault what it is told to look for there', () => {
    const kept = all(bicep.resources, /name: '([a-z\d-]+)'\n\s+properties: \{ value:/g);
    const config = readConfig({ ...settings, ...env });
    const { credentials } = config;
    expect(credentials.from).toBe('vault');
    const wanted = [
      ...(credentials.from === 'vault' ? Object.values(credentials.names) : []),
      ...['audit-key', 'database-password'],
    ];
    expect(wanted.filter((name) => !kept.includes(name))).toEqual([]);
    const asked = all(read('infra/main.parameters.json'), /\$\{AZURE_KEY_VAULT_NAME\} ([\w-]+)\)/g);
    expect(asked.filter((name) => !kept.includes(name))).toEqual([]);
    expect(set.flatMap(({ secret }) => secret ?? [])).toEqual(['database-url']);
    expect(bicep.bot).toMatch(/name: 'database-url', keyVaultUrl: '\$\{vaultUrl\}\/secrets\/database-url'/);
  });

  test('keeps no secret among the settings', () => {
    expect(Object.keys(settings).filter((name) => /SECRET|PASSWORD|_KEY$/.test(name))).toEqual([]);
  });

  test('is asked for its life, not for whether all is well', () => {
    const asked = all(bicep.bot, /httpGet: \{ path: '([^']+)'/g);
    expect(new Set(asked)).toEqual(new Set(['/healthz']));
    expect(read('src/server/server.ts')).toContain("'/healthz'");
    // https://learn.microsoft.com/azure/container-apps/health-probes
    for (const failures of all(bicep.bot, /failureThreshold: (\d+)/g))
      expect(Number(failures)).toBeLessThanOrEqual(10);
  });

  test('is registered as Bot Service takes new bots, with the endpoint that the door has', () => {
    expect(bicep.resources).toContain("msaAppType: 'UserAssignedMSI'");
    expect(bicep.resources).toMatch(/endpoint: '\$\{url\}\/api\/messages'/);
    expect(bicep.resources).toContain("name: 'MsTeamsChannel'");
  });
});
