import type { Simulator } from '../../src/simulator/start.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers by path
export type Json = any;

/** Calls the simulator over HTTP as a client with good credentials does. */
export const callerOf = async (simulator: Simulator) => {
  const root = new URL(simulator.url).origin;
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${root}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  const login = async () => {
    const { body } = await send('POST', '/v1/token', credentials);
    return `Bearer ${(body as Json).access_token}`;
  };
  let authorization = await login();
  const api = (method: string, path: string, body?: unknown) =>
    send(method, `/v1${path}`, body, { authorization });
  return {
    /** Without a token. */
    send,
    login: async () => {
      authorization = await login();
    },
    get: (path: string) => api('GET', path),
    put: (path: string, body: unknown) => api('PUT', path, body),
    post: (path: string, body: unknown) => api('POST', path, body),
    patch: (path: string, body: unknown) => api('PATCH', path, body),
    delete: (path: string) => api('DELETE', path),
    control: (method: string, path: string, body?: unknown) => send(method, `/_sim${path}`, body),
  };
};

export const credentials = {
  client_id: 'demo',
  client_secret: 'demo',
  audience: 'https://api.pax8.com',
  grant_type: 'client_credentials',
};

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
