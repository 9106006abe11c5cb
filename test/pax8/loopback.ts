import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createMarketplace, type MarketplaceOptions } from '../../src/pax8/marketplace.ts';
import { memoryCallBudget } from '../harness/memory-call-budget.ts';

export const clientId = 'client-id-of-the-test';
export const clientSecret = 'very-"secret"-value';

/** What a request looked like when it arrived. `url` is path and query as sent. */
type Arrived = Readonly<{
  method: string;
  url: string;
  body: string;
  authorization: string | undefined;
  headers: Readonly<Record<string, unknown>>;
}>;

export type Scripted =
  | Readonly<{ status?: number; json?: unknown; text?: string; headers?: Record<string, string> }>
  | 'reset'
  | 'silence';

const open = new Set<() => Promise<void>>();
/** For `afterEach`: ends every server and marketplace that a test started. */
export const closeAll = async (): Promise<void> => {
  const closing = [...open];
  open.clear();
  await Promise.allSettled(closing.map((close) => close()));
};

const listen = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.add(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

type Answering = (request: Arrived, nth: number) => Scripted | Promise<Scripted>;

/** A Pax8 that gives what the test says; `/token` gives `token-1`, `token-2`, … unless the test says otherwise. */
export const startPax8 = async (answer: Answering, answerToken?: Answering) => {
  const calls: Arrived[] = [];
  const tokenCalls: Arrived[] = [];
  const server = createHttpServer(async (request, response) => {
    const arrived: Arrived = {
      method: request.method ?? '',
      url: (request.url ?? '').replace(/^\/v1/, ''),
      body: await bodyOf(request),
      authorization: request.headers.authorization,
      headers: request.headers,
    };
    const isToken = arrived.url === '/token';
    const nth = (isToken ? tokenCalls : calls).push(arrived);
    const token: Answering = () => ({ json: { access_token: `token-${nth}`, expires_in: 86_400 } });
    const scripted = await (isToken ? (answerToken ?? token) : answer)(arrived, nth);
    if (scripted === 'silence') return;
    if (scripted === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    const { status = 200, json, text, headers = {} } = scripted;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text ?? (json === undefined ? '' : JSON.stringify(json)));
  });
  const origin = await listen(server);
  const { port } = new URL(origin);
  return {
    url: `${origin}/v1`,
    calls,
    tokenCalls,
    stopListening: () => new Promise((resolve) => server.close(resolve)),
    listenAgain: () => new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve)),
  };
};

/** A server below HTTP: the test decides about every byte. */
export const startTcp = async (onConnection: (socket: Socket) => void): Promise<string> =>
  `${await listen(createTcpServer(onConnection))}/v1`;

/** A port on which nobody listens. */
export const nobodysUrl = async (): Promise<string> => {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/v1`;
};

/** Time that passes only when somebody waits for it. */
export const settableClock = () => {
  const clock = {
    time: Date.UTC(2026, 10, 20),
    pauses: [] as number[],
    now: () => clock.time,
    pause: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      clock.pauses.push(ms);
      clock.time += ms;
    },
  };
  return clock;
};

/** The real client on the given URL: fixed credentials, settable time, no jitter to speak of. */
export const marketplaceAt = (url: string, overrides: Partial<MarketplaceOptions> = {}) => {
  const clock = settableClock();
  const marketplace = createMarketplace({
    url,
    credentials: {
      get: async () => ({ clientId, clientSecret }),
      renew: async () => ({ clientId, clientSecret }),
    },
    budget: memoryCallBudget(1000, clock.now),
    now: clock.now,
    pause: clock.pause,
    random: () => 0,
    ...overrides,
  });
  open.add(marketplace.close);
  return { marketplace, clock };
};

export const subscriptionRow = (id: string, over: Record<string, unknown> = {}) => ({
  id,
  companyId: 'c1',
  productId: 'p1',
  quantity: 12,
  status: 'Active',
  billingTerm: 'Monthly',
  ...over,
});

/** A page as Pax8 cuts it out of a list, for the request that was made. */
export const pageFor = (url: string, rows: readonly unknown[], over: Record<string, unknown> = {}) => {
  const query = new URL(url, 'http://pax8').searchParams;
  const number = Number(query.get('page'));
  const size = Number(query.get('size'));
  const page = {
    size,
    number,
    totalElements: rows.length,
    totalPages: Math.ceil(rows.length / size),
    ...over,
  };
  return { content: rows.slice(number * size, (number + 1) * size), page };
};
