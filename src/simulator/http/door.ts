import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../control/control.ts';
import { controlRoutes } from '../control/control-routes.ts';
import { answerGraph } from '../graph/graph.ts';
import type { Sim } from '../sim.ts';
import { type Answer, envelope, ok } from './answer.ts';
import { type ReadBody, readBody } from './body.ts';
import type { Fault } from './faults.ts';
import { type Arrival, type Found, routeFinder } from './route.ts';
import { apiRoutes, webhookApiRoutes } from './routes.ts';

const api = '/v1';
/** Where the webhooks API is. https://devx.pax8.com/docs/how-to-use-webhook-apis */
const webhookApi = '/api/v2';
const controls = '/_sim';

/** The HTTP server, not yet listening. */
export const openDoor = (sim: Sim, control: Control): Server => {
  const findV1 = routeFinder(api, apiRoutes);
  const findV2 = routeFinder(webhookApi, webhookApiRoutes);
  const findApi = (method: string, path: string): Found =>
    (path.startsWith(`${webhookApi}/`) ? findV2 : findV1)(method, path);
  const findControl = routeFinder(controls, controlRoutes(control));

  const answerApi = (request: IncomingMessage, arrival: Arrival): Answer => {
    const { method, path, now } = arrival;
    const microsoft = answerGraph(request.headers.authorization, arrival);
    if (microsoft !== null) return microsoft;
    const psa = sim.psa.answer(request.headers, arrival);
    if (psa !== null) return psa;
    if (path === `${api}/token` && method === 'POST')
      return sim.tokens.issue(arrival.body, now, sim.settings);
    if (!sim.tokens.isGood(request.headers.authorization, now)) return envelope(401, 'Unauthorized', path);
    const wait = sim.rateLimit.take(now, sim.settings.callsPerMinute);
    if (wait > 0) return tooMany(path, sim.settings.sendRetryAfter ? wait : undefined);
    const answer = runRoute(findApi(method, path), arrival);
    const isMock = arrival.query.get('isMock') === 'true';
    if (method !== 'GET' && answer.status < 300 && !isMock)
      sim.log.wrote({ method, path, body: arrival.body, at: arrival.now });
    return answer;
  };

  /** The record that a write changes, as it is now; for a list, the first one of the company in the body. */
  const recordNow = (arrival: Arrival): unknown => {
    const { body, query } = arrival;
    const companyId = (body as { companyId?: unknown } | undefined)?.companyId;
    const asked = typeof companyId === 'string' ? new URLSearchParams({ companyId }) : query;
    const found = findApi('GET', arrival.path);
    const read = runRoute(found, { ...arrival, method: 'GET', query: asked, body: undefined }).body;
    return (read as { content?: readonly unknown[] } | undefined)?.content?.[0] ?? read;
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
    const before = fault?.fault === 'old-record' || fault?.done === false ? ok(recordNow(arrival)) : null;
    const answered = () => (fault?.done === false ? before : null) ?? answerApi(request, arrival);
    const done = refusalOf(fault, path) ?? unreadable ?? answered();
    const { latencyMs, listLatencyMs } = sim.settings;
    const waits = latencyMs + (isList(done) ? listLatencyMs : 0);
    if (waits > 0) await sleep(waits, undefined, { ref: false });
    if (fault?.fault === 'reset-after') return drop(request);
    const instead =
      fault?.fault === '500-after'
        ? envelope(500, 'Internal Server Error', path)
        : done.status < 300 && before;
    const answer = instead || done;
    logged.status = answer.status;
    sim.deliveries.sendWhatHappened();
    send(response, answer, fault?.fault);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://simulator');
    const read = await readBody(request);
    const now = sim.clock.now();
    sim.world.passTime(now, sim.settings.renewalMs);
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
  // Longer than any client keeps an idle connection, so that no call runs into a closing one.
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
  '403': 'Forbidden',
  '404': 'Not Found',
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

/** Breaks the connection like a crashed proxy: no answer, a TCP reset. */
const drop = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};

const isList = ({ body }: Answer): boolean => typeof body === 'object' && body !== null && 'page' in body;

const page = '<!doctype html><title>Gateway</title><h1>Please wait</h1>';

const withoutRows = { content: [], page: { size: 200, totalElements: 0, totalPages: 0, number: 0 } };

/** What replaces the body of a 2xx. */
const garbled: Partial<Record<Fault['fault'], (json: string) => Readonly<{ type: string; text: string }>>> = {
  'bad-json': (json) => ({ type: 'application/json', text: json.slice(0, Math.floor(json.length / 2)) }),
  html: () => ({ type: 'text/html', text: page }),
  'no-rows': () => ({ type: 'application/json', text: JSON.stringify(withoutRows) }),
  empty: () => ({ type: 'application/json', text: '' }),
};

const send = (response: ServerResponse, answer: Answer, fault?: Fault['fault']): void => {
  const { body, headers } = answer;
  const garble = fault === undefined || answer.status >= 300 ? undefined : garbled[fault];
  if (body === undefined && garble === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const json = body === undefined ? '' : JSON.stringify(body);
  const { type, text } = garble?.(json) ?? { type: 'application/json', text: json };
  const sent = Buffer.from(text);
  response
    // HTTP does not allow a body with 204.
    .writeHead(garble === undefined ? answer.status : 200, {
      'content-type': type,
      'content-length': sent.length,
      ...headers,
    })
    .end(sent);
};
