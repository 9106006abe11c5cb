import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../control/control.ts';
import { controlRoutes } from '../control/control-routes.ts';
import type { Sim } from '../sim.ts';
import { type Answer, envelope } from './answer.ts';
import { type ReadBody, readBody } from './body.ts';
import type { Fault } from './faults.ts';
import { type Arrival, type Found, routeFinder } from './route.ts';
import { apiRoutes } from './routes.ts';

const api = '/v1';
const controls = '/_sim';

/** The HTTP server, not yet listening. */
export const openDoor = (sim: Sim, control: Control): Server => {
  const findApi = routeFinder(api, apiRoutes);
  const findControl = routeFinder(controls, controlRoutes(control));

  const answerApi = (request: IncomingMessage, arrival: Arrival): Answer => {
    const { method, path, now } = arrival;
    if (path === `${api}/token` && method === 'POST')
      return sim.tokens.issue(arrival.body, now, sim.settings);
    if (!sim.tokens.isGood(request.headers.authorization, now)) return envelope(401, 'Unauthorized', path);
    const wait = sim.rateLimit.take(now, sim.settings.callsPerMinute);
    if (wait > 0) return tooMany(path, sim.settings.sendRetryAfter ? wait : undefined);
    return runRoute(findApi(method, path), arrival);
  };

  const playApi = async (
    request: IncomingMessage,
    response: ServerResponse,
    arrival: Arrival,
    unreadable: Answer | null,
  ): Promise<void> => {
    const { method, path, query, body, now } = arrival;
    const logged = sim.log.add({ method, path, query: Object.fromEntries(query), body, at: now });
    const fault = sim.faults.take(method, path, query);
    if (fault?.fault === 'hang') return;
    if (fault?.fault === 'reset-before') return drop(request);
    if (fault?.fault === 'slow') await sleep(fault.ms, undefined, { ref: false });
    const done = refusalOf(fault, path) ?? unreadable ?? answerApi(request, arrival);
    if (sim.settings.latencyMs > 0) await sleep(sim.settings.latencyMs, undefined, { ref: false });
    if (fault?.fault === 'reset-after') return drop(request);
    const answer = fault?.fault === '500-after' ? envelope(500, 'Internal Server Error', path) : done;
    logged.status = answer.status;
    send(response, answer, fault?.fault === 'bad-json');
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://simulator');
    const read = await readBody(request);
    const now = sim.clock.now();
    sim.world.passTime(now);
    const body = read.kind === 'read' ? read.body : undefined;
    const arrival: Arrival = { sim, now, method: request.method ?? '', path, query, body };
    const unreadable = unreadableBody(read.kind, path);
    if (!path.startsWith(`${controls}/`)) return playApi(request, response, arrival, unreadable);
    send(response, unreadable ?? runRoute(findControl(arrival.method, path), arrival));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((thrown: unknown) => {
      if (response.headersSent || response.destroyed) return;
      send(response, envelope(500, `The simulator failed: ${String(thrown)}`, request.url ?? '/'));
    });
  });
  // Longer than any client's pool keeps an idle connection, so that no call meets a closing one.
  server.keepAliveTimeout = 65_000;
  return server;
};

const runRoute = (found: Found, arrival: Arrival): Answer => {
  if (found.kind === 'route') return found.route.run({ ...arrival, param: found.param });
  return found.kind === 'no-path'
    ? envelope(404, 'Not Found', arrival.path)
    : envelope(405, 'Method Not Allowed', arrival.path);
};

const unreadableBody = (kind: ReadBody['kind'], path: string): Answer | null => {
  if (kind === 'bad') return envelope(400, 'Malformed JSON in the request body', path);
  return kind === 'too-long' ? envelope(413, 'The request body is too long', path) : null;
};

const refusals = {
  '401': 'Unauthorized',
  '408': 'Request Timeout',
  '422': 'Unprocessable Entity',
  '500': 'Internal Server Error',
  '503': 'Service Unavailable',
};

const refusalOf = (fault: Fault | null, path: string): Answer | null => {
  if (fault?.fault === '429') return tooMany(path, fault.retryAfter);
  if (fault === null || !(fault.fault in refusals)) return null;
  const text = refusals[fault.fault as keyof typeof refusals];
  return withRetryAfter(envelope(Number(fault.fault), text, path), fault.retryAfter);
};

const tooMany = (path: string, retryAfter: number | undefined): Answer =>
  withRetryAfter(envelope(429, 'Too Many Requests', path), retryAfter);

const withRetryAfter = (answer: Answer, seconds: number | undefined): Answer =>
  seconds === undefined ? answer : { ...answer, headers: { 'retry-after': String(seconds) } };

/** The connection breaks as a crashed proxy breaks it: no answer, a TCP reset. */
const drop = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

const send = (response: ServerResponse, { status, body, headers }: Answer, cut = false): void => {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = JSON.stringify(body);
  const sent = Buffer.from(cut ? text.slice(0, Math.floor(text.length / 2)) : text);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': sent.length, ...headers })
    .end(sent);
};
