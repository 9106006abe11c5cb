import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { NotedHead } from '../audit-book.ts';
import { type AuditKey, type AuditKeys, canonical, noteSeal } from '../audit-chain.ts';
import { startError } from '../store-error.ts';

/** What the bot notes in a file outside its database, so that an empty, shortened or rewritten database shows. */
export type Noted = Readonly<{
  /** The database's own id. */
  database: string;
  since: Instant;
  /** The last entry of each organisation's audit. */
  audits: Readonly<Record<string, NotedHead>>;
}>;

const whole = z.number().int();
const head = z.object({ seq: whole, hash: z.string(), from: whole.nullable(), since: whole });
const schema = z.object({
  database: z.string().min(1),
  since: whole,
  audits: z.record(z.string(), head).default({}),
  seal: z.string().nullable().default(null),
});

/** Null when nothing was ever noted, or it is unreadable. With keys, only sealed notes about audits are accepted. */
export const readWitness = (file: string, keys: AuditKeys | null = null): Noted | null => {
  try {
    const { seal, ...noted } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const isSealed = (key: AuditKey): boolean => seal === noteSeal(key, canonical(noted));
    return keys === null || [keys, ...keys.others].some(isSealed) ? noted : { ...noted, audits: {} };
  } catch {
    return null;
  }
};

/** Replaces the file in one step. Calls `onTrouble` when that is impossible. */
export const note = (
  file: string,
  noted: Noted,
  key: AuditKey | null,
  onTrouble: (problem: string) => void,
): void => {
  const part = `${file}.${process.pid}.part`;
  const seal = key === null ? null : noteSeal(key, canonical(noted));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${JSON.stringify({ ...noted, seal })}\n`, { mode: 0o600 });
    renameSync(part, file);
  } catch (thrown) {
    onTrouble(`${file}: ${messageOf(thrown)}`);
    if (existsSync(part)) rmSync(part);
  }
};

/** What instances with a shared file noted about audits: for each the later entry. */
const furthest = (
  there: Noted['audits'],
  here: ReadonlyMap<string, NotedHead>,
): Record<string, NotedHead> => {
  const all = { ...there };
  for (const [tenantId, noted] of here) if (noted.seq >= (all[tenantId]?.seq ?? 0)) all[tenantId] = noted;
  return all;
};

/** How long, in milliseconds, entries are collected before they are noted. */
const gathering = 1_000;

type Keeping = Readonly<{
  file: string | null;
  key: AuditKeys | null;
  /** What the database is, and since when. */
  whole(): Pick<Noted, 'database' | 'since'> | null;
  heads(): ReadonlyMap<string, NotedHead>;
  onTrouble(problem: string): void;
}>;

/** Keeps the file up to date: soon after each change, and at the end. */
export const keepWitness = ({ file, key, whole, heads, onTrouble }: Keeping) => {
  let timer: NodeJS.Timeout | null = null;
  const save = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const noted = whole();
    if (file === null || noted === null) return;
    const there = readWitness(file, key)?.audits ?? {};
    note(file, { ...noted, audits: furthest(there, heads()) }, key, onTrouble);
  };
  return {
    save,
    changed: (): void => {
      timer ??= setTimeout(save, gathering).unref();
    },
    close: (): void => {
      if (timer !== null) save();
    },
  };
};

/** Refuses a database that is not the one noted in the file; null stands for an empty one. */
export const refuseOther = (file: string, noted: Noted, database: string | null): void => {
  if (noted.database === database) return;
  const since = new Date(noted.since).toISOString().slice(0, 10);
  throw startError(
    database === null
      ? `The database is empty, but the bot has had one here since ${since}. Correct DATABASE_URL, or bring it back with npm run restore FILE. To begin anew without it, delete ${file} and start again.`
      : `The database is another one than the bot has had here since ${since}. Correct DATABASE_URL. To go on with this one, delete ${file} and start again.`,
  );
};
