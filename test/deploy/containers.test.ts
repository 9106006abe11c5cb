import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readDockerfile } from '../../scripts/dockerfile.ts';
import { type VariableName, variableNames } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';

/** The image, its company in compose.yaml, and the unit fit one another and the bot. */

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(at(path), 'utf8');
/** What `npm start` runs; the answer to --help is for a terminal. */
const started: string = JSON.parse(read('package.json')).scripts.start.replace(
  ' --import ./scripts/help.ts',
  '',
);

/** What an operator fills in: the rest has defaults, or is set by the way of deploying. */
const filledIn = {
  MicrosoftAppId: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a',
  MicrosoftAppPassword: 'hush',
  TEAMS_ALLOWED_TENANTS: '5f3c2f7e-9a0d-4a6b-8a53-0d9e6d1c2b3a',
  PAX8_CLIENT_ID: 'id',
  PAX8_CLIENT_SECRET: 'secret',
} satisfies Partial<Record<VariableName, string>>;

const stages = readDockerfile(read('Dockerfile'));
const last = stages.at(-1);

describe('the Dockerfile', () => {
  test('has instructions that Docker knows, each stage from FROM on', () => {
    expect(() => readDockerfile('FROM node:24\nrun it')).toThrow('no instruction: run it');
    const known = /^(?:FROM|ENV|WORKDIR|COPY|RUN|USER|VOLUME|EXPOSE|HEALTHCHECK|CMD)$/;
    const keywords = [...read('Dockerfile').matchAll(/^([A-Z]+) /gm)].map(([, keyword = '']) => keyword);
    expect(keywords[0]).toBe('FROM');
    expect(keywords.filter((keyword) => !known.test(keyword))).toEqual([]);
    expect(stages.map(({ name }) => name)).toEqual(['packages', '1']);
  });

  test('has the Node of .nvmrc, slim, in every stage', () => {
    expect(stages.map(({ image }) => image)).toEqual(stages.map(() => `node:${read('.nvmrc').trim()}-slim`));
  });

  test('installs what the lock file says, without development tools', () => {
    const installs = stages.flatMap(({ steps }) => steps).filter((step) => step.kind === 'run');
    expect(installs[0]).toEqual({ kind: 'run', command: 'npm ci --omit=dev' });
    expect(installs.filter(({ command }) => /npm (i|install)\b/.test(command))).toEqual([]);
  });

  test('starts what npm start starts, without a shell that would keep signals from it', () => {
    expect(last?.command.join(' ')).toBe(started);
    expect(last?.healthcheck[0]).toBe('node');
  });

  test('has no secret and only variables that somebody reads', () => {
    const names = stages
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'env' ? [step.name] : []));
    const others = names.filter((name) => !variableNames.includes(name as VariableName));
    expect(others).toEqual(['NODE_ENV', 'NPM_CONFIG_CACHE', 'NPM_CONFIG_UPDATE_NOTIFIER']);
    expect(names.filter((name) => /SECRET|PASSWORD|KEY/.test(name))).toEqual([]);
  });

  test('sends the builder nothing that is not named', () => {
    const rules = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    expect(rules.filter((line) => /env|data|node_modules|\.git/.test(line))).toEqual([]);
  });
});

/** Those used here, of https://docs.docker.com/reference/compose-file/services/ */
const serviceWords = [
  ...[
    'build',
    'image',
    'env_file',
    'environment',
    'depends_on',
    'volumes',
    'networks',
    'ports',
    'healthcheck',
  ],
  ...['read_only', 'tmpfs', 'cap_drop', 'cap_add', 'security_opt', 'init', 'restart', 'stop_grace_period'],
];

type Service = Readonly<{
  environment?: Readonly<Record<string, string>>;
  networks?: readonly string[];
  ports?: readonly string[];
  volumes?: readonly string[];
  [name: string]: unknown;
}>;
const compose = parse(read('compose.yaml')) as {
  services: Readonly<Record<'bot' | 'database' | 'proxy', Service>>;
  networks: Readonly<Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } }>>;
  volumes: Readonly<Record<string, unknown>>;
};
const { bot, database, proxy } = compose.services;

/** What Compose makes of `${NAME:?text}`. */
const filled = (text: string): string =>
  text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, name) => (name === 'BOT_HOST' ? 'bot.northwind.net' : 'a1b2c3'));

describe('compose.yaml', () => {
  test('has the words of the Compose specification, and the names of each other that it uses', () => {
    for (const service of Object.values(compose.services)) {
      expect(Object.keys(service).filter((word) => !serviceWords.includes(word))).toEqual([]);
      expect(service.networks?.filter((name) => !(name in compose.networks))).toEqual([]);
      const named = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      const known = (name: string): boolean =>
        name.startsWith('./') ? existsSync(at(name)) : name in compose.volumes;
      expect(named.filter((name) => !known(name))).toEqual([]);
    }
    expect(Object.keys(bot.depends_on as object)).toEqual(['database']);
    expect(database).toHaveProperty('healthcheck.test');
  });

  test('gives the bot a configuration that it starts with', () => {
    const set = Object.entries(bot.environment ?? {}).map(([name, value]) => [name, filled(value)]);
    const config = readConfig({ ...filledIn, ...Object.fromEntries(set) });
    expect(config).toMatchObject({
      server: { host: '0.0.0.0', port: 3978 },
      publicUrl: 'https://bot.northwind.net',
      database: { url: 'postgres://bot:a1b2c3@database:5432/bot', witness: '/data/witness' },
    });
    // The health check asks where the bot listens, and the proxy is believed and nobody else.
    expect(last?.healthcheck.join(' ')).toContain(`|| ${config.server.port}`);
    expect(config.server.trustedProxies).toEqual([compose.networks.front?.ipam?.config[0]?.subnet]);
  });

  test('runs the bot without root, capabilities and a writable file system', () => {
    expect(last?.user).toBe('node');
    expect(bot).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['bot-data:/data'],
    });
  });

  test('stops the bot no sooner than it ends by itself', () => {
    expect(Number.parseInt(String(bot.stop_grace_period), 10)).toBeGreaterThan(10);
  });

  test('shows the proxy alone to the outside, and the database to the bot alone', () => {
    expect([bot.ports, database.ports, proxy.ports?.length]).toEqual([undefined, undefined, 3]);
    expect([bot.networks, database.networks, proxy.networks]).toEqual([
      ['front', 'back'],
      ['back'],
      ['front'],
    ]);
    expect(compose.networks.back?.internal).toBe(true);
  });

  test('asks for the two names that it cannot know, and the guide names both', () => {
    const asked = new Set([...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    expect([...asked].toSorted()).toEqual(['BOT_HOST', 'POSTGRES_PASSWORD']);
    for (const name of asked) expect(read('docs/deploying.md')).toContain(`${name}=`);
  });

  test('passes on what the door has for the outside, and never the metrics', () => {
    const caddy = read('deploy/Caddyfile');
    expect(caddy).toContain('@public path /api/* /healthz /readyz\n');
    expect(caddy.match(/reverse_proxy/g)).toHaveLength(1);
    expect(caddy).toMatch(/handle \{\n\t\trespond 404\n\t\}/);
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/pax8-teams-bot.service');
  const lines = [...unit.matchAll(/^(\w+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const values = (name: string): string[] =>
    lines.filter(([each]) => each === name).map(([, value]) => value);

  test('starts what npm start starts', () => {
    expect(values('ExecStart')).toEqual([`/usr/bin/env ${started}`]);
  });

  test('gives the bot a configuration that it starts with, in the folder that it may write to', () => {
    const [state = ''] = values('StateDirectory');
    const set = values('Environment').map((text) => text.split('=') as [string, string]);
    const { database: kept } = readConfig({ ...filledIn, ...Object.fromEntries(set) });
    expect(kept).toMatchObject({
      url: `sqlite:/var/lib/${state}/bot.db`,
      witness: `/var/lib/${state}/witness`,
    });
    expect(values('ProtectSystem')).toEqual(['strict']);
  });

  test('waits longer for the stop than the bot takes', () => {
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(10);
  });
});
