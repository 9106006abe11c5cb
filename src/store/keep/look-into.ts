import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DatabaseSeen, DoctorMemory } from '../../core/ports/doctor.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import { alertPlaces } from '../alert-places.ts';
import { conversations } from '../conversations.ts';
import { psaKept } from '../mapped/psa-kept.ts';
import { stepsToDo } from '../migrate.ts';
import { fileOf, isMissing, openedToRead } from '../opened.ts';
import { people } from '../people.ts';
import { places } from '../places.ts';
import { policies } from '../policies.ts';
import { roles } from '../roles.ts';
import { startError } from '../store-error.ts';
import type { Database } from '../tables.ts';
import { identityIn } from './identity.ts';
import { readWitness, refuseOther } from './witness.ts';

/** A database opened only for looking. `memory` is null when nothing can be read from it. */
export type LookedInto = Readonly<{
  seen: DatabaseSeen;
  memory: DoctorMemory | null;
  close(): Promise<void>;
}>;

const closed = (seen: DatabaseSeen): LookedInto => ({ seen, memory: null, close: async () => {} });

/** Looks into the database of `url` without changing it, also while the bot has it open. Never throws. */
export const lookInto = async (
  url: string,
  witness: string | null,
  now: () => Instant,
): Promise<LookedInto> => {
  const file = fileOf(url);
  if (file === ':memory:') return closed({ kind: 'in-memory' });
  const noted = witness === null ? null : readWitness(witness);
  const refuse = (database: string | null): void => {
    if (witness !== null && noted !== null) refuseOther(witness, noted, database);
  };
  try {
    if (isMissing(url)) {
      refuse(null);
      await writable(folderOf(file ?? ''));
      return closed({ kind: 'not-yet', place: file ?? '' });
    }
    if (file !== null) await writable(file);
    let steps: readonly string[] | null = [];
    const { db, kind } = await openedToRead(url, async (opened) => {
      if (noted !== null) refuse(await identityIn(opened));
      steps = await stepsToDo(opened);
    });
    const place = file ?? placeOf(url);
    const close = () => db.destroy();
    if (steps === null) return { seen: { kind: 'not-yet', place }, memory: null, close };
    const seen: DatabaseSeen =
      steps.length > 0 ? { kind: 'behind', steps } : { kind: 'fine', store: kind, place };
    return { seen, memory: memoryIn(db, now), close };
  } catch (thrown) {
    return closed({ kind: 'unusable', text: messageOf(thrown) });
  }
};

const memoryIn = (db: Database, now: () => Instant): DoctorMemory => ({
  roles: roles(db, now),
  people: people(db),
  places: places(db),
  conversations: conversations(db),
  alertPlaces: alertPlaces(db),
  policies: policies(db),
  psa: psaKept(db),
});

const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
};

/** The nearest folder that is there. */
const folderOf = (file: string): string => {
  let folder = dirname(resolve(file));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

const writable = (path: string): Promise<void> =>
  access(path, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw startError(
      `The bot may not write to ${path}. Give the user that runs the bot the right to write there, or set DATABASE_URL to another place.`,
      cause,
    );
  });
