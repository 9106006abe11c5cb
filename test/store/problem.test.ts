import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { marks } from '../../src/store/claims.ts';
import { openSqliteFile, sqlite } from '../../src/store/drivers/sqlite.ts';
import { migrate } from '../../src/store/migrate.ts';
import { storeProblem } from '../../src/store/problem.ts';

let folder: string;
let file: string;
let opened: ReturnType<typeof openSqliteFile>;
let db: ReturnType<typeof sqlite>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-'));
  file = join(folder, 'bot.db');
  opened = openSqliteFile(file);
  db = sqlite(opened);
  await migrate(db, 'sqlite');
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});
const problem = (room?: (folder: string) => Promise<number>) => storeProblem(db, file, () => 1, room);

describe('a database file', () => {
  test('that keeps what it is given has no problem', async () => {
    expect(await problem()()).toBeNull();
  });

  test('that was deleted, or replaced by another, is not the one that is open', async () => {
    const check = problem();
    await rename(file, join(folder, 'away.db'));
    expect(await check()).toBe('gone');
    await writeFile(file, '');
    expect(await check()).toBe('replaced');
  });

  test('that was deleted, or replaced by another, takes no more writes: they would go with it', async () => {
    const write = () => marks(db).set('seen', 1);
    const inTransaction = () => db.transaction().execute((trx) => marks(trx).set('seen', 2));
    await write();
    await rename(file, join(folder, 'away.db'));
    await expect(write()).rejects.toThrow(/deleted or replaced/);
    await expect(inTransaction()).rejects.toThrow(/deleted or replaced/);
    await writeFile(file, '');
    await expect(write()).rejects.toThrow(/deleted or replaced/);
    expect(await marks(db).get('seen')).toBe(1);
    await rename(join(folder, 'away.db'), file);
    await inTransaction();
    expect(await marks(db).get('seen')).toBe(2);
  });

  test('without room on its disk is full before the next save fails', async () => {
    expect(await problem(async () => 4096)()).toBe('full');
    expect(await problem(async () => 1024 * 1024)()).toBeNull();
  });

  test('that takes no changes says so', async () => {
    opened.database.exec('pragma query_only = 1');
    expect(await problem()()).toBe('read-only');
    opened.database.exec('pragma query_only = 0');
  });

  test('that cannot be asked is unreachable', async () => {
    const failing = async (): Promise<number> => {
      throw new Error('no such call');
    };
    expect(await problem(failing)()).toBe('unreachable');
  });
});
