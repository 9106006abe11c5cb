import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { menu } from '../src/commands/menu.ts';
import { environment, readAppId } from '../src/config.ts';
import { messageOf } from '../src/errors.ts';
import { packageOf } from './app-package.ts';
import { buildManifest, manifestProblems } from './manifest.ts';

/** `npm run package` checks the manifest and writes the Teams app package to build/. */

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const writePackage = (): void => {
  const appId = readAppId(environment());
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(at('package.json'), 'utf8')));
  const manifest = buildManifest(
    readFileSync(at('manifest/manifest.json'), 'utf8'),
    { appId, version },
    menu,
  );
  const problems = manifestProblems(manifest);
  if (problems.length > 0) {
    throw new Error(['manifest/manifest.json does not keep to its schema:', ...problems].join('\n  '));
  }

  const icons = {
    color: readFileSync(at('manifest/color.png')),
    outline: readFileSync(at('manifest/outline.png')),
  };
  const target = at('build/pax8-teams-bot.zip');
  mkdirSync(at('build'), { recursive: true });
  writeFileSync(target, packageOf(manifest, icons));
  say(`Wrote ${target}. Upload it in the Teams admin center under Manage apps.`);
  if (manifest.developer.websiteUrl.startsWith('https://example.com')) {
    say(
      'The developer block of manifest/manifest.json still points at example.com: put your own pages there.',
    );
  }
};

try {
  writePackage();
} catch (thrown) {
  process.stderr.write(`${messageOf(thrown)}\n`);
  process.exitCode = 1;
}
