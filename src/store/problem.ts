import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StoreProblem } from '../core/ports/vitals.ts';
import type { Instant } from '../core/words/instant.ts';
import { marks } from './claims.ts';
import { fileNumber } from './drivers/sqlite.ts';
import { identityIn } from './keep/identity.ts';
import { anotherDatabase, codeOf } from './store-error.ts';
import type { Database } from './tables.ts';

/** With less space than this, in bytes, the next larger save fails, even if a small one still fits. */
const leastRoom = 1024 * 1024;

/**
 * Returns a check of whether the database keeps its data; call it once the file, if any, is open. `room`: free bytes of
 * a folder; `identity`: the id that it must have.
 */
export const storeProblem = (
  db: Database,
  file: string | null,
  now: () => Instant,
  room: (folder: string) => Promise<number> = roomIn,
  identity: () => string | null = () => null,
): (() => Promise<StoreProblem | null>) => {
  const opened = file === null ? null : fileNumber(file);
  return async () => {
    const ofFile = file === null || opened === null ? null : await fileProblem(file, opened, room);
    if (ofFile !== null) return ofFile;
    try {
      // Another bot's tables may come into the place of these over connections that stay.
      const own = identity();
      if (own !== null && (await identityIn(db)) !== own) return 'another';
      await marks(db).set('store-checked', now());
      return null;
    } catch (thrown) {
      return problemIn(thrown);
    }
  };
};

const roomIn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const fileProblem = async (
  file: string,
  opened: string,
  room: (folder: string) => Promise<number>,
): Promise<StoreProblem | null> => {
  try {
    const { dev, ino } = await stat(file, { bigint: true });
    if (`${dev} ${ino}` !== opened) return 'replaced';
    return (await room(dirname(file))) < leastRoom ? 'full' : null;
  } catch (thrown) {
    return codeOf(thrown, 'code') === 'ENOENT' ? 'gone' : 'unreachable';
  }
};

/** By SQLite's primary result code, https://www.sqlite.org/rescode.html, or PostgreSQL's, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const problemIn = (thrown: unknown): StoreProblem => {
  const errcode = codeOf(thrown, 'errcode');
  const code = errcode === '' ? codeOf(thrown, 'code') : String(Number(errcode) & 0xff);
  if (code === anotherDatabase) return 'another';
  if (code === '13' || code === '53100') return 'full';
  return code === '8' || code === '25006' ? 'read-only' : 'unreachable';
};
