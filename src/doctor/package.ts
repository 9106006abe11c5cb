import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import type { Auth } from '../config/auth.ts';
import type { PackageSeen } from '../core/ports/doctor.ts';

const manifest = z.object({ version: z.string(), bots: z.tuple([z.object({ botId: z.string() })]) });

/** Compares the app package, if `npm run package` has made one here, with the configuration. */
export const lookAtPackage = (file: string, auth: Auth): PackageSeen => {
  if (auth.kind === 'off') return { kind: 'off' };
  if (!existsSync(file)) return { kind: 'none' };
  try {
    const { version, bots } = manifest.parse(JSON.parse(fileInZip(readFileSync(file), 'manifest.json')));
    return {
      kind: 'read',
      ...{ file: 'build/pax8-teams-bot.zip', botId: bots[0].botId, appId: auth.appId },
      ...{ version, own: packageJson.version },
    };
  } catch {
    return { kind: 'unreadable', file: 'build/pax8-teams-bot.zip' };
  }
};

/** How each entry of the list at the end of a zip begins: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7 and 4.3.12 */
const centralHeader = Buffer.from('PK\u0001\u0002');

/** One file of a zip as text, by the list at its end. Throws when it is not there. */
const fileInZip = (zip: Buffer, name: string): string => {
  for (let at = zip.indexOf(centralHeader); at >= 0; at = zip.indexOf(centralHeader, at + 4)) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue;
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + size);
    return (zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8');
  }
  throw new Error(`no ${name}`);
};
