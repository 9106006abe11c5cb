import { createServer } from 'node:http';
import { type PostgresServer, serverVariable, startPostgres } from './postgres.ts';

/** The one PostgreSQL of a run of tests, in the process that outlives all suites; each suite asks for databases of its own. */

let postgres: Promise<PostgresServer> | null = null;
const door = createServer((_, response) => {
  // Started when the first suite asks: a run that needs none does not wait for it.
  postgres ??= startPostgres();
  postgres
    .then((server) => server.newDatabase())
    .then(
      (url) => response.end(url),
      (thrown: unknown) => response.writeHead(500).end(String(thrown)),
    );
});

export const open = async (): Promise<void> => {
  await new Promise<void>((listening) => void door.listen(0, '127.0.0.1', listening));
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.env[serverVariable] = `http://127.0.0.1:${address.port}`;
};

export const close = async (): Promise<void> => {
  const closed = new Promise((done) => void door.close(done));
  door.closeAllConnections();
  await closed;
  const server = await postgres?.catch(() => null);
  await server?.remove();
};
