import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../src/errors.ts';
import { readDockerfile, type Stage, type Step } from './dockerfile.ts';

/**
 * `npm run image` does without Docker what the Dockerfile says, in a clean folder: installs, copies, starts the bot as a user who
 * may write to /data only, asks for its health, stops it, and measures. What it cannot do is build the image itself.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const longestMs = 60_000;
const largestMegabytes = 200;
/** Without rights on what root owns. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? { uid: nobody, gid: nobody } : {};

type Folder = Readonly<{ path: string; env: Record<string, string>; stage: Stage }>;

/** What the builder is sent: what git knows, as far as .dockerignore lets it. */
const context = (): readonly string[] => {
  const rules = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((file) => file !== '')
    .filter((file) => {
      const rule = rules.findLast((each) => matches(file, each.replace(/^!/, '')));
      return rule === undefined || rule.startsWith('!');
    });
};

const matches = (file: string, rule: string): boolean =>
  rule === '*' ||
  file === rule ||
  file.startsWith(`${rule}/`) ||
  (rule.includes('*') && globOf(rule).test(file));

const globOf = (rule: string): RegExp =>
  new RegExp(
    `^${rule
      .replaceAll('.', '\\.')
      .replaceAll('**/', '(.+/)?')
      .replaceAll(/(?<!\))\*/g, '[^/]*')}$`,
  );

/** A path of the image, inside the folder that plays it. */
const inside = (folder: string, path: string): string => resolve(folder, `.${resolve('/app', path)}`);

const copy = (folder: Folder, step: Step & { kind: 'copy' }, folders: ReadonlyMap<string, Folder>): void => {
  const target = inside(folder.path, step.to);
  if (step.from !== null) {
    const source = folders.get(step.from);
    if (source === undefined) throw new Error(`There is no stage ${step.from}.`);
    for (const path of step.paths)
      cpSync(inside(source.path, path), target, { recursive: true, verbatimSymlinks: true });
    return;
  }
  const files = context();
  for (const path of step.paths) {
    const wanted = files.filter((file) => file === path || file.startsWith(`${path}/`));
    if (wanted.length === 0) throw new Error(`Nothing of ${path} reaches the builder.`);
    for (const file of wanted) {
      const isFolder = step.to.endsWith('/') || step.paths.length > 1;
      const name =
        file === path ? (isFolder ? (file.split('/').at(-1) ?? file) : '') : file.slice(path.length + 1);
      const to = join(target, name);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(root, file), to);
    }
  }
};

const run = (folder: Folder, command: string): void => {
  // Absolute folders of the image are the folder's here, and its user exists in the image only.
  const here = command
    .replaceAll(/(?<=\s)\/(?=\w)/g, `${folder.path}/`)
    .replaceAll(/chown node:node/g, 'true');
  say(`RUN ${command}`);
  execFileSync('sh', ['-c', here], {
    cwd: inside(folder.path, '.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...folder.env, CI: 'true' },
  });
};

const build = (stages: readonly Stage[], path: string): Folder => {
  const folders = new Map<string, Folder>();
  for (const [index, stage] of stages.entries()) {
    const folder: Folder = { path: join(path, String(index)), env: {}, stage };
    mkdirSync(inside(folder.path, '.'), { recursive: true });
    for (const step of stage.steps) {
      if (step.kind === 'env') folder.env[step.name] = step.value;
      if (step.kind === 'copy') copy(folder, step, folders);
      if (step.kind === 'run') run(folder, step.command);
    }
    folders.set(stage.name, folder);
  }
  const last = folders.get(stages.at(-1)?.name ?? '');
  if (last === undefined) throw new Error('The Dockerfile has no stage.');
  return last;
};

/** In MB as a disk counts them: whole blocks. */
const sizeOf = (path: string): number => {
  let blocks = 0;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) blocks += statSync(join(entry.parentPath, entry.name)).blocks;
  return Math.round((blocks * 512) / 1_000_000);
};

const until = async (check: () => Promise<boolean>, what: string, child?: ChildProcess): Promise<number> => {
  const began = performance.now();
  while (!(await check().catch(() => false))) {
    if (child?.exitCode != null) throw new Error(`${what}: the process ended with ${child.exitCode}.`);
    if (performance.now() - began > longestMs) throw new Error(`${what}: not within ${longestMs / 1_000} s.`);
    await sleep(20);
  }
  return Math.round(performance.now() - began);
};

const answers = async (url: string): Promise<boolean> => (await fetch(url)).ok;

/** Node of this checkout in the place of the image's. */
const start = (command: readonly string[], folder: Folder, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, command.slice(1), {
    cwd: inside(folder.path, '.'),
    env: { PATH: process.env.PATH ?? '', ...folder.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    ...asNobody,
  });

/** An npm command as somebody in the container says it. */
const runInside = (
  folder: Folder,
  [name = '', ...args]: readonly string[],
  env: Record<string, string>,
): void => {
  const output = execFileSync('npm', ['run', '--silent', name, '--', ...args], {
    cwd: inside(folder.path, '.'),
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...folder.env, ...env },
    encoding: 'utf8',
    ...asNobody,
  });
  say(`  npm run ${name}: ${output.split('\n')[0]}`);
};

const simulatorPort = '4019';
const botPort = '3979';

const tryIt = async (folder: Folder): Promise<void> => {
  const data = join(folder.path, 'data');
  if (isRoot) chownSync(data, nobody, nobody);
  const simulator = spawn(process.execPath, ['src/simulator/main.ts'], {
    cwd: root,
    env: { ...process.env, SIM_PORT: simulatorPort, SIM_DATA: 'demo' },
    stdio: 'ignore',
  });
  const env = {
    ...{ HOST: '127.0.0.1', PORT: botPort, BOT_AUTH: 'off', LOG_LEVEL: 'warn' },
    ...{
      PAX8_API_URL: `http://127.0.0.1:${simulatorPort}/v1`,
      PAX8_CLIENT_ID: 'demo',
      PAX8_CLIENT_SECRET: 'demo',
    },
    DATABASE_URL: (folder.env.DATABASE_URL ?? '').replace('/data', data),
  };
  try {
    await until(() => answers(`http://127.0.0.1:${simulatorPort}/_sim/clock`), 'The simulator', simulator);
    for (const round of ['The first start', 'The second start']) {
      const bot = start(folder.stage.command, folder, env);
      try {
        const ready = await until(() => answers(`http://127.0.0.1:${botPort}/readyz`), round, bot);
        say(`${round}: /readyz is 200 after ${ready} ms`);
        runInside(folder, ['backup', join(data, `after ${round}.db`)], env);
        runInside(folder, ['doctor', '--version'], env);
        const check = start(folder.stage.healthcheck, folder, env);
        const [code] = await once(check, 'exit');
        if (code !== 0) throw new Error(`HEALTHCHECK ended with ${code}.`);
      } finally {
        const began = performance.now();
        if (bot.exitCode === null) {
          bot.kill('SIGTERM');
          await once(bot, 'exit');
        }
        say(`  stopped after ${Math.round(performance.now() - began)} ms`);
      }
    }
  } finally {
    simulator.kill('SIGTERM');
  }
};

const main = async (): Promise<void> => {
  const path = mkdtempSync(join(tmpdir(), 'image-'));
  chmodSync(path, 0o755);
  try {
    const began = performance.now();
    const folder = build(readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8')), path);
    say(`Installed and copied in ${Math.round((performance.now() - began) / 1_000)} s`);
    const packages = sizeOf(inside(folder.path, 'node_modules'));
    say(`node_modules: ${packages} MB, everything: ${sizeOf(folder.path)} MB`);
    await tryIt(folder);
    if (packages > largestMegabytes) throw new Error(`The packages have more than ${largestMegabytes} MB.`);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
};

try {
  await main();
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
