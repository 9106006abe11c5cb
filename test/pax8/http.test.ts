import { afterEach, describe, expect, test } from '@jest/globals';
import { noTrace } from '../../src/core/ports/traces.ts';
import { type Call, createHttp, type Observed } from '../../src/pax8/http.ts';
import { closeAll, startPax8, startTcp } from './loopback.ts';

afterEach(closeAll);

const put: Call = {
  method: 'PUT',
  path: '/subscriptions/s1',
  template: '/subscriptions/{id}',
  body: { quantity: 5 },
};
const get: Call = { method: 'GET', path: '/companies?page=0&size=200', template: '/companies' };

const sendTo = async (url: string, call: Call, over: Partial<Parameters<typeof createHttp>[0]> = {}) => {
  const observed: Observed[] = [];
  const http = createHttp({
    url,
    connectTimeoutMs: 200,
    answerTimeoutMs: 200,
    maxBodyBytes: 1000,
    trace: noTrace,
    observe: (seen) => observed.push(seen),
    ...over,
  });
  const reply = await http.send(call, { token: 'the-token', secrets: ['the-token'], attempt: 1 });
  await http.close();
  return { reply, observed };
};

describe('proof that nothing left', () => {
  test('a connection that is not made in time', async () => {
    let bytes = '';
    // The TLS handshake is never answered.
    const url = await startTcp((socket) => {
      socket.on('data', (data) => {
        bytes += data.toString('latin1');
      });
    });
    const { reply } = await sendTo(url.replace('http:', 'https:'), put);
    expect(reply).toMatchObject({
      kind: 'no-answer',
      sent: false,
      cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    });
    expect(bytes).not.toContain('quantity');
  });

  test('a TLS handshake that breaks off', async () => {
    const url = await startTcp((socket) => socket.destroy());
    const { reply } = await sendTo(url.replace('http:', 'https:'), put);
    expect(reply).toMatchObject({ kind: 'no-answer', sent: false });
  });

  test('a name that is not found', async () => {
    const { reply } = await sendTo('http://pax8.invalid/v1', put);
    expect(reply).toMatchObject({ kind: 'no-answer', sent: false, cause: { syscall: 'getaddrinfo' } });
  });

  test('a closed client', async () => {
    const pax8 = await startPax8(() => ({}));
    const http = createHttp({
      url: pax8.url,
      connectTimeoutMs: 200,
      answerTimeoutMs: 200,
      maxBodyBytes: 1000,
      trace: noTrace,
      observe: () => {},
    });
    await http.close();
    const reply = await http.send(put, { token: null, secrets: [], attempt: 1 });
    expect(reply).toMatchObject({ kind: 'no-answer', sent: false });
    expect(pax8.calls).toHaveLength(0);
  });
});

describe('no proof', () => {
  test.each(['silence', 'reset'] as const)('%s after the request was written', async (scripted) => {
    const pax8 = await startPax8(() => scripted);
    const { reply } = await sendTo(pax8.url, put);
    expect(reply).toMatchObject({ kind: 'no-answer', sent: true });
  });

  test('a connection that closes as soon as it is made', async () => {
    const url = await startTcp((socket) => socket.end());
    const { reply } = await sendTo(url, put);
    expect(reply).toMatchObject({ kind: 'no-answer', sent: true });
  });

  test('only an early hint came', async () => {
    const url = await startTcp((socket) => {
      socket.on('data', () => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n', () => socket.destroy()));
    });
    const { reply } = await sendTo(url, put);
    expect(reply).toMatchObject({ kind: 'no-answer', sent: true });
  });
});

describe('bounds', () => {
  test('a body that drips on for ever is cut off in time', async () => {
    const timers: NodeJS.Timeout[] = [];
    const url = await startTcp((socket) => {
      socket.on('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n[');
        const timer = setInterval(() => socket.write('1,'), 20);
        timers.push(timer);
        socket.on('close', () => clearInterval(timer));
      });
    });
    const { reply } = await sendTo(url, get);
    expect(reply).toMatchObject({ kind: 'answer', status: 200, json: undefined });
  });

  test('a body that is too large is not taken', async () => {
    const pax8 = await startPax8(() => ({ json: 'x'.repeat(2000) }));
    const { reply } = await sendTo(pax8.url, get);
    expect(reply).toMatchObject({ kind: 'answer', status: 200, json: undefined });
  });
});

test('each attempt is told with its template, never with ids', async () => {
  const pax8 = await startPax8(() => ({ status: 422 }));
  const { observed } = await sendTo(pax8.url, put);
  expect(observed).toEqual([
    {
      method: 'PUT',
      path: '/subscriptions/{id}',
      status: 422,
      ms: expect.any(Number),
      attempt: 1,
      failure: null,
    },
  ]);
});

test('an error answer that sends our token back is kept without it', async () => {
  const pax8 = await startPax8((request) => ({ status: 500, text: `failed with ${request.authorization}` }));
  const { reply } = await sendTo(pax8.url, get);
  expect(reply).toMatchObject({ text: 'failed with Bearer ***' });
});

test('of two secrets that begin alike nothing is left over', async () => {
  const pax8 = await startPax8(() => ({ status: 400, text: 'abcd and abcd-secret' }));
  const http = createHttp({
    url: pax8.url,
    connectTimeoutMs: 200,
    answerTimeoutMs: 200,
    maxBodyBytes: 1000,
    trace: noTrace,
    observe: () => {},
  });
  const reply = await http.send(get, { token: null, secrets: ['abcd', 'abcd-secret'], attempt: 1 });
  await http.close();
  expect(reply).toMatchObject({ text: '*** and ***' });
});

test('bytes that are not HTTP are not kept', async () => {
  const url = await startTcp((socket) => socket.on('data', () => socket.write('the-token echoed\r\n')));
  const { reply } = await sendTo(url, get);
  expect(reply).toMatchObject({
    kind: 'no-answer',
    sent: true,
    cause: { message: 'the answer is not HTTP' },
  });
});
