import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createPace } from '../../src/pace.ts';
import { type Server, type ServerOptions, startServer } from '../../src/server/server.ts';

const running: Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const start = async (options: Partial<ServerOptions> = {}) => {
  const errors: object[] = [];
  const bodies: unknown[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (facts: object) => void errors.push(facts) };
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    tokens: { glance: () => 'unknown', check: async () => true },
    async messages(request, response) {
      bodies.push(request.body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"heard":true}');
    },
    ready: async () => ({ ready: true, missing: [], troubles: [] }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' }),
    downloads: async () => null,
    failed: ({ kind }) => kind,
    log,
    pace: createPace(),
    ...options,
  });
  running.push(server);
  return { server, url: `http://127.0.0.1:${server.port}`, bodies, errors };
};
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('the messages path', () => {
  test('hands on the JSON of the request', async () => {
    const { url, bodies } = await start();
    const response = await post(url, '{"type":"message"}', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect([response.status, await response.json()]).toEqual([200, { heard: true }]);
    expect(bodies).toEqual([{ type: 'message' }]);
  });

  test('refuses a body above the limit with 413, with a length and without', async () => {
    const { url, bodies } = await start({ bodyLimit: 1_000 });
    const large = JSON.stringify({ text: 'x'.repeat(1_000) });
    expect((await post(url, large)).status).toBe(413);
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large));
        controller.close();
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: chunked,
      duplex: 'half',
    } as const;
    const response = await fetch(`${url}/api/messages`, init);
    expect([response.status, await response.json()]).toEqual([413, { error: 'too large' }]);
    expect(bodies).toEqual([]);
  });

  test('takes 256 KB unless told otherwise', async () => {
    const { url } = await start();
    const text = (size: number) => JSON.stringify('x'.repeat(size - 2));
    expect((await post(url, text(256 * 1_024))).status).toBe(200);
    expect((await post(url, text(256 * 1_024 + 1))).status).toBe(413);
  });

  test.each([{ 'content-type': 'text/plain' }, { 'content-encoding': 'gzip' }])(
    'refuses %j with 415',
    async (headers) => {
      const { url, bodies } = await start();
      expect((await post(url, '{}', headers as Record<string, string>)).status).toBe(415);
      expect(bodies).toEqual([]);
    },
  );

  test('refuses what is no JSON with 400, without quoting it', async () => {
    const { url } = await start();
    const response = await post(url, '{"password": hunter2');
    expect([response.status, await response.text()]).toEqual([400, '{"error":"bad request"}']);
  });

  test('refuses an address that sends too much with 429, and nothing else', async () => {
    const { url } = await start({ rate: 1, burst: 3 });
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await post(url, '{}')).status);
    expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
    expect(statuses).toContain(429);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  /** As Teams' tokens are told from others: by a glance, then by their signature. */
  const tokens = {
    glance: (authorization: string) =>
      authorization === 'known' ? 'known' : authorization.startsWith('token') ? 'unknown' : 'none',
    check: async (authorization: string) => authorization === 'token of Teams',
  } as const;
  const sent = async (url: string, authorization: string, forwarded?: string) =>
    (
      await post(url, '{}', {
        authorization,
        ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      })
    ).status;

  test('turns away what is no token before it reads the body, however much of it comes', async () => {
    const { url, bodies } = await start({ tokens, rate: 1, burst: 3 });
    const junk = await Promise.all(Array.from({ length: 50 }, () => sent(url, 'junk')));
    expect(new Set(junk)).toEqual(new Set([401]));
    expect(await sent(url, 'token of Teams')).toBe(200);
    expect(bodies).toHaveLength(1);
    const unread = await fetch(`${url}/api/messages`, { method: 'POST', body: 'x'.repeat(900_000) });
    expect(unread.status).toBe(401);
  });

  test('lets only what comes from Teams wait for its turn', async () => {
    const { url } = await start({ tokens, mostWaiting: 0 });
    expect(await sent(url, 'junk')).toBe(401);
    expect(await sent(url, 'token of somebody')).toBe(401);
    expect(await sent(url, 'known')).toBe(503);
  });

  test('limits who sends forged tokens, and never one whose token it knows', async () => {
    const { url } = await start({ tokens, rate: 0.001, burst: 3 });
    const forged: number[] = [];
    for (let n = 0; n < 5; n++) forged.push(await sent(url, 'token of somebody'));
    expect(forged).toEqual([401, 401, 401, 429, 429]);
    for (let n = 0; n < 5; n++) expect(await sent(url, 'known')).toBe(200);
  });

  test('counts senders behind a trusted proxy, and takes nobody else’s word', async () => {
    const behind = await start({ tokens, rate: 0.001, burst: 2, trustedProxies: ['127.0.0.0/8'] });
    const from = (address: string) => sent(behind.url, 'token of somebody', address);
    expect([await from('203.0.113.7'), await from('203.0.113.7'), await from('203.0.113.7')]).toEqual([
      401, 401, 429,
    ]);
    // What the sender itself wrote stands before the proxy's word.
    expect(await from('198.51.100.1, 203.0.113.7')).toBe(429);
    expect(await from('203.0.113.8')).toBe(401);
    expect(await from('203.0.113.8, 127.0.0.2')).toBe(401);
    expect(await from('203.0.113.8')).toBe(429);

    const direct = await start({ tokens, rate: 0.001, burst: 2 });
    const said = (address: string) => sent(direct.url, 'token of somebody', address);
    expect([await said('203.0.113.1'), await said('203.0.113.2'), await said('203.0.113.3')]).toEqual([
      401, 401, 429,
    ]);
  });

  test('answers 500 without a word of what happened, which the log has', async () => {
    const { url, errors } = await start({
      messages: () => Promise.reject(new Error('disk full at /var/lib')),
    });
    const response = await post(url, '{}', { accept: 'text/html' });
    expect([response.status, await response.text()]).toEqual([500, '{"error":"not handled"}']);
    expect(errors).toMatchObject([{ err: { message: 'disk full at /var/lib' }, path: '/api/messages' }]);
  });
});

describe('the other paths', () => {
  test('say that the process lives', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('say whether it is ready and what is missing', async () => {
    let state: { ready: boolean; missing: string[]; troubles: object[] } = {
      ready: false,
      missing: ['portfolio'],
      troubles: [],
    };
    const { url } = await start({ ready: async () => state });
    const before = await fetch(`${url}/readyz`);
    expect([before.status, await before.json()]).toEqual([
      503,
      { ready: false, missing: ['portfolio'], troubles: [] },
    ]);
    state = { ready: true, missing: [], troubles: [] };
    const after = await fetch(`${url}/readyz`);
    expect([after.status, await after.json()]).toEqual([200, { ready: true, missing: [], troubles: [] }]);
  });

  test('give the metrics as Prometheus reads them', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect(await response.text()).toBe('up 1\n');
  });

  test.each([{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }])(
    'give no metrics to whoever comes through a proxy: %j',
    async (headers) => {
      const { url } = await start();
      const response = await fetch(`${url}/metrics`, { headers });
      expect([response.status, await response.json()]).toEqual([404, { error: 'not found' }]);
    },
  );

  test('are 404 when unknown and 405 for the wrong method, in JSON', async () => {
    const { url } = await start();
    const unknown = await fetch(`${url}/etc/passwd`, { headers: { accept: 'text/html' } });
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: 'not found' }]);
    const wrong = await fetch(`${url}/api/messages`);
    expect([wrong.status, await wrong.json()]).toEqual([405, { error: 'method not allowed' }]);
    expect(wrong.headers.get('allow')).toBe('POST');
  });

  test.each(['/healthz', '/nowhere', '/metrics'])(
    'carry safe headers and no name of the server: %s',
    async (path) => {
      const { url } = await start();
      const { headers } = await fetch(url + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});

describe('stopping', () => {
  test('lets a request in flight finish and accepts no other', async () => {
    const arrived = Promise.withResolvers<void>();
    const work = Promise.withResolvers<void>();
    const { server, url } = await start({
      async messages(_request, response) {
        arrived.resolve();
        await work.promise;
        response.writeHead(200).end('done');
      },
    });
    const answer = post(url, '{}');
    await arrived.promise;
    const stopped = server.stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    work.resolve();
    expect(await (await answer).text()).toBe('done');
    await stopped;
    running.length = 0;
  });

  test('closes connections that are kept alive', async () => {
    const { server } = await start();
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await server.stop();
    await closed;
    running.length = 0;
  });

  test('does not wait for ever', async () => {
    const arrived = Promise.withResolvers<void>();
    const { server, url } = await start({
      patience: 10,
      messages() {
        arrived.resolve();
        return new Promise(() => {});
      },
    });
    const answer = post(url, '{}').catch((thrown: unknown) => thrown);
    await arrived.promise;
    await server.stop();
    expect(await answer).toMatchObject({ name: 'TypeError' });
    running.length = 0;
  });
});

test('a taken port is an error of the start', async () => {
  const { server } = await start();
  await expect(start({ port: server.port })).rejects.toThrow('EADDRINUSE');
});

describe('a download', () => {
  const long = `${'x'.repeat(1_000)}.${'y'.repeat(43)}`;
  const pieces = async function* () {
    yield '\uFEFFa,b\r\n';
    yield "1,'=2\r\n";
  };
  const downloads = async (token: string) =>
    token === 'good.one' || token === long ? { name: 'audit.csv', pieces } : null;

  test('is sent as a file that no browser opens or keeps', async () => {
    const { url } = await start({ downloads });
    const response = await fetch(`${url}/api/downloads/good.one`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("\uFEFFa,b\r\n1,'=2\r\n");
  });
  test('may have a link as long as what it says needs', async () => {
    const { url } = await start({ downloads });
    expect((await fetch(`${url}/api/downloads/${long}`)).status).toBe(200);
  });
  test.each(['other', 'good.one.', 'good.one/x', '..%2f..%2fetc%2fpasswd', '%00', `${'x'.repeat(3_000)}`])(
    'of anything else is not found: %.20s',
    async (token) => {
      const { url } = await start({ downloads });
      const response = await fetch(`${url}/api/downloads/${token}`);
      expect([response.status, await response.json()]).toEqual([404, { error: 'not found' }]);
    },
  );
  test('whose making fails in the middle ends without an end, so that nobody takes it for whole', async () => {
    const broken = async function* () {
      yield 'a,b\r\n';
      throw new Error('the store is gone');
    };
    const { url } = await start({ downloads: async () => ({ name: 'audit.csv', pieces: broken }) });
    const read = fetch(`${url}/api/downloads/any`).then((response) => response.text());
    await expect(read).rejects.toThrow();
  });
});
