import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { menu, slashMenu } from '../src/commands/menu.ts';
import { environment, readAppPackage } from '../src/config.ts';
import { messageOf } from '../src/errors.ts';
import { packageOf } from './app-package.ts';
import { buildManifest, manifestProblems, placeholders } from './manifest.ts';
import { starters } from './starters.ts';

/** `npm run package` checks the manifest and writes the Teams app package to build/. */

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const writePackage = (): void => {
  const { appId, developer, copilot } = readAppPackage(environment());
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(at('package.json'), 'utf8')));
  const manifest = buildManifest(
    readFileSync(at('manifest/manifest.json'), 'utf8'),
    { appId, version, developer, copilot },
    { mention: menu, slash: slashMenu, starters },
  );
  const problems = manifestProblems(manifest);
  if (problems.length > 0) {
    throw new Error(['manifest/manifest.json does not keep to its schema:', ...problems].join('\n  '));
  }
  const foreign = placeholders(manifest);
  if (foreign.length > 0) {
    throw new Error(
      [
        'Teams shows who made an app, and these pages are nobody’s. Set your own in the environment or .env, or write them into manifest/manifest.json:',
        ...foreign,
      ].join('\n  '),
    );
  }

  const icons = {
    color: readFileSync(at('manifest/color.png')),
    outline: readFileSync(at('manifest/outline.png')),
  };
  const target = at('build/pax8-teams-bot.zip');
  mkdirSync(at('build'), { recursive: true });
  writeFileSync(target, packageOf(manifest, icons));
  say(`Wrote ${target}. Upload it in the Teams admin center under Manage apps.`);
};

try {
  writePackage();
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
