import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/**
 * A database file in use; `close` releases it. `isThere` is false once the file was deleted or replaced, which would
 * lose all writes.
 */
export type SqliteFile = Readonly<{ database: DatabaseSync; isThere(): boolean; close(): void }>;

export const sqliteDialect = (file: SqliteFile): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => new OneConnection(file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class Adapter extends SqliteAdapter {
  /** SQLite creates tables within a transaction, so an interrupted migration leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  /** The driver queues, so Kysely need not. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Statements run one after another for at most this long (milliseconds) before everything else has its turn. */
const breathEvery = 10;
/**
 * After waiting for the disk, the next wait is postponed as long again, at most this many milliseconds, so that later
 * writes share it.
 */
const gatherFor = { times: 1, atMost: 4 };
/** How many statements are kept prepared: lists of values make ever new ones. */
const mostPrepared = 300;

type Result = QueryResult<never>;
type Write = Readonly<{
  query: CompiledQuery;
  done: (result: Result) => void;
  failed: (thrown: unknown) => void;
}>;

const writes: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

/**
 * The one connection. Transactions take turns; single statements run between them. Writes of one event-loop turn share
 * a transaction, and so one wait for the disk. Replaces Kysely's lock, which wakes every waiter at once.
 */
class OneConnection implements Driver {
  readonly #file: SqliteFile;
  readonly #prepared = new Map<string, Readonly<{ statement: StatementSync; reads: boolean }>>();
  readonly #waiting: (() => void)[] = [];
  #writes: Write[] = [];
  #taken = false;
  #since = performance.now();
  /** Until then, writes are collected. */
  #gatherUntil = 0;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new Use(this);
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection as Use).within) return;
    try {
      // One that could not be committed, nor rolled back.
      if (this.#file.database.isTransaction) this.run(CompiledQuery.raw('rollback'));
    } finally {
      (connection as Use).within = false;
      this.#give();
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#take();
    (connection as Use).within = true;
    this.#mustBeThere();
    this.run(CompiledQuery.raw('begin'));
  }
  async commitTransaction(): Promise<void> {
    this.run(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(): Promise<void> {
    // What fails for want of room has ended it already.
    if (this.#file.database.isTransaction) this.run(CompiledQuery.raw('rollback'));
  }

  /** Runs a statement that belongs to no transaction. */
  async alone(query: CompiledQuery): Promise<Result> {
    if (writes.has(query.query.kind)) return this.#gathered(query);
    await this.#take();
    try {
      return this.run(query);
    } finally {
      this.#give();
    }
  }

  run({ sql, parameters }: CompiledQuery): Result {
    const { statement, reads } = this.#prepare(sql);
    const values = parameters.map(bindable);
    if (reads) return { rows: statement.all(...values) as never[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  async destroy(): Promise<void> {
    // What was asked for before the end is done, unless a transaction hangs.
    if (!this.#taken) this.#write();
    this.#prepared.clear();
    this.#file.close();
  }

  #mustBeThere(): void {
    if (!this.#file.isThere()) throw new Error('the database file was deleted or replaced');
  }

  #prepare(sql: string) {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#file.database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= mostPrepared && oldest !== undefined) this.#prepared.delete(oldest);
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  async #take(): Promise<void> {
    if (this.#taken) await new Promise<void>((mine) => this.#waiting.push(mine));
    this.#taken = true;
    if (performance.now() - this.#since <= breathEvery) return;
    await nextTurn();
    this.#since = performance.now();
  }
  #give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }

  #gathered(query: CompiledQuery): Promise<Result> {
    return new Promise((done, failed) => {
      this.#writes.push({ query, done, failed });
      if (this.#writes.length > 1) return;
      const wait = this.#gatherUntil - performance.now();
      if (wait < 1) setImmediate(() => void this.#writeInTurn());
      else setTimeout(() => void this.#writeInTurn(), wait);
    });
  }

  async #writeInTurn(): Promise<void> {
    await this.#take();
    try {
      this.#write();
    } finally {
      this.#give();
    }
    if (this.#writes.length > 0) void this.#writeInTurn();
  }

  /** Writes what was collected, as much as fits between two turns of the event loop. Never throws. */
  #write(): void {
    const { database } = this.#file;
    const began = performance.now();
    const taken: Write[] = [];
    const tellings: (() => void)[] = [];
    const together = this.#writes.length > 1;
    try {
      this.#mustBeThere();
      if (together) database.exec('begin');
      for (let write = this.#writes.shift(); write !== undefined; write = this.#writes.shift()) {
        taken.push(write);
        tellings.push(this.#written(write, together));
        if (performance.now() - began > breathEvery) break;
      }
      if (together) database.exec('commit');
      const ended = performance.now();
      this.#gatherUntil = ended + Math.min(gatherFor.times * (ended - began), gatherFor.atMost);
      for (const tell of tellings) tell();
    } catch (thrown) {
      // Nothing of this is on the disk; a transaction that cannot begin lets none begin.
      const lost = taken.length > 0 ? taken : this.#writes.splice(0);
      if (database.isTransaction) database.exec('rollback');
      for (const { failed } of lost) failed(thrown);
    }
  }

  /** Returns how the write went. A failed one undoes only itself, unless it ended the transaction: then it throws. */
  #written({ query, done, failed }: Write, together: boolean): () => void {
    try {
      const result = this.run(query);
      return () => done(result);
    } catch (thrown) {
      if (together && !this.#file.database.isTransaction) throw thrown;
      return () => failed(thrown);
    }
  }
}

/** What one caller does with the connection. */
class Use implements DatabaseConnection {
  readonly #connection: OneConnection;
  within = false;

  constructor(connection: OneConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.within ? this.#connection.run(query) : this.#connection.alone(query);
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

const bindable = (value: unknown): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a value of type ${typeof value}`);
};
