import { strToU8, zipSync } from 'fflate';
import type { Manifest } from './manifest.ts';

export type Icons = Readonly<{ color: Uint8Array; outline: Uint8Array }>;

/** The zip format's first day, in local time as zips keep it: the same content gives the same bytes at any time. */
const FIRST_DAY = new Date(1980, 0, 1);

/** The app package that Teams takes: the manifest and its two icons side by side. */
export const packageOf = (manifest: Manifest, icons: Icons): Uint8Array =>
  zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      [manifest.icons.color]: icons.color,
      [manifest.icons.outline]: icons.outline,
    },
    { mtime: FIRST_DAY, level: 9, os: 0 },
  );
