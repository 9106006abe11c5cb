import { strToU8, zipSync } from 'fflate';
import type { Manifest } from './manifest.ts';

export type Icons = Readonly<{ color: Uint8Array; outline: Uint8Array }>;

/** The first day of the zip format, in local time like all zip dates. It makes the same content give the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);

/** The app package for Teams: a zip with the manifest and its two icons. */
export const packageOf = (manifest: Manifest, icons: Icons): Uint8Array =>
  zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      [manifest.icons.color]: icons.color,
      [manifest.icons.outline]: icons.outline,
    },
    { mtime: FIRST_DAY, level: 9, os: 0 },
  );
