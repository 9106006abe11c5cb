import { statfsSync } from 'node:fs';

const folder = '/dev/shm';
/** Bytes: all databases of a run take half of it. */
const room = 4 * 2 ** 30;

const free = (): number => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
};

/** Puts the files that tests make into memory where a system has room there: a database is hundreds of files, soon thrown away. A TMPDIR that is set stays. */
export const keepFilesInMemory = (): void => {
  if (process.env.TMPDIR === undefined && free() >= room) process.env.TMPDIR = folder;
};
