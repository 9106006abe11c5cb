import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import { startError } from '../store-error.ts';

/**
 * What the bot notes outside its database, in a file: which database it had, so that an empty one in its place is not taken
 * for the first start.
 */
export type Noted = Readonly<{
  file: string;
  /** The database's own id. */
  database: string;
  since: Instant;
}>;

const schema = z.object({ database: z.string().min(1), since: z.number() });

/** Null when nothing was ever noted, or it cannot be read. */
export const readWitness = (file: string): Noted | null => {
  try {
    const { database, since } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { file, database, since };
  } catch {
    return null;
  }
};

/** Replaces the file in one step. `onTrouble` is told when that is not possible. */
export const note = (
  file: string,
  noted: Omit<Noted, 'file'>,
  onTrouble: (problem: string) => void,
): void => {
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${JSON.stringify(noted)}\n`, { mode: 0o600, flush: true });
    renameSync(part, file);
  } catch (thrown) {
    onTrouble(`${file}: ${messageOf(thrown)}`);
    if (existsSync(part)) rmSync(part);
  }
};

/** Refuses a database that is not the one noted: null has nothing in it. */
export const refuseOther = ({ file, ...noted }: Noted, database: string | null): void => {
  if (noted.database === database) return;
  const since = new Date(noted.since).toISOString().slice(0, 10);
  throw startError(
    database === null
      ? `The database is empty, but the bot has had one here since ${since}. Correct DATABASE_URL, or bring it back with npm run restore FILE. To begin anew without it, delete ${file} and start again.`
      : `The database is another one than the bot has had here since ${since}. Correct DATABASE_URL. To go on with this one, delete ${file} and start again.`,
  );
};
