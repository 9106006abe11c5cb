import { createServer } from 'node:net';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/**
 * A port on which nobody listens. It is below those that Linux (from 32768), Windows and macOS (from 49152) give to outgoing
 * connections and to servers that ask for any port, so that none of these takes it before the test does.
 */
export const freePort = async (): Promise<number> => {
  const port = 10_000 + Math.floor(Math.random() * 22_000);
  return (await isFree(port)) ? port : freePort();
};
