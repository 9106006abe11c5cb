import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived; `json` undefined where the body is none. */
export type Arrived = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  text: string;
  json: unknown;
}>;
export type Answered = Readonly<{ status: number; json?: unknown; headers?: Record<string, string> }>;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A server on this machine. `next` answers the next requests instead of `answer`, one each (null: as ever); 'reset' ends the connection. */
export const startServer = async (answer: (request: Arrived) => Answered) => {
  const calls: Arrived[] = [];
  const next: (Answered | 'reset' | 'done-but-lost' | null)[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    const text = await textOf(request);
    const arrived: Arrived = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      text,
      json: parsed(text),
    };
    calls.push(arrived);
    const scripted = next.shift();
    if (scripted === 'done-but-lost') answer(arrived);
    if (scripted === 'reset' || scripted === 'done-but-lost') {
      request.socket.destroy();
      return;
    }
    const { status, json, headers = {} } = scripted ?? answer(arrived);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(json === undefined ? '' : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    next,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

type Note = { text: string };
export type StoredTicket = {
  id: number;
  company: number;
  summary: string;
  text: string;
  notes: Note[];
  closed: boolean;
};

/** What a pretend ticket system holds: the same for all three. */
export const startPsa = async (answer: (request: Arrived, tickets: StoredTicket[]) => Answered) => {
  const tickets: StoredTicket[] = [];
  const server = await startServer((request) => answer(request, tickets));
  return { ...server, tickets };
};

export type Psa = Awaited<ReturnType<typeof startPsa>>;

export const newTicket = (
  tickets: StoredTicket[],
  company: number,
  summary: string,
  text: string,
): StoredTicket => {
  const ticket = { id: 100 + tickets.length, company, summary, text, notes: [], closed: false };
  tickets.push(ticket);
  return ticket;
};

export const recordOf = (json: unknown): Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : {};
