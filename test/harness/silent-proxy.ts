import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server of this machine and lets everything through, until it accepts and says nothing more. */
export const startSilentProxy = async (port: number) => {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((socket) => {
    const to = connect(port, '127.0.0.1');
    for (const [from, into] of [
      [socket, to],
      [to, socket],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => into.write(data));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        into.destroy();
      });
      if (isSilent) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const quiet = (silent: boolean) => () => {
    isSilent = silent;
    for (const socket of sockets) silent ? socket.pause() : socket.resume();
  };
  return {
    port: (server.address() as AddressInfo).port,
    silence: quiet(true),
    speak: quiet(false),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
