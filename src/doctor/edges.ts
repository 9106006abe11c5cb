import { statfs } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What the doctor uses to look outside. */
export type Edges = Readonly<{
  /** Of this machine. */
  clock: () => number;
  node: string;
  /** For each look, in milliseconds. */
  patience: number;
  /** Microsoft Entra. */
  login: string;
  /** Free bytes on the disk of a folder. */
  room: (folder: string) => Promise<number>;
  /** The app package. */
  package: string;
}>;

export const usualEdges: Edges = {
  clock: Date.now,
  node: process.versions.node,
  patience: 6_000,
  login: 'https://login.microsoftonline.com',
  room: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  package: fileURLToPath(new URL('../../build/pax8-teams-bot.zip', import.meta.url)),
};
