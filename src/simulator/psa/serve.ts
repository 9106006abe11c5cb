import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call to a pretend PSA; `text` is its body. */
export type PsaCall = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  text: string;
}>;

/** `cut`: the connection ends in the middle of the answer. */
export type PsaAnswer = Readonly<{
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
  cut?: boolean;
}>;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** A pretend PSA on a port of its own; 0 takes a free one. */
export const servePsa = async (answer: (call: PsaCall) => PsaAnswer, port: number) => {
  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://psa');
    const { method = 'GET', headers } = request;
    const made = answer({ method, path, query, headers, text: await textOf(request) });
    const text = JSON.stringify(made.body);
    response.writeHead(made.status, { 'content-type': 'application/json', ...made.headers });
    if (made.cut === true) response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
    else response.end(text);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
