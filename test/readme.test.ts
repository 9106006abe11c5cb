import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { commands } from '../src/commands/index.ts';

/** What the pages for people say about the repository is so. */

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const packages = Object.keys({ ...dependencies, ...devDependencies });
const variables = new Set(all(read('env.sample'), /^#? ?([A-Za-z0-9_]+)=/gm));

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'src/README.md', 'src/simulator/README.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const quoted = (page: string): string[] => all(read(page), /`([^`\n]+)`/g);

/** Layers whose rooms a page may name without them. */
const layers = ['core', 'workflows', 'views', 'commands', 'actions'].map((layer) => join(root, 'src', layer));

/** Names of files and folders that are in the repository, wherever. */
const fileNames = new Set(
  ['src', 'test', 'cards', 'scripts', 'bench', 'manifest'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => basename(path)),
  ),
);
const exists = (page: string, path: string): boolean =>
  [root, join(root, dirname(page)), join(root, 'src'), ...layers].some((base) =>
    existsSync(join(base, path)),
  ) ||
  (!path.includes('/') && fileNames.has(path));

/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d\s_-]/gu, '')
    .replaceAll(' ', '-');
const leads = (page: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  return (
    anchor === undefined ||
    all(read(target), /^#+ (.+)$/gm)
      .map(anchorOf)
      .includes(anchor)
  );
};

/** Variables that others read: Compose and Caddy, Azure's libraries and azd, the OpenTelemetry SDK, n8n. */
const ofOthers = [
  ...['BOT_HOST', 'POSTGRES_PASSWORD', 'BOT_UPSTREAM', 'BOT_APP_ID'],
  ...['AZURE_CLIENT_ID', 'AZURE_TENANT_ID', 'AZURE_CLIENT_SECRET', 'IDENTITY_ENDPOINT'],
  ...['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_RESOURCE_ATTRIBUTES'],
  ...['N8N_BLOCK_ENV_ACCESS_IN_NODE', 'NODE_FUNCTION_ALLOW_BUILTIN'],
];

/** What commands make: it is there when they have run. */
const made = /^(?:build|coverage)\//;
const looksLikePath = (text: string): boolean =>
  /^\.?[\w-]+(\/[\w.-]+)*(\/|\.(ts|js|json|md|sample|yml|svg|png))$/.test(text) &&
  !packages.includes(text) &&
  !made.test(text);

describe.each(pages)('%s', (page) => {
  test('links to files and pictures that exist', () => {
    const links = all(read(page), /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !leads(page, link))).toEqual([]);
  });

  test('has each heading once', () => {
    const headings = all(read(page).replaceAll(/^```[\s\S]*?^```/gm, ''), /^#+ (.+)$/gm);
    expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
  });

  test('names paths that exist', () => {
    // Also those that a command is given: `npm test -- test/core/…`.
    const given = quoted(page).flatMap((text) =>
      text.split(' ').filter((word) => /^(?:test|src|docs)\//.test(word)),
    );
    const paths = [...quoted(page), ...given].filter(looksLikePath);
    expect(paths.filter((path) => !exists(page, path))).toEqual([]);
  });

  test('names variables that exist', () => {
    const sim = /^(SIM|CI|UPDATE|CHROMIUM|SOAK)(_|$)/;
    const named = quoted(page).flatMap((text) =>
      all(text, /^([A-Z][A-Z0-9]*_[A-Z0-9_]+|MicrosoftApp\w+)(?:=|$)/g),
    );
    const others = named.filter((name) => !variables.has(name) && !sim.test(name));
    expect(others.filter((name) => !ofOthers.includes(name))).toEqual([]);
  });
});

/** A bar would end the cell of a table. */
const inTable = (usage: string): string => usage.replaceAll('|', '\\|');

describe('README.md', () => {
  const readme = read('README.md');

  test.each(commands.map(({ usage, summary, role }) => ({ usage, summary, role })))(
    'lists "$usage" with its summary and role',
    ({ usage, summary, role }) => {
      expect(readme).toContain(
        `| \`${inTable(usage)}\` | ${summary} | ${role === 'none' ? 'anybody' : role} |`,
      );
    },
  );

  test('lists no command that is not there', () => {
    const [, table = ''] = /^\| say \| get \| role \|\n((?:\|.*\n)+)/m.exec(readme) ?? [];
    const rows = all(table, /^\| `([^`]+)` \|/gm);
    expect(rows).toEqual(commands.map(({ usage }) => inTable(usage)));
  });

  test('names the endpoints that the door has', () => {
    const door = read('src/server/server.ts');
    for (const path of ['/api/messages', '/healthz', '/readyz', '/metrics']) {
      expect([path, readme.includes(path), door.includes(`'${path}'`)]).toEqual([path, true, true]);
    }
  });

  test('shows every picture that is kept', () => {
    const pictures = readdirSync(join(root, 'docs/images'));
    expect(pictures.filter((name) => !readme.includes(`(docs/images/${name})`))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  test('says of every dependency why it is there', () => {
    const page = read('CONTRIBUTING.md');
    const unexplained = packages.filter(
      (name) => !name.startsWith('@types/') && !page.includes(`\`${name}\``),
    );
    expect(unexplained).toEqual([]);
  });
});

describe('the version', () => {
  const { version, engines } = JSON.parse(read('package.json'));
  const headings = all(read('CHANGELOG.md'), /^## (.+)$/gm);

  test('is the same in package.json, the lock file and the newest release of CHANGELOG.md', () => {
    const lock = JSON.parse(read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect(headings[0]).toBe('Unreleased');
    expect(headings[1]).toMatch(/^\d+\.\d+\.\d+ – \d{1,2} [A-Z][a-z]{2} \d{4}$/);
    expect(headings[1]?.split(' ')[0]).toBe(version);
  });

  test('is one that SECURITY.md supports', () => {
    expect(read('SECURITY.md')).toContain(`${version.replace(/\.\d+$/, '')}.x`);
  });

  test('of Node is the same wherever it is said', () => {
    expect(engines.node).toBe(`>=${read('.nvmrc').trim()}`);
    expect(devDependencies.node?.split('.')[0]).toBe(read('.nvmrc').trim());
    expect(read('scripts/need-node.js')).toContain(`< ${read('.nvmrc').trim()})`);
  });
});
